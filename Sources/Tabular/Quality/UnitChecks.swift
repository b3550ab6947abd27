/// The checks of what a view's numbers are measured in: C5, P1 and the row-level unit doctor, P2.
struct UnitChecks {
    let view: CompiledView

    func all() -> [ShareCheck] {
        var checks: [ShareCheck] = []
        for compiled in view.columns
        where compiled.column.isNumber && compiled.hasState && compiled.absence == nil {
            checks.append(unknown(compiled.column))
            if compiled.column.unitBy != nil { checks.append(implausible(compiled.column)) }
        }
        return checks + view.sources.flatMap(mistaken)
    }

    private func unknown(_ column: CanonicalColumn) -> ShareCheck {
        ShareCheck(
            id: "C5", place: "\(view.name).\(column.name)",
            what: "numbers in a unit that the mapping doesn't know", needs: [],
            rows: SQLText.name(view.name), fault: "\(state(column)) IS 'unit_unknown'",
            limit: ShareLimit(warnAbove: 0, failAbove: 0.01),
            advice: "list the unit's text under units in the mapping")
    }

    private func implausible(_ column: CanonicalColumn) -> ShareCheck {
        let name = SQLText.name(column.name)
        return ShareCheck(
            id: "P1", place: "\(view.name).\(column.name)",
            what: "numbers outside what they can measure, set aside", needs: [],
            rows: SQLText.name(view.name),
            applies: "\(name) IS NOT NULL OR \(state(column)) IS 'implausible'",
            fault: "\(state(column)) IS 'implausible'",
            limit: ShareLimit(warnAbove: 0.001, failAbove: 0.05),
            advice: "check the unit, and whether a number stands for a missing value")
    }

    private func mistaken(_ source: CompiledSource) -> [ShareCheck] {
        source.doubts.map { doubt in
            ShareCheck(
                id: "P2",
                place: "\(view.name).\(doubt.column)" + (doubt.measure.map { " (\($0))" } ?? ""),
                what: "numbers that are plausible in another unit only, set aside", needs: [],
                rows: """
                    (SELECT \(doubt.condition) AS "doubt", \
                    \(doubt.measureOfRow ?? "NULL") AS "measure" \(source.scan))
                    """,
                applies: "\"doubt\" IS NOT NULL", fault: "\"doubt\"",
                by: doubt.measureOfRow.map { _ in "\"measure\"" },
                limit: ShareLimit(warnAbove: 0.001, failAbove: 0.05),
                advice: "check the unit in the mapping; name it row by row where rows differ")
        }
    }

    private func state(_ column: CanonicalColumn) -> String {
        SQLText.name(CompiledColumn.stateName(of: column.name))
    }
}
