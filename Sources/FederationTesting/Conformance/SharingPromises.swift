import GRDB
import Tabular

/// An institution's own programs go on writing while its node reads: the node sees one state.
struct SharingPromises {
    let bench: ConformanceBench

    var checks: [ConformanceCheck] {
        [ConformanceCheck("what others write while it is read shows at the next reading", sharing)]
    }

    private func sharing() throws {
        let copy = try bench.canonicalCopy()
        let loader = try bench.loader()
        let folder = try TemporaryFolder()
        let path = folder.file("sample.sqlite")
        try SampleDatabase.create(copy.sql(), at: path)
        let writer = try DatabaseQueue(path: path)
        try writer.writeWithoutTransaction { try $0.execute(sql: "PRAGMA journal_mode = WAL") }
        let mapping = try Mapping(copy.mapping, schema: bench.field.schema)
        let database = try InstitutionDatabase(path: path)
        let difference = try database.snapshot { snapshot in
            let compiled = try snapshot.install(mapping, schema: bench.field.schema)
            let before = try loader.load(compiled, in: snapshot)
            try writer.write { connection in
                for table in copy.tables {
                    try connection.execute(sql: "DELETE FROM \(SQL.name(table.name))")
                }
            }
            return try loader.load(compiled, in: snapshot).difference(from: before)
        }
        try expect(
            difference == nil, "the same rows while others delete them", found: difference ?? "")
        let left = try database.snapshot { snapshot in
            try loader.inspect(
                snapshot.install(mapping, schema: bench.field.schema), in: snapshot
            ).rowKeys.count
        }
        try expect(left == 0, "no rows once others have deleted them", found: "\(left)")
        withExtendedLifetime(folder) {}
    }
}
