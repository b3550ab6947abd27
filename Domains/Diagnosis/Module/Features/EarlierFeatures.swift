import Learning
import Tabular

/// Features of what the hospital knew of a person before the visit.
///
/// Nobody can tell an earlier event that did not happen from one that was not seen, so these are on
/// only where the population asks that persons were observed for a year.
extension Diagnosis {
    static func earlierFeatures(_ population: Population) -> [DomainFeature] {
        let isObserved = (population.observedFor ?? .days(0)).milliseconds >= year.milliseconds
        let availability =
            isObserved
            ? DomainFeature.Availability.on
            : .off(
                reason: """
                    without population.observedFor of 365d or more, no earlier event may mean that \
                    nobody was watching
                    """)
        let groups = population.earlier?.groups ?? []
        let offset = population.indexOffset
        return [visits(availability, offset)]
            + groups.compactMap { group in
                population.earlier.map { earlier(group, of: $0, availability, offset) }
            }
    }

    private static let year = Span.days(365)

    private static func visits(
        _ availability: DomainFeature.Availability, _ offset: Span
    ) -> DomainFeature {
        DomainFeature(
            "visits_12m", label: "Visits in a year", reason: "Frequent visits", unit: "count",
            availability: availability, windowing: .none,
            history: History(
                "visit_occurrence", group: "person_id",
                equals: ColumnReference("visit_occurrence", "person_id"),
                selector: .init("visit_kind", is: "emergency"), columns: []),
            make: { _ in
                EarlierEvents(window: year, offset: offset, counts: true) { _ in true }
            })
    }

    /// A row that doesn't say when it was recorded is never used: it may be of the very visit.
    private static func earlier(
        _ group: DiagnosisGroups.Group, of groups: DiagnosisGroups,
        _ availability: DomainFeature.Availability, _ offset: Span
    ) -> DomainFeature {
        let words = group.name.split(separator: "_").joined(separator: " ")
        return DomainFeature(
            "history_\(group.name)", .flag, label: "Earlier \(words)", reason: "Earlier \(words)",
            sign: .plus, availability: availability, windowing: .none,
            history: History(
                "condition_occurrence", group: "person_id",
                equals: ColumnReference("visit_occurrence", "person_id"),
                columns: ["condition_status", "condition_source_value", "recorded_datetime"]),
            make: { _ in
                EarlierEvents(window: .days(730), offset: offset, counts: false) { row in
                    guard row.cells.moment(2) != nil, let status = row.cells.word(0),
                        status != "admitting",
                        let code = row.cells.word(1).flatMap(DiagnosisCode.init)
                    else { return false }
                    return groups.group(of: code) == group
                }
            })
    }
}

/// Events of a person in (index time − window, start of the visit): their number, or whether there
/// is any.
private struct EarlierEvents: HistoryReading {
    let window: Span
    /// From the start of the visit to the index time.
    let offset: Span
    let counts: Bool
    let matters: @Sendable (HistoryRow) -> Bool
    private var events: [Moment] = []

    init(
        window: Span, offset: Span, counts: Bool,
        matters: @escaping @Sendable (HistoryRow) -> Bool
    ) {
        self.window = window
        self.offset = offset
        self.counts = counts
        self.matters = matters
    }

    mutating func learn(_ row: HistoryRow) {
        forget(before: row.known)
        if matters(row) { events.append(row.event) }
    }

    mutating func value(at moment: Moment) -> FeatureValue {
        forget(before: moment)
        let start = moment - offset.milliseconds
        let count = events.reduce(0) { $0 + ($1 < start ? 1 : 0) }
        return .number(Double(counts ? count : min(count, 1)))
    }

    private mutating func forget(before moment: Moment) {
        events.removeAll { $0 <= moment - window.milliseconds }
    }
}
