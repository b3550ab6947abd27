import Tabular

/// Features of one analyte's results within the visit, in a window that the study sets.
extension Diagnosis {
    static func analyteFeatures(_ analyte: MeasuredAnalyte) -> [DomainFeature] {
        AnalyteSummary.allCases.map { summary in
            let words = AnalyteWords(summary, analyte)
            return DomainFeature(
                "\(analyte.name)_\(words.suffix)", label: words.label, reason: words.reason,
                unit: words.unit, specials: words.specials, availability: words.availability,
                windowing: .required,
                history: History(
                    "measurement", group: "visit_occurrence_id",
                    equals: ColumnReference("visit_occurrence", "visit_occurrence_id"),
                    selector: .init("analyte", is: analyte.name),
                    columns: ["value_as_number", "operator"]),
                make: { settings in
                    AnalyteReading(
                        window: settings.window ?? 0, summary: summary,
                        analyte: analyte)
                })
        }
    }
}

/// How a summary of an analyte is called, and in what it is counted.
private struct AnalyteWords {
    let suffix: String
    let label: String
    let reason: String
    let unit: String
    let specials: [String]
    let availability: DomainFeature.Availability

    init(_ summary: AnalyteSummary, _ analyte: MeasuredAnalyte) {
        let name = analyte.words
        let results = ["not_ordered", "below_detection", "above_range"]
        var availability = DomainFeature.Availability.on
        switch summary {
        case .last:
            (suffix, unit, specials) = ("last", analyte.unit, results)
            (label, reason) = ("Last \(name)", "Last \(name)")
        case .lowest:
            (suffix, unit, specials) = ("min", analyte.unit, results)
            (label, reason) = ("Lowest \(name)", "Lowest \(name)")
        case .highest:
            (suffix, unit, specials) = ("max", analyte.unit, results)
            (label, reason) = ("Highest \(name)", "Highest \(name)")
        case .count:
            (suffix, unit, specials) = ("count", "count", [])
            (label, reason) = ("Times measured: \(name)", "How often measured: \(name)")
            availability = .off(reason: "how often a test is ordered is care, not disease")
        case .age:
            (suffix, unit, specials) = ("age", "h", ["not_ordered"])
            (label, reason) = ("Hours since \(name)", "Hours since \(name)")
        case .change:
            (suffix, unit, specials) = ("change", analyte.unit, ["one_result", "not_ordered"])
            (label, reason) = ("Change of \(name)", "Rise or fall of \(name)")
        }
        self.availability = availability
    }
}
