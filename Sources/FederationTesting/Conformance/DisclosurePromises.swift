import Documents
import Learning
import Tabular

/// No value of a row is in anything that people read.
struct DisclosurePromises {
    let bench: ConformanceBench

    var checks: [ConformanceCheck] {
        [
            ConformanceCheck("no error and no report tells a value of a row", errors),
            ConformanceCheck("a frame describes itself by shapes and counts", descriptions),
        ]
    }

    /// Each column of the canonical copy in turn holds nothing but canaries.
    private func errors() throws {
        let copy = try bench.canonicalCopy()
        for table in copy.tables {
            for column in table.columns {
                let sql = copy.sql([
                    """
                    UPDATE \(SQL.name(table.name)) \
                    SET \(SQL.name(column)) = '\(Canary.text)-' || rowid;
                    """
                ])
                try Canary.expectNone(in: try texts { try report(sql, copy.mapping) })
                try Canary.expectNone(in: try texts { try loaded(sql, copy.mapping) })
            }
        }
    }

    private func descriptions() throws {
        let copy = try bench.canonicalCopy()
        let plan = try bench.plan()
        let column = SQL.name(plan.entity.column)
        let loaded = try bench.load(
            copy.sql([
                "UPDATE \(SQL.name(plan.entity.table)) SET \(column) = '\(Canary.text)-' || \(column);"
            ]), copy.mapping)
        try expect(
            plan.entity.table != plan.table
                || loaded.entityKeys.allSatisfy { $0.hasPrefix(Canary.text) },
            "entities of the canary's names", found: "others")
        var dumped = ""
        dump(loaded, to: &dumped)
        try Canary.expectNone(in: [
            "\(loaded)", String(reflecting: loaded), dumped, "\(loaded.frame)",
            String(reflecting: loaded.frame), "\(loaded.population)",
        ])
    }

    /// What an attempt says, or what it throws.
    private func texts(_ attempt: () throws -> [String]) throws -> [String] {
        do {
            return try attempt()
        } catch {
            return ["\(error)", String(reflecting: error)]
        }
    }

    private func report(_ sql: String, _ mapping: JSONValue) throws -> [String] {
        let (report, loaded) = try bench.report(sql, mapping)
        return [
            "\(report)", String(reflecting: report),
            String(decoding: report.json.encoded(), as: UTF8.self), loaded.map { "\($0)" } ?? "",
        ]
    }

    private func loaded(_ sql: String, _ mapping: JSONValue) throws -> [String] {
        let loaded = try bench.load(sql, mapping)
        return ["\(loaded)", "\(loaded.frame)", "\(loaded.findings)", "\(loaded.population)"]
    }
}
