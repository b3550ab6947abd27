import Documents
import Learning
import Tabular

/// What a column may hold beside plain values never makes a number that isn't there.
struct ColumnPromises {
    let bench: ConformanceBench

    var checks: [ConformanceCheck] {
        [
            ConformanceCheck("a column that is missing everywhere makes no number up", missing),
            ConformanceCheck("a special value everywhere stays that special", specials),
            ConformanceCheck("a code that nobody has seen blocks, and isn't told", unseen),
            ConformanceCheck("a column of one value is told", constant),
        ]
    }

    private func missing() throws {
        let copy = try bench.canonicalCopy()
        for cell in try StudyColumns(bench).free {
            let sql = copy.sql([set(cell, to: "NULL")])
            guard let loaded = try bench.report(sql, copy.mapping).loaded,
                let column = loaded.column(named: cell.request.name)
            else { continue }
            try expect(
                column.values.allSatisfy(\.isFinite), "finite numbers in \(cell.request.name)",
                found: "others, where \(cell.reference) is missing")
            guard cell.isAttribute else { continue }
            try expect(
                column.states.allSatisfy { $0 == FrameColumn.missing },
                "\(cell.request.name) missing in every row", found: "a value")
        }
    }

    private func specials() throws {
        let copy = try bench.canonicalCopy()
        for cell in try StudyColumns(bench).free where cell.isAttribute {
            for (index, name) in cell.request.specification.specials.enumerated() {
                let text = IdentityMapping.special(name)
                let path =
                    CanonicalCopy.path(
                        cell.reference.table, cell.reference.column, isAttribute: true)
                    + ["specials", text]
                let mapping = copy.mapping.changed(at: path, to: .string(name))
                let loaded = try bench.load(copy.sql([set(cell, to: SQL.text(text))]), mapping)
                guard let column = loaded.column(named: cell.request.name) else { continue }
                let known = loaded.rowKeys.indices.filter {
                    column.states[$0] != FrameColumn.missing
                }
                try expect(
                    known.allSatisfy {
                        column.states[$0] == FrameColumn.firstSpecial + UInt8(index)
                    },
                    "\(cell.request.name) to be \(name) in every row", found: "something else")
            }
        }
    }

    private func unseen() throws {
        let copy = try bench.canonicalCopy()
        for cell in try StudyColumns(bench).free {
            guard case .code(let levels, _) = cell.request.specification.kind else { continue }
            let sql = copy.sql([set(cell, to: SQL.text(Canary.text))])
            if cell.column.content == .word, levels.contains("other") {
                let column = try bench.load(sql, copy.mapping).column(named: cell.request.name)
                let other = levels.firstIndex(of: "other").map(Double.init)
                try expect(
                    column.map { $0.values.allSatisfy { $0 == other } } ?? true,
                    "\(cell.request.name) to be other in every row", found: "another level")
                continue
            }
            do {
                _ = try bench.load(sql, copy.mapping)
            } catch let error as FeatureError {
                guard case .findings(let findings) = error,
                    findings.contains(where: { $0.check == "C4" })
                else {
                    throw ConformanceFailure(
                        expected: "check C4 of \(cell.reference)", found: "\(error)")
                }
                try Canary.expectNone(in: ["\(error)", String(reflecting: error)])
                continue
            }
            throw ConformanceFailure(expected: "check C4 of \(cell.reference)", found: "a frame")
        }
    }

    /// A feature that also depends on its observation's time may still vary, and then nothing is told.
    private func constant() throws {
        let copy = try bench.canonicalCopy()
        for cell in try StudyColumns(bench).free where cell.isOnly && cell.request.role == .feature
        {
            let (table, name) = (SQL.name(cell.reference.table), SQL.name(cell.reference.column))
            let value = "(SELECT \(name) FROM \(table) WHERE \(name) IS NOT NULL LIMIT 1)"
            let (report, loaded) = try bench.report(copy.sql([set(cell, to: value)]), copy.mapping)
            guard let column = loaded?.column(named: cell.request.name) else { continue }
            let known = column.values.indices.filter { column.states[$0] == FrameColumn.value }
            guard Set(known.map { column.values[$0] }).count == 1 else { continue }
            let told = report.results.contains {
                $0.id == "M3" && $0.place == cell.request.name && $0.outcome != .pass
            }
            try expect(told, "M3 to tell that \(cell.request.name) is constant", found: "no word")
        }
    }

    private func set(_ cell: StudyColumns.Cell, to value: String) -> String {
        "UPDATE \(SQL.name(cell.reference.table)) SET \(SQL.name(cell.reference.column)) = \(value);"
    }
}
