import Tabular

/// Features that the visit and the person alone give.
extension Diagnosis {
    static let visitFeatures = [
        DomainFeature(
            "age", .number, label: "Age", reason: "Age", unit: "year",
            needs: [
                ColumnReference("visit_occurrence", "age_at_visit"),
                ColumnReference("person", "year_of_birth"),
            ],
            optional: [
                ColumnReference("visit_occurrence", "age_at_visit"),
                ColumnReference("person", "year_of_birth"),
            ],
            value: { cells, _ in age(cells) }),
        DomainFeature(
            "sex", .code(sexes), label: "Sex", reason: "Sex",
            needs: [ColumnReference("person", "sex")],
            value: { cells, _ in cells.word(0) == "unknown" ? .missing : cells.value(0) }),
        DomainFeature(
            "chief_complaint", .code(complaints), label: "Complaint", reason: "Kind of complaint",
            needs: [ColumnReference("visit_occurrence", "chief_complaint")],
            value: { cells, _ in cells.value(0) }),
        DomainFeature(
            "arrival", .code(arrivals), label: "Arrival", reason: "Kind of arrival",
            needs: [ColumnReference("visit_occurrence", "arrival")],
            value: { cells, _ in cells.value(0) }),
        DomainFeature(
            "hour_of_arrival", .number, label: "Hour", reason: "Hour of arrival", unit: "h",
            availability: .off(reason: "it follows staffing, not disease"),
            needs: [ColumnReference("visit_occurrence", "visit_start_datetime")], isLocal: true,
            value: { cells, settings in
                guard let start = cells.moment(0), let zone = settings.zone else { return .missing }
                let clock = zone.localTime(at: Int64(start.value))
                return .number(Double(clock.millisecond / Span.hours(1).milliseconds))
            }),
    ]

    /// A special in either cell stands for the age.
    private static func age(_ cells: ObservedCells) -> FeatureValue {
        for place in 0..<2 {
            if case .special(let name) = cells[place] { return .special(name) }
        }
        let age = age(cells.number(0), bornIn: cells.number(1), at: cells.time)
        return age.map(FeatureValue.number) ?? .missing
    }
}
