/// The checks of one view's times against each other, against its parents', and against the extract.
struct TimeChecks {
    let view: CompiledView
    let schema: CanonicalSchema
    let mapping: Mapping

    func all() -> [ShareCheck] {
        guard let table = schema.table(view.name), let event = table.eventTime else { return [] }
        return ends(table, event) + begins(table, event) + availability(table, event)
            + extract(event)
    }

    /// T1: an end before its start.
    private func ends(_ table: CanonicalTable, _ event: String) -> [ShareCheck] {
        guard let end = table.endTime else { return [] }
        return [
            check(
                "T1", end, "ended before it began", needs: [reference(event), reference(end)],
                applies: "\(SQLText.name(event)) IS NOT NULL AND \(SQLText.name(end)) IS NOT NULL",
                fault: "\(SQLText.name(end)) < \(SQLText.name(event))")
        ]
    }

    /// T1: an event before the parent that it belongs to exists.
    private func begins(_ table: CanonicalTable, _ event: String) -> [ShareCheck] {
        table.notBefore.compactMap { name in
            guard let parent = schema.table(name), let start = parent.eventTime,
                let key = parent.key.first,
                let own = table.columns.first(where: { $0.references == name })?.name
            else { return nil }
            let times = [SQLText.name("happened"), SQLText.name("started")]
            return ShareCheck(
                id: "T1", place: "\(table.name).\(event)", what: "before its \(name) began",
                needs: [
                    reference(event), reference(own), ColumnReference(name, start),
                    ColumnReference(name, key),
                ],
                rows: joined(own: own, event: event, parent: name, key: key, start: start),
                applies: times.map { "\($0) IS NOT NULL" }.joined(separator: " AND "),
                fault: "\(times[0]) < \(times[1])",
                limit: ShareLimit(warnAbove: 0, failAbove: 0.01),
                advice: "check both dates' columns, and that both tables mean the same \(name)")
        }
    }

    /// Each row's time beside its parent's. The limit makes SQLite compute the parent's view once, so
    /// that it can look rows up in it.
    private func joined(
        own: String, event: String, parent: String, key: String, start: String
    ) -> String {
        """
        (SELECT \(SQLText.name(own)) AS "parent", \(SQLText.name(event)) AS "happened" \
        FROM \(SQLText.name(view.name))) \
        JOIN (SELECT \(SQLText.name(key)) AS "parent", \(SQLText.name(start)) AS "started" \
        FROM \(SQLText.name(parent)) LIMIT -1) USING ("parent")
        """
    }

    /// T2: known before it happened.
    private func availability(_ table: CanonicalTable, _ event: String) -> [ShareCheck] {
        guard let available = table.availabilityTime, available != event else { return [] }
        return [
            check(
                "T2", available, "known before it happened",
                needs: [reference(event), reference(available)],
                applies:
                    "\(SQLText.name(event)) IS NOT NULL AND \(SQLText.name(available)) IS NOT NULL",
                fault: "\(SQLText.name(available)) < \(SQLText.name(event))")
        ]
    }

    /// T3: later than the last day that the extract holds in full.
    private func extract(_ event: String) -> [ShareCheck] {
        guard let last = mapping.completeThrough else { return [] }
        return [
            ShareCheck(
                id: "T3", place: "\(view.name).\(event)", what: "rows after completeThrough",
                needs: [reference(event)], rows: SQLText.name(view.name),
                applies: "\(SQLText.name(event)) IS NOT NULL",
                fault: after(last, event),
                limit: ShareLimit(warnAbove: 0, failAbove: nil),
                advice: "set completeThrough to the last day that the extract holds in full")
        ]
    }

    /// Days compare as texts, instants as milliseconds; ticks of usage never reach a calendar's.
    private func after(_ last: Day, _ column: String) -> String {
        switch schema.column(reference(column))?.content {
        case .instant, .moment:
            "\(SQLText.name(column)) >= \((last.number + 1) * TimeAxis.millisecondsOfDay)"
        case .text, .integer, .real, .date, .month, .code, .word, .currency, .flag, .money, nil:
            "\(SQLText.name(column)) > '\(last)'"
        }
    }

    private func check(
        _ id: String, _ column: String, _ what: String, needs: [ColumnReference], applies: String,
        fault: String
    ) -> ShareCheck {
        ShareCheck(
            id: id, place: "\(view.name).\(column)", what: what, needs: needs,
            rows: SQLText.name(view.name), applies: applies, fault: fault,
            limit: ShareLimit(warnAbove: 0, failAbove: 0.01), advice: "check both dates' columns")
    }

    private func reference(_ column: String) -> ColumnReference {
        ColumnReference(view.name, column)
    }
}
