import Learning

/// Builds the columns of a frame that come from an observation's own row and from what is looked up
/// for it, and counts what is wrong with them.
struct ColumnBuilder {
    let observed: ObservedColumns
    let rows: ObservedRows
    let plan: ObservationPlan
    /// How far past an observation the features are let see; 0 but where a check must fail.
    let foresight: Int

    func build(_ feature: ResolvedFeature, _ reading: RowReading) throws(FeatureError)
        -> ColumnDraft
    {
        try checkCurrency(feature, reading)
        let cells = observed.columns(reading.needs)
        let known = observed.columns(reading.known)
        var draft = ColumnDraft(feature.request.specification, rows: rows.kept.count)
        for (index, row) in rows.kept.enumerated() {
            for cell in cells {
                if let fault = cell.fault(at: row.place) { draft.note(fault, at: index) }
            }
            let value = reading.value(
                ObservedCells(cells, row: row.place, axis: plan.axis, time: row.time))
            let isHidden = value != .missing && isLater(known, row, &draft, at: index)
            draft.set(index, to: isHidden ? .missing : value)
        }
        return draft
    }

    /// What is wrong with columns of the study's population and target, over all rows.
    func findings(in columns: [ColumnReference]) -> [FrameFinding] {
        columns.flatMap { column in
            var tally = FindingTally()
            let cells = observed.columns([column])
            for cell in cells {
                for fault in cell.marks.indices.compactMap(cell.fault) { tally.add(fault) }
            }
            return tally.findings(
                feature: "population and target", place: column.description, rows: observed.rowCount
            )
        }
    }

    /// True when one of the rows behind a value can't have been known at the time of observation.
    private func isLater(
        _ known: [ColumnCells], _ row: ObservedRows.Row, _ draft: inout ColumnDraft, at index: Int
    ) -> Bool {
        guard let time = row.time else { return false }
        for column in known {
            switch column.marks[row.place] {
            case .attested: draft.note(.attested, at: index)
            case .value:
                let moment = ObservedCells([column], row: row.place, axis: plan.axis).moment(0)
                if let moment, moment <= time + foresight { continue }
                draft.note(.knownLater, at: index)
                return true
            case .missing, .unreadable, .unmapped, .special, .unitUnknown, .implausible,
                .ambiguous:
                draft.note(.knownLater, at: index)
                return true
            }
        }
        return false
    }

    private func checkCurrency(
        _ feature: ResolvedFeature, _ reading: RowReading
    ) throws(FeatureError) {
        guard let currency = reading.currency else { return }
        let cells = observed.columns([currency.column])
        let others = rows.kept.reduce(0) { count, row in
            let word = ObservedCells(cells, row: row.place, axis: plan.axis).word(0)
            return count + (word == currency.code ? 0 : 1)
        }
        if others > 0 { throw .otherCurrency(feature.request.name, rows: others) }
    }
}
