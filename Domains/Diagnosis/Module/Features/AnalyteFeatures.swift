import Tabular

/// Features of one analyte's results within the visit.
extension Diagnosis {
    /// In a window that the study sets, as of the index time.
    static func analyteFeatures(_ analyte: Measure, resultDelay: Span) -> [DomainFeature] {
        let isVital = Measure.vitalSigns.contains(analyte.name)
        let delay = isVital ? 0 : resultDelay.milliseconds
        return AnalyteSummary.allCases.map { summary in
            DomainFeature(
                "\(analyte.name)_\(summary.rawValue)", label: summary.label(analyte.words),
                reason: summary.reason(analyte.words), unit: summary.unit(of: analyte),
                specials: summary.specials, availability: summary.availability,
                windowing: .required, history: results(of: analyte),
                make: { settings in
                    AnalyteReading(window: settings.window ?? 0, summary: summary, delay: delay)
                })
        }
    }

    /// In a `record` study: the only result that the visit has.
    static func onlyResult(_ analyte: Measure) -> DomainFeature {
        let summary = AnalyteSummary.last
        return DomainFeature(
            "\(analyte.name)_\(summary.rawValue)", label: summary.label(analyte.words),
            reason: summary.reason(analyte.words), unit: analyte.unit, specials: summary.specials,
            windowing: .none, history: results(of: analyte, isTimeless: true),
            make: { _ in OnlyResult() })
    }

    private static func results(of analyte: Measure, isTimeless: Bool = false) -> History {
        History(
            "measurement", group: "visit_occurrence_id",
            equals: ColumnReference("visit_occurrence", "visit_occurrence_id"),
            selector: .init("analyte", is: analyte.name),
            columns: ["value_as_number", "operator"], isTimeless: isTimeless)
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
