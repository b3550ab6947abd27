import Tabular

/// Features of what was found or asked in the visit: for each finding its latest value.
extension Diagnosis {
    static func findingFeatures(_ population: Population) -> [DomainFeature] {
        population.findings.map { finding in
            let words = finding.split(separator: "_").joined(separator: " ")
            return DomainFeature(
                "finding_\(finding)", .code([]), label: "Finding: \(words)",
                reason: "Finding: \(words)", windowing: .none,
                history: History(
                    "observation", group: "visit_occurrence_id",
                    equals: ColumnReference("visit_occurrence", "visit_occurrence_id"),
                    selector: .init("finding", is: finding), columns: ["value"]),
                make: { _ in LatestFinding() })
        }
    }
}

/// The value found last; of two found at one moment that which was known later, then the word that
/// is later in the alphabet.
private struct LatestFinding: HistoryReading {
    private var latest: (event: Moment, known: Moment, value: FeatureValue, word: String)?

    mutating func learn(_ row: HistoryRow) {
        let value = row.cells.value(0)
        if value == .missing { return }
        let word = row.cells.word(0) ?? ""
        if let latest, isEarlier(row, word, than: latest) { return }
        latest = (row.event, row.known, value, word)
    }

    mutating func value(at moment: Moment) -> FeatureValue { latest?.value ?? .missing }

    private func isEarlier(
        _ row: HistoryRow, _ word: String,
        than latest: (event: Moment, known: Moment, value: FeatureValue, word: String)
    ) -> Bool {
        if row.event != latest.event { return row.event < latest.event }
        if row.known != latest.known { return row.known < latest.known }
        return word.utf8.lexicographicallyPrecedes(latest.word.utf8)
    }
}
