/// C3 for numbers that stand for dates: whether the encoding that the mapping names can be right.
///
/// An encoding gives a day for nearly any number; one outside the years 1900 to 2100 says that it is
/// another one, or that a number stands for something else.
struct DateChecks {
    let mapping: Mapping

    /// One column of a local table that the mapping reads as a date from numbers.
    private struct Stored {
        let place: String
        let from: String
        let condition: RowCondition?
        let spec: ColumnSpec
        let encoding: DateEncoding
        let range: ClosedRange<Double>
    }

    func results(
        of tables: Set<String>, in snapshot: Snapshot
    ) throws(LoadingError) -> [QualityResult] {
        var results: [QualityResult] = []
        for stored in stored(tables) {
            results.append(try result(stored, in: snapshot))
            if let largest = stored.encoding.coarserCount {
                results.append(try scale(stored, largest, in: snapshot))
            }
        }
        return results
    }

    private func result(
        _ stored: Stored, in snapshot: Snapshot
    ) throws(LoadingError) -> QualityResult {
        let values = "(\(values(stored)))"
        let outside =
            "\"stored\" NOT BETWEEN \(stored.range.lowerBound) AND \(stored.range.upperBound)"
        let sql = "SELECT count(*), sum(\(outside)) FROM \(values) WHERE \"stored\" IS NOT NULL"
        let counts = try snapshot.counts(sql)
        let (rows, count) = (counts.first ?? 0, counts.last ?? 0)
        let limit = ShareLimit(warnAbove: nil, failAbove: 0)
        let outcome = limit.outcome(count: count, of: rows)
        var advice = ""
        if outcome == .fail {
            let ends = try snapshot.numbers(
                "SELECT min(\"stored\"), max(\"stored\") FROM \(values)")
            let evidence = DateEvidence(
                readableShare: 1, smallest: ends.first ?? nil, largest: ends.last ?? nil)
            advice = stored.encoding.finding(in: evidence).map { "\($0)" } ?? ""
        }
        return QualityResult(
            id: "C3", place: stored.place, what: "numbers that are no dates in their encoding",
            outcome: outcome, rows: rows, count: count, threshold: limit.words, sql: sql,
            advice: advice)
    }

    /// C3 for a column whose dates all stand about the first of January 1970: its encoding counts in
    /// another unit.
    private func scale(
        _ stored: Stored, _ largest: Double, in snapshot: Snapshot
    ) throws(LoadingError) -> QualityResult {
        let sql = """
            SELECT count(*), sum(abs("stored") <= \(largest)) FROM (\(values(stored))) \
            WHERE "stored" IS NOT NULL
            """
        let counts = try snapshot.counts(sql)
        let (rows, count) = (counts.first ?? 0, counts.last ?? 0)
        let isCoarse = rows > 1 && count == rows
        return QualityResult(
            id: "C3", place: stored.place, what: "dates that all stand at the beginning of 1970",
            outcome: rows == 0 ? .notMeasured : isCoarse ? .warn : .pass, rows: rows,
            count: isCoarse ? count : 0, threshold: "warn where all do", sql: sql,
            advice: isCoarse
                ? """
                as \(stored.encoding.name), the numbers are too small; do they count seconds, or days?
                """ : "")
    }

    /// The numbers as they are stored, without those that the mapping lists as no value.
    private func values(_ stored: Stored) -> String {
        let local = SourceCompiler.local(stored.spec) ?? "NULL"
        let lists = stored.spec.missing + stored.spec.specials.map(\.local)
        let conditions =
            (stored.condition.map { ["(\($0.sql))"] } ?? [])
            + (lists.isEmpty ? [] : ["NOT (\(LocalValue.matches(lists, local)))"])
        let suffix =
            conditions.isEmpty ? "" : " WHERE \(conditions.joined(separator: " AND "))"
        return "SELECT to_number(\(local), 'plain') AS \"stored\" "
            + "FROM main.\(SQLText.name(stored.from)) AS s\(suffix)"
    }

    private func stored(_ tables: Set<String>) -> [Stored] {
        var found: [Stored] = []
        for table in mapping.tables where tables.contains(table.name) {
            for source in table.sources {
                for column in source.columns {
                    found += stored(
                        "\(table.name).\(column.column.name)", source.from, source.condition,
                        column.spec)
                }
            }
        }
        for table in mapping.attributes where tables.contains(table.table) {
            for source in table.sources {
                if case .date(let spec) = source.knownAt {
                    found += stored(
                        "\(table.table).\(AttributeTable.knownAt)", source.from, source.condition,
                        spec)
                }
                for attribute in source.attributes {
                    found += stored(
                        "\(table.table).\(attribute.name)", source.from, source.condition,
                        attribute.spec)
                }
            }
        }
        return found
    }

    private func stored(
        _ place: String, _ from: String, _ condition: RowCondition?, _ spec: ColumnSpec
    ) -> [Stored] {
        guard case .column = spec.origin, let encoding = spec.date,
            let range = encoding.storedRange
        else { return [] }
        return [
            Stored(
                place: place, from: from, condition: condition, spec: spec, encoding: encoding,
                range: range)
        ]
    }
}
