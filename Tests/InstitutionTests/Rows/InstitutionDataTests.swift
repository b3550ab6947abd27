import Console
import Documents
import Federation
import FederationTesting
import Foundation
import Institution
import Learning
import Tabular
import Testing

@Suite struct `An institution's data` {
    private let folder: TemporaryFolder
    private let sample = OrchardSample(name: "alder", rows: 120, seed: 1)

    init() throws {
        folder = try TemporaryFolder()
    }

    private func data(
        _ path: String? = nil, mapping: [UInt8]? = nil
    ) throws -> InstitutionData {
        try InstitutionData(
            domain: Orchard.self, databasePath: path ?? sample.write(into: folder.path),
            mappingBytes: mapping ?? sample.mapping())
    }

    private func file(_ bytes: [UInt8]) throws -> String {
        let path = folder.file("alder.sqlite")
        try Data(bytes).write(to: URL(fileURLWithPath: path))
        return path
    }

    @Test func `gives the rows of a study, all that have an outcome`() throws {
        let loaded = try data().load(OrchardStudy.study())
        #expect(loaded.frame.rowCount == 120)
        #expect(loaded.frame.columns.map(\.specification.name) == ["height", "watered", "soil"])
        let events = loaded.frame.labels.reduce(0) { $0 + Int($1) }
        #expect([120 - events, events] == loaded.population.classes && events > 0 && events < 120)
    }

    @Test func `gives the same rows and the same hash however often it is read`() throws {
        let data = try data()
        let study = try OrchardStudy.study()
        #expect(try data.load(study).tableHash == data.load(study).tableHash)
    }

    @Test func `puts every row into a fold, an entity into one, where the study cross-fits`() throws
    {
        let data = try data()
        let loaded = try data.load(
            OrchardStudy.study(("split", ["kind": "folds", "folds": 4])))
        let folds = try #require(loaded.frame.folds)
        #expect(folds.count == 4 && folds.rows.allSatisfy { !$0.isEmpty })
        #expect(loaded.frame.rows(in: .training).count == 120)
        for (row, fold) in folds.ofRow.enumerated() {
            let entity = loaded.entityKeys[loaded.frame.entities[row]]
            let draw = SplitRequest.draw(seed: "11", entity: entity)
            #expect(HashSplit.fold(draw: draw, of: 4) == fold)
        }
        let three = try data.load(OrchardStudy.study(("split", ["kind": "folds", "folds": 3])))
        #expect(three.tableHash != loaded.tableHash)
    }

    @Test func `keeps columns of subgroups beside those of the model`() throws {
        let study = try OrchardStudy.study(
            (
                "features",
                [
                    ["feature": "height", "range": [0, 400], "edges": [100, 200]],
                    ["feature": "watered", "type": "flag", "role": "subgroup"],
                ]
            ))
        let loaded = try data().load(study)
        let rows = InstitutionRows(institution: "alder", loaded: loaded, threads: 1)
        #expect(loaded.frame.columns.count == 1 && rows.frame.columns.count == 2)
        #expect(rows.trainingRows == rows.frame.rows(in: .training).count)
        #expect(study.inputs.map(\.name) == ["height"])
    }

    @Test func `prints the views that its mapping compiles to`() throws {
        let sql = try data().sql()
        #expect(sql.contains("tree") && sql.contains("harvest") && sql.contains("height_cm"))
        #expect(!sql.contains("alder-0"))
    }

    @Test func `is checked against a study or as a whole`() throws {
        let data = try data()
        #expect(try !data.check(nil).isBlocked)
        #expect(try !data.check(OrchardStudy.study()).isBlocked)
    }

    @Test func `brings rows to a rehearsal only where its whole check doesn't fail`() throws {
        let data = try data()
        let study = try OrchardStudy.study()
        let rows = try StudyRows(checking: data, study: study, institution: "alder", threads: 1)
        #expect(rows.rows.frame.rowCount == 120 && rows.rows.population.kept == 120)
        #expect(rows.report.results.contains { $0.id == "C1" })
        let other = try OrchardStudy.study(
            (
                "features",
                [
                    ["feature": "soil", "codes": ["loam", "clay"]],
                    ["feature": "watered", "type": "flag"],
                ]
            ))
        let failure = try #require(throws: CheckFailure.self) {
            try StudyRows(checking: data, study: other, institution: "alder", threads: 1)
        }
        #expect(failure.members.map(\.institution) == ["alder"] && failure.exitStatus == .no)
        #expect(failure.description.hasPrefix("alder:\nfail  C4"))
    }

    @Test func `is missing, and stays so`() throws {
        let path = folder.file("none.sqlite")
        #expect(throws: LoadingError.noSuchFile(path: path)) { try data(path) }
        #expect(!FileManager.default.fileExists(atPath: path))
        #expect(throws: LoadingError.folder(path: folder.path)) { try data(folder.path) }
    }

    @Test func `is empty or something else`() throws {
        let empty = try file([])
        #expect(throws: LoadingError.emptyFile(path: empty)) { try data(empty) }
        let text = try file(Array(repeating: 0x61, count: 8192))
        #expect(throws: LoadingError.notADatabase(path: text)) {
            try data(text).load(OrchardStudy.study())
        }
    }

    @Test func `is damaged`() throws {
        let path = try sample.write(into: folder.path)
        var bytes = [UInt8](try Data(contentsOf: URL(fileURLWithPath: path)))
        #expect(bytes.count > 8192)
        for index in 4096..<bytes.count { bytes[index] = 0xA5 }
        try Data(bytes).write(to: URL(fileURLWithPath: path))
        #expect(throws: LoadingError.damaged(path: path)) {
            try data(path).check(OrchardStudy.study())
        }
    }

    @Test func `has another shape than its mapping says`() throws {
        let mapping = sample.mapping(yield: "yeild")
        #expect(
            throws: MappingError.noLocalColumn(
                path: "tables.harvest.columns.yield", nearest: "yield",
                known: ["id", "owner", "planted", "height", "watered", "soil", "yield"])
        ) {
            try data(mapping: mapping).load(OrchardStudy.study())
        }
    }

    @Test func `is unreadable in a row, of which only the number is told`() throws {
        let path = folder.file("alder.sqlite")
        try SampleDatabase.create(
            sample.sql + "UPDATE trees SET height = 'Rosebud' WHERE id = 'alder-3';", at: path)
        let error = #expect(throws: (any Error).self) {
            try data(path).load(OrchardStudy.study())
        }
        let text = try #require(error.map { "\($0)" })
        #expect(text.contains("height"))
        #expect(!text.contains("Rosebud") && !text.contains("alder-3"))
    }

    @Test func `has no rows, or one outcome only, which is for the check to say`() throws {
        for change in ["DELETE FROM trees;", "UPDATE trees SET yield = 'fruit';"] {
            let path = folder.file("case-\(change.count).sqlite")
            try SampleDatabase.create(sample.sql + change, at: path)
            let data = try data(path)
            #expect(try data.check(OrchardStudy.study()).isBlocked, "\(change)")
            _ = try data.load(OrchardStudy.study())
        }
    }
}
