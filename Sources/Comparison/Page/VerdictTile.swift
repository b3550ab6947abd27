/// One verdict of the page's summary and how many institutions got it.
struct VerdictTile: Sendable, Hashable {
    let count: String
    let isEmpty: Bool
    let title: String
    let meaning: String
    let tone: String

    /// All four verdicts, also those that nobody got; none where no institution is named.
    static func tiles(_ report: ComparisonReport) -> [VerdictTile] {
        guard !report.institutions.isEmpty else { return [] }
        return Verdict.Outcome.allCases.map { outcome in
            let count = report.institutions.filter { $0.verdict.outcome == outcome }.count
            return VerdictTile(
                count: NumberText.grouped(count), isEmpty: count == 0,
                title: VerdictText.title(of: outcome), meaning: meaning(of: outcome),
                tone: outcome.rawValue)
        }
    }

    private static func meaning(of outcome: Verdict.Outcome) -> String {
        switch outcome {
        case .join: "The federated model is better, as it is."
        case .recalibrateOnly: "It is better once recalibrated at home."
        case .stayLocal: "A gain that matters is ruled out, or it is worse."
        case .notEnoughEvidence: "The hold-out is too small to tell."
        }
    }
}
