import Learning
import Tabular

/// Features of what the hospital knew of a person before the visit.
///
/// An earlier event that nobody saw is not one that did not happen: who was not watched for a year
/// has the special `not_observed`.
extension Diagnosis {
    static func earlierFeatures(_ population: Population) -> [DomainFeature] {
        let offset = population.indexOffset
        guard let groups = population.earlier else { return [visits(offset)] }
        return [visits(offset)] + groups.groups.map { earlier($0, of: groups, offset) }
    }

    private static func visits(_ offset: Span) -> DomainFeature {
        DomainFeature(
            "visits_12m", label: "Visits in a year", reason: "Frequent visits", unit: "count",
            specials: ["not_observed"], windowing: .none,
            histories: [
                History(
                    "visit_occurrence", group: "person_id",
                    equals: ColumnReference("visit_occurrence", "person_id"),
                    selector: .init("visit_kind", is: "emergency"), columns: []),
                watched,
            ],
            make: { _ in
                EarlierEvents(window: .days(365), offset: offset, counts: true) { _ in true }
            })
    }

    private static func earlier(
        _ group: DiagnosisGroups.Group, of groups: DiagnosisGroups, _ offset: Span
    ) -> DomainFeature {
        let words = group.name.split(separator: "_").joined(separator: " ")
        return DomainFeature(
            "history_\(group.name)", .flag, label: "Earlier \(words)", reason: "Earlier \(words)",
            specials: ["not_observed"], sign: .plus, windowing: .none,
            histories: [
                History(
                    "condition_occurrence", group: "person_id",
                    equals: ColumnReference("visit_occurrence", "person_id"),
                    columns: ["condition_status", "condition_source_value"]),
                watched,
            ],
            make: { _ in
                EarlierEvents(window: .days(730), offset: offset, counts: false) { row in
                    guard let status = row.cells.word(0), status != "admitting",
                        let code = row.cells.word(1).flatMap(DiagnosisCode.init)
                    else { return false }
                    return groups.group(of: code) == group
                }
            })
    }

    /// Over which years the hospital would have seen an event of the person.
    private static let watched = History(
        "observation_period", group: "person_id",
        equals: ColumnReference("visit_occurrence", "person_id"), columns: ["period_end"])
}

/// Events of a person in (index time − window, start of the visit): their number, or whether there
/// is any. The first history holds the events, the second the periods of observation.
private struct EarlierEvents: HistoryReading {
    let window: Span
    /// From the start of the visit to the index time.
    let offset: Span
    let counts: Bool
    let matters: @Sendable (HistoryRow) -> Bool
    fileprivate var events: [Moment] = []
    fileprivate var periods: [ObservedPeriod] = []

    mutating func learn(_ row: HistoryRow) {
        if row.source == 1 {
            periods.append(ObservedPeriod(start: row.event, lastDay: row.cells.moment(0)))
            return
        }
        forget(before: row.known)
        if matters(row) { events.append(row.event) }
    }

    mutating func value(at moment: Moment) -> FeatureValue {
        forget(before: moment)
        let start = moment - offset.milliseconds
        guard periods.contains(where: { $0.covers(.days(365), before: moment, arrival: start) })
        else { return .special("not_observed") }
        let count = events.reduce(0) { $0 + ($1 < start ? 1 : 0) }
        return .number(Double(counts ? count : min(count, 1)))
    }

    private mutating func forget(before moment: Moment) {
        events.removeAll { $0 <= moment - window.milliseconds }
    }
}
