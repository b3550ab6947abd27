package import Documents

/// Which recorded words make an application bad, good or neither: `target` of study.json.
package struct RecordedOutcome: Sendable, Hashable {
    package enum Kind: String, Sendable, Hashable, CaseIterable {
        case recordedOutcome = "recorded-outcome"
        case performance
    }

    /// Words of `recorded_outcome.outcome`; each stands in one list at most.
    package let positive: [String]
    package let negative: [String]
    package let excluded: [String]
    /// The definition in words, as every member signs it.
    package let words: String

    /// Decodes the subtree strictly; `performance` is refused until its computation is built.
    package init(_ value: JSONValue, at path: String = "target") throws(StudyError) {
        do throws(DocumentError) {
            try RecordedOutcome.refusePerformance(value, path)
            let reader = try DocumentReader(
                value, at: path, keys: ["kind", "positive", "negative", "excluded", "words"])
            _ = try reader.choice("kind", as: Kind.self)
            positive = try reader.strings("positive")
            negative = try reader.strings("negative")
            excluded = try reader.optionalStrings("excluded") ?? []
            words = try reader.string("words")
        } catch {
            throw .document(error)
        }
        if positive.isEmpty { throw .noOutcomes(path: "\(path).positive") }
        if negative.isEmpty { throw .noOutcomes(path: "\(path).negative") }
        try checkWords()
    }

    private func checkWords() throws(StudyError) {
        var seen: Set<String> = []
        for word in positive + negative + excluded {
            guard CreditRisk.outcomes.contains(word) else {
                throw .unknownOutcome(word, known: CreditRisk.outcomes)
            }
            guard seen.insert(word).inserted else { throw .wordTwice(word) }
        }
    }

    private static func refusePerformance(
        _ value: JSONValue, _ path: String
    ) throws(DocumentError) {
        guard value["kind"] == .string(Kind.performance.rawValue) else { return }
        throw .unexpected(
            path: "\(path).kind",
            expected: "recorded-outcome, since performance is not supported yet",
            found: "performance")
    }
}
