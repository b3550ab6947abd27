import Documents
import Tabular

/// One measurement and one day are the same bits in whatever unit and encoding they are kept.
struct EncodingPromises {
    let bench: ConformanceBench

    var checks: [ConformanceCheck] {
        KeptTime.days.map { kept in
            ConformanceCheck("days kept as \(kept.name) give the same bits") { try days(kept) }
        }
            + KeptTime.instants.map { kept in
                ConformanceCheck("instants kept as \(kept.name) give the same bits") {
                    try instants(kept)
                }
            } + [
                ConformanceCheck(
                    "a measurement in any unit of its dimension gives the same bits", units),
                ConformanceCheck("a measure in any of its units gives the same bits", measures),
                ConformanceCheck("numbers kept as text give the same bits", numbers),
            ]
    }

    /// Every column of days that the institution maps, at once.
    private func days(_ kept: KeptTime) throws {
        try expectSame("days as \(kept.name)") { table, column, path in
            guard column.content == .date else { return nil }
            let name = SQL.name(column.name)
            return (
                """
                UPDATE \(SQL.name(table)) SET \(name) = \(kept.written(name)) \
                WHERE \(name) IS NOT NULL AND \(name) NOT LIKE 'special:%';
                """,
                { mapping in
                    mapping.changed(at: path + ["date"], to: .string(kept.encoding))
                        .changed(at: path + ["ambiguous"], to: "accepted")
                }
            )
        }
    }

    /// Every column of instants that the institution maps, at once; ticks have one encoding only.
    private func instants(_ kept: KeptTime) throws {
        let own = try bench.canonicalCopy().mapping
        try expectSame("instants as \(kept.name)") { table, column, path in
            guard own.value(at: path + ["date"]) == "epoch_ms" else { return nil }
            let name = SQL.name(column.name)
            return (
                """
                UPDATE \(SQL.name(table)) SET \(name) = \(kept.written(name)) \
                WHERE typeof(\(name)) = 'integer';
                """, { $0.changed(at: path + ["date"], to: .string(kept.encoding)) }
            )
        }
    }

    /// Columns whose resolution says how far a measurement goes, unit by unit.
    private func units() throws {
        let exponent = bench.samples.requests.lazy.compactMap { request in
            if case .domain(_, let code?, _) = request.source { code } else { nil }
        }.first.flatMap(Currency.exponent)
        for dimension in Dimension.allCases {
            for unit in UnitConversion.names(in: dimension) {
                guard
                    let conversion = try? UnitConversion(
                        unit, toCanonical: dimension, currencyExponent: exponent)
                else { continue }
                try expectSame("\(dimension.rawValue) in \(unit)") { table, column, path in
                    guard column.dimension == dimension, column.resolution != nil else {
                        return nil
                    }
                    return (
                        rewrite(column, of: table, conversion),
                        { $0.changed(at: path + ["unit"], to: .string(unit)) }
                    )
                }
            }
        }
    }

    /// Rows of one measure, in a column that holds many.
    private func measures() throws {
        let own = try bench.canonicalCopy().mapping
        for measure in bench.field.schema.measures where measure.resolution != nil {
            for unit in measure.unitNames {
                guard let conversion = try? measure.conversion(from: unit, conditions: .none) else {
                    continue
                }
                try expectSame("\(measure.name) in \(unit)") { table, column, path in
                    guard let naming = column.unitBy,
                        own.value(at: path + ["units", measure.name]) != nil
                    else { return nil }
                    let rows = "\(SQL.name(naming)) = \(SQL.text(measure.name))"
                    return (
                        rewrite(column, of: table, conversion, where: rows),
                        { $0.changed(at: path + ["units", measure.name], to: .string(unit)) }
                    )
                }
            }
        }
    }

    /// The column's numbers in the unit from which the conversion leads.
    private func rewrite(
        _ column: CanonicalColumn, of table: String, _ conversion: UnitConversion,
        where rows: String = "1"
    ) -> String {
        let name = SQL.name(column.name)
        return """
            UPDATE \(SQL.name(table)) SET \(name) = (\(name) - \(conversion(0))) / \(conversion.slope) \
            WHERE typeof(\(name)) IN ('integer', 'real') AND \(rows);
            """
    }

    private func numbers() throws {
        for (style, point) in [("plain", "."), ("comma", ",")] {
            try expectSame("numbers as text, \(style)") { table, column, path in
                guard column.isNumber else { return nil }
                let name = SQL.name(column.name)
                let digits = "printf('%!.17g', \(name))"
                return (
                    """
                    UPDATE \(SQL.name(table)) SET \(name) = CASE typeof(\(name)) \
                    WHEN 'real' THEN replace(\(digits), '.', '\(point)') \
                    ELSE CAST(\(name) AS TEXT) END \
                    WHERE typeof(\(name)) IN ('integer', 'real') AND \(digits) NOT LIKE '%e%';
                    """, { $0.changed(at: path + ["number"], to: .string(style)) }
                )
            }
        }
    }

    private typealias Change = (sql: String, mapping: (JSONValue) -> JSONValue)

    /// Rewrites columns of the canonical copy, says so in its mapping, and compares the frames.
    private func expectSame(
        _ what: String, _ change: (String, CanonicalColumn, [String]) -> Change?
    ) throws {
        let copy = try bench.canonicalCopy()
        var statements: [String] = []
        var mapping = copy.mapping
        for table in copy.tables {
            for column in bench.field.schema.table(table.name)?.columns ?? []
            where table.columns.contains(column.name) {
                let path = CanonicalCopy.path(table.name, column.name)
                guard let change = change(table.name, column, path) else { continue }
                statements.append(change.sql)
                mapping = change.mapping(mapping)
            }
        }
        guard !statements.isEmpty else { return }
        let whole = try bench.canonicalFrame()
        let loaded = try bench.load(copy.sql(statements), mapping)
        if let difference = loaded.difference(from: whole) {
            throw ConformanceFailure(expected: "the same bits with \(what)", found: difference)
        }
    }
}
