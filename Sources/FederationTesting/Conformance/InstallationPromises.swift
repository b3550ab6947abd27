import Documents
import Tabular

/// A mapping is held against the database that it reads, and the database is only ever read.
struct InstallationPromises {
    let bench: ConformanceBench

    var checks: [ConformanceCheck] {
        [
            ConformanceCheck("a local table or column that isn't there is named", locals),
            ConformanceCheck("a condition is one expression that SQLite can read", conditions),
            ConformanceCheck("a study's attribute is of the mapping's type and unit", attributes),
            ConformanceCheck("a feature says which absent column it needs", needs),
            ConformanceCheck("the same mapping gives the same SQL", stable),
            ConformanceCheck("nothing can be written through a snapshot", readOnly),
        ]
    }

    private func locals() throws {
        let copy = try bench.canonicalCopy()
        for table in mappedTables(copy) {
            let path = ["tables", table.name]
            try refuse(copy, path + ["from"], "\(table.name)_gone") { error in
                if case .noLocalTable("tables.\(table.name).from", _, _) = error {
                    true
                } else {
                    false
                }
            }
            guard let column = table.columns.first else { continue }
            let place = CanonicalCopy.path(table.name, column)
            try refuse(copy, place + ["column"], "\(column)_gone") { error in
                if case .noLocalColumn(let found, _, _) = error {
                    found == place.joined(separator: ".")
                } else {
                    false
                }
            }
        }
    }

    private func conditions() throws {
        let copy = try bench.canonicalCopy()
        for table in mappedTables(copy) {
            let place = ["tables", table.name, "where"]
            for condition in ["1; DELETE FROM x", "1 IN (SELECT 1)", "1 -- all"] {
                try refuse(copy, place, .string(condition)) { error in
                    if case .condition = error { true } else { false }
                }
            }
            try refuse(copy, place, "no_such_column > 1") { error in
                if case .conditionRefused = error { true } else { false }
            }
        }
    }

    private func attributes() throws {
        let copy = try bench.canonicalCopy()
        for request in bench.samples.requests {
            guard case .attribute(let table, let name, let type, let unit, _) = request.source
            else { continue }
            let other: AttributeType = type == .flag ? .code : .flag
            try refuse(
                copy,
                request.asking(.attribute(table: table, name: name, type: other, unit: unit))
            ) { error in
                if case .otherType(name, _, _) = error { true } else { false }
            }
            try refuse(
                copy,
                request.asking(.attribute(table: table, name: name, type: type, unit: "furlong"))
            ) { error in
                if case .otherUnit(name, _, _) = error { true } else { false }
            }
        }
    }

    private func needs() throws {
        let copy = try bench.canonicalCopy()
        for cell in try StudyColumns(bench).free where !cell.isAttribute && !cell.isOptional {
            let name = cell.reference.description
            let path = CanonicalCopy.path(cell.reference.table, cell.reference.column)
            let mapping = copy.mapping.changed(at: path, to: nil)
                .changed(at: ["absent", name], to: "not held")
            try refuse(copy, cell.request, mapping) { error in
                if case .needsAbsent(_, cell.reference, _) = error { true } else { false }
            }
        }
    }

    private func stable() throws {
        for shape in bench.samples.shapes {
            let mapping = try bench.mapping(of: shape)
            let texts = try (0..<2).map { _ in
                try bench.read(shape.sql, mapping) { compiled, _ in compiled.sql }
            }
            try expect(
                texts[0] == texts[1], "the same SQL of \(shape.name) twice", found: "two texts")
        }
    }

    private func readOnly() throws {
        let copy = try bench.canonicalCopy()
        try bench.read(copy.sql(), copy.mapping) { _, snapshot in
            for table in mappedTables(copy) {
                let name = "main.\(SQL.name(table.name))"
                for statement in ["DELETE FROM \(name)", "DROP TABLE \(name)"] {
                    try expectRefusal(of: statement, snapshot)
                }
            }
            try expectRefusal(of: "CREATE TEMP TABLE stray (x)", snapshot)
        }
    }

    private func expectRefusal(of sql: String, _ snapshot: Snapshot) throws(ConformanceFailure) {
        do throws(LoadingError) {
            _ = try snapshot.texts(sql)
        } catch { return }
        throw ConformanceFailure(expected: "a refusal of \(sql)", found: "a statement that ran")
    }

    private func mappedTables(_ copy: CanonicalCopy) -> [CanonicalCopy.Table] {
        copy.tables.filter { bench.field.schema.table($0.name) != nil }
    }

    /// A mapping that only the database can refuse, with one key changed.
    private func refuse(
        _ copy: CanonicalCopy, _ path: [String], _ value: JSONValue,
        _ isExpected: (MappingError) -> Bool
    ) throws {
        do {
            try bench.read(copy.sql(), copy.mapping.changed(at: path, to: value)) { _, _ in }
        } catch let error as MappingError where isExpected(error) {
            return try Sentence.expect(error)
        } catch {
            throw ConformanceFailure(
                expected: "the error at \(path.joined(separator: "."))", found: "\(error)")
        }
        throw ConformanceFailure(
            expected: "the error at \(path.joined(separator: "."))", found: "none")
    }

    /// A request that the mapping can't answer.
    private func refuse(
        _ copy: CanonicalCopy, _ request: FeatureRequest, _ mapping: JSONValue? = nil,
        _ isExpected: (FeatureError) -> Bool
    ) throws {
        let loader = try bench.loader(requests: [request])
        do {
            _ = try bench.read(copy.sql(), mapping ?? copy.mapping) { try loader.load($0, in: $1) }
        } catch let error as FeatureError where isExpected(error) {
            return try Sentence.expect(error)
        } catch {
            throw ConformanceFailure(expected: "an error of \(request.name)", found: "\(error)")
        }
        throw ConformanceFailure(expected: "an error of \(request.name)", found: "none")
    }
}

extension FeatureRequest {
    /// The same request of another source.
    fileprivate func asking(_ source: Source) -> FeatureRequest {
        FeatureRequest(
            specification: specification, source: source, role: role, isWaived: isWaived)
    }
}
