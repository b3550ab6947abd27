import Tabular

/// Features of one analyte's results within the visit.
extension Diagnosis {
    /// In a window that the study sets, as of the index time.
    static func analyteFeatures(_ analyte: Measure, resultDelay: Span) -> [DomainFeature] {
        let isVital = Measure.vitalSigns.contains(analyte.name)
        let delay = isVital ? 0 : resultDelay.milliseconds
        return AnalyteSummary.allCases.map { summary in
            feature(summary, of: analyte, windowing: .required) { settings in
                AnalyteReading(window: settings.window ?? 0, summary: summary, delay: delay)
            }
        }
    }

    /// In a `record` study: the only result that the visit has.
    static func onlyResult(_ analyte: Measure) -> DomainFeature {
        feature(.last, of: analyte, windowing: .none) { _ in OnlyResult() }
    }

    private static func feature(
        _ summary: AnalyteSummary, of analyte: Measure, windowing: DomainFeature.Windowing,
        make: @escaping @Sendable (DomainFeature.Settings) -> any HistoryReading
    ) -> DomainFeature {
        DomainFeature(
            "\(analyte.name)_\(summary.rawValue)", label: summary.label(analyte.words),
            reason: summary.reason(analyte.words), unit: summary.unit(of: analyte),
            specials: summary.specials, absences: ["not_ordered"],
            availability: summary.availability, windowing: windowing,
            history: History(
                "measurement", group: "visit_occurrence_id",
                equals: ColumnReference("visit_occurrence", "visit_occurrence_id"),
                selector: .init("analyte", is: analyte.name),
                columns: ["value_as_number", "operator"], isTimeless: windowing == .none),
            make: make)
    }
}

/// How a summary of an analyte is called, and in what it is counted.
extension AnalyteSummary {
    func label(_ name: String) -> String {
        switch self {
        case .last: "Last \(name)"
        case .lowest: "Lowest \(name)"
        case .highest: "Highest \(name)"
        case .count: "Times measured: \(name)"
        case .age: "Hours since \(name)"
        case .change: "Change of \(name)"
        }
    }

    func reason(_ name: String) -> String {
        self == .change ? "Rise or fall of \(name)" : label(name)
    }

    func unit(of analyte: Measure) -> String {
        switch self {
        case .last, .lowest, .highest, .change: analyte.unit
        case .count: "count"
        case .age: "h"
        }
    }

    var specials: [String] {
        switch self {
        case .last, .lowest, .highest: ["not_ordered", "below_detection", "above_range"]
        case .count: []
        case .age: ["not_ordered"]
        case .change: ["one_result", "not_ordered"]
        }
    }

    var availability: DomainFeature.Availability {
        self == .count ? .off(reason: "how often a test is ordered is care, not disease") : .on
    }
}
