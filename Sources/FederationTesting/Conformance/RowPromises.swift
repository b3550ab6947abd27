import Documents
import Learning
import Tabular

/// A row's features are the row's own, however many others there are and however they are stored.
struct RowPromises {
    let bench: ConformanceBench

    var checks: [ConformanceCheck] {
        [
            ConformanceCheck("the order of the database changes no bit", order),
            ConformanceCheck("one entity alone has the bits it has among all", alone),
            ConformanceCheck("no rows make an empty frame", none),
            ConformanceCheck("rows of one class load, and the quality check says so", oneClass),
            ConformanceCheck("an absent table is named, or changes nothing", absentTables),
        ]
    }

    private func order() throws {
        let copy = try bench.canonicalCopy()
        let whole = try bench.canonicalFrame()
        var orders: [([String]) -> [String]] = [{ $0.reversed() }]
        for seed in UInt64(1)...2 {
            orders.append { rows in
                var generator = SeededGenerator(seed: seed)
                return generator.permutation(of: rows.count).map { rows[$0] }
            }
        }
        for order in orders {
            let moved = copy.tables.map {
                "UPDATE \(SQL.name($0.name)) SET rowid = rowid + 1000000;"
            }
            let loaded = try bench.load(copy.sql(moved, inOrder: order), copy.mapping)
            try expectNone(loaded.difference(from: whole), "the same bits in another order")
        }
    }

    /// Only where the observations' own table isn't read as anybody's history.
    private func alone() throws {
        let copy = try bench.canonicalCopy()
        let plan = try bench.plan()
        let isHistory = try StudyColumns(bench).learnt.contains {
            $0.history.table == plan.table && $0.history.observed != plan.entity
        }
        guard !isHistory, plan.entity.table == plan.table else { return }
        let whole = try bench.canonicalFrame()
        for (number, key) in whole.entityKeys.enumerated().prefix(5) {
            let others =
                "DELETE FROM \(SQL.name(plan.table)) "
                + "WHERE CAST(\(SQL.name(plan.entity.column)) AS TEXT) IS NOT \(SQL.text(key));"
            let loaded = try bench.load(copy.sql([others]), copy.mapping)
            let rows = whole.rowKeys.indices.filter { whole.frame.entities[$0] == number }
            try expectNone(
                loaded.difference(fromRows: rows, of: whole),
                "entity number \(number) alone as among all")
        }
    }

    private func none() throws {
        let copy = try bench.canonicalCopy()
        let plan = try bench.plan()
        let empty = copy.sql(["DELETE FROM \(SQL.name(plan.table));"])
        let loaded = try bench.load(empty, copy.mapping)
        try expect(
            loaded.frame.rowCount == 0 && loaded.population.kept == 0, "no rows",
            found: "\(loaded.frame.rowCount)")
        let (report, _) = try bench.report(empty, copy.mapping)
        try expect(report.isBlocked, "a quality check that fails without rows", found: "none")
    }

    /// Without the entities of any other class, since what is left of them may count for another row.
    private func oneClass() throws {
        let copy = try bench.canonicalCopy()
        let plan = try bench.plan()
        let whole = try bench.canonicalFrame()
        guard whole.frame.targetKind.classCount != nil else { return }
        let others = whole.rowKeys.indices.filter { whole.frame.targets[$0] != 0 }
        let keys = others.map { whole.entityKeys[whole.frame.entities[$0]] }
        let sql = copy.sql([
            "DELETE FROM \(SQL.name(plan.entity.table)) "
                + "WHERE CAST(\(SQL.name(plan.entity.column)) AS TEXT) IN (\(SQL.list(keys)));"
        ])
        let loaded = try bench.load(sql, copy.mapping)
        try expect(
            loaded.population.classes.dropFirst().allSatisfy { $0 == 0 },
            "rows of the first class only", found: "\(loaded.population.classes)")
        let (report, _) = try bench.report(sql, copy.mapping)
        try expect(
            report.results(.fail).contains { $0.id == "Y1" }, "Y1 to fail on one class",
            found: "\(report)")
    }

    /// A table that the study doesn't read changes no bit; one that it reads is named.
    private func absentTables() throws {
        let copy = try bench.canonicalCopy()
        let whole = try bench.canonicalFrame()
        for table in copy.tables.map(\.name) where bench.field.schema.table(table) != nil {
            var mapping = copy.mapping.changed(at: ["tables", table], to: nil)
            for column in bench.field.schema.table(table)?.columns ?? [] {
                mapping = mapping.changed(at: ["absent", "\(table).\(column.name)"], to: nil)
            }
            mapping = mapping.changed(at: ["absent", table], to: "not held")
            do {
                let loaded = try bench.load(copy.sql(), mapping)
                guard try !isRead(table) else { continue }
                try expectNone(loaded.difference(from: whole), "the same bits without \(table)")
            } catch let failure as ConformanceFailure {
                throw failure
            } catch {
                try Sentence.expect(error)
                try expect(
                    "\(error)".contains(table), "an error that names \(table)", found: "\(error)")
            }
        }
    }

    /// True where the plan or a feature reads the table, though it may do without.
    private func isRead(_ table: String) throws -> Bool {
        let plan = try bench.plan()
        let columns = try StudyColumns(bench)
        let read =
            [plan.table] + plan.lookups.map(\.table) + plan.needs.map(\.table)
            + plan.time.map(\.table) + plan.evidence.map(\.table)
            + columns.cells.map(\.reference.table) + columns.learnt.map(\.history.table)
        return read.contains(table)
    }

    private func expectNone(
        _ difference: String?, _ expected: String
    ) throws(ConformanceFailure) {
        if let difference { throw ConformanceFailure(expected: expected, found: difference) }
    }
}
