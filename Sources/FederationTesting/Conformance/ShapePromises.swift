import Documents
import Tabular

/// The same rows give the same frame, whatever an institution calls, counts and dates them by.
struct ShapePromises {
    let bench: ConformanceBench

    var checks: [ConformanceCheck] {
        [
            ConformanceCheck("the shapes have other columns", differ),
            ConformanceCheck("every shape gives the rows that the field knows beforehand", counts),
            ConformanceCheck("every shape passes the quality checks", quality),
            ConformanceCheck("two shapes of the same rows give the same bits", same),
            ConformanceCheck("tables of the canonical names give the same bits", canonical),
            ConformanceCheck("a local table of a canonical name is shadowed", shadowed),
        ]
    }

    private var shapes: [InstitutionShape] { bench.samples.shapes }

    private func differ() throws {
        let columns = try shapes.map { shape in
            try bench.read(shape.sql, try bench.mapping(of: shape)) { _, snapshot in
                Set(try snapshot.localSchema().tables.flatMap(\.columns).map(\.name))
            }
        }
        for (first, second) in zip(columns, columns.dropFirst()) {
            try expect(
                first.intersection(second).count * 2 < first.count,
                "most columns by other names in the next shape",
                found: "\(first.intersection(second).count) of \(first.count) alike")
        }
    }

    private func counts() throws {
        let expected = bench.samples.expected
        for shape in shapes {
            let flow = try load(shape).population
            let excluded = Dictionary(
                flow.excluded.map { ($0.reason, $0.count) }, uniquingKeysWith: +)
            try expect(
                flow.classes == expected.classes && flow.kept == expected.kept,
                "\(expected.classes) rows of the classes, \(expected.kept) in all, at \(shape.name)",
                found: "\(flow.classes), \(flow.kept)")
            try expect(
                flow.censored == expected.censored, "\(expected.censored) censored",
                found: "\(flow.censored)")
            try expect(
                excluded == expected.excluded, "excluded \(expected.excluded)", found: "\(excluded)"
            )
        }
    }

    private func quality() throws {
        for shape in shapes {
            let report = try bench.report(shape.sql, try bench.mapping(of: shape)).report
            try expect(
                !report.isBlocked, "no check of \(shape.name) that fails",
                found: report.results(.fail).map(\.description).joined(separator: "; "))
        }
    }

    private func same() throws {
        let first = try load(shapes[0])
        for shape in shapes.dropFirst() {
            try expectSame(try load(shape), as: first, "\(shapes[0].name) and \(shape.name) alike")
        }
    }

    private func canonical() throws {
        try expectSame(
            try bench.canonicalFrame(), as: try load(shapes[0]),
            "the canonical copy like \(shapes[0].name)")
    }

    private func shadowed() throws {
        for shape in shapes {
            let mapping = try bench.mapping(of: shape)
            let local = try bench.read(shape.sql, mapping) { _, snapshot in
                Set(try snapshot.localSchema().tables.map { $0.name.lowercased() })
            }
            let names = bench.field.schema.tables.map(\.name).filter { !local.contains($0) }
            let strays = names.map { name in
                "CREATE TABLE \(SQL.name(name)) (stray); INSERT INTO \(SQL.name(name)) VALUES (1);"
            }
            let sql = shape.sql + ";" + strays.joined()
            try expectSame(
                try bench.load(sql, mapping), as: try load(shape),
                "\(shape.name) with strangers of canonical names as without")
        }
    }

    private func load(_ shape: InstitutionShape) throws -> LoadedFrame {
        try bench.load(shape.sql, try bench.mapping(of: shape))
    }

    private func expectSame(
        _ loaded: LoadedFrame, as other: LoadedFrame, _ expected: String
    ) throws(ConformanceFailure) {
        if let difference = loaded.difference(from: other) {
            throw ConformanceFailure(expected: expected, found: difference)
        }
    }
}
