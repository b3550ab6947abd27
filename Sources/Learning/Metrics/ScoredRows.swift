/// Rows with their outcome and what a model said about them.
package struct ScoredRows: Sendable, Hashable {
    /// 1 where the event happened, 0 where it did not.
    package let labels: [UInt8]
    /// Higher says that the event is likelier. Ranking metrics take any finite number; the others
    /// want probabilities from 0 to 1.
    package let probabilities: [Double]
    /// How much each row counts; nil for 1 each.
    package let weights: [Double]?

    package init(labels: [UInt8], probabilities: [Double], weights: [Double]? = nil) {
        precondition(labels.count == probabilities.count, "there is one score for each row")
        precondition(weights?.count ?? labels.count == labels.count, "there is one weight a row")
        precondition(labels.allSatisfy { $0 <= 1 }, "a label is 0 or 1")
        precondition(probabilities.allSatisfy(\.isFinite), "a score is a finite number")
        precondition(weights?.allSatisfy { $0 >= 0 } ?? true, "a weight is not negative")
        self.labels = labels
        self.probabilities = probabilities
        self.weights = weights
    }

    package var rowCount: Int { labels.count }
    package var positiveCount: Int { labels.reduce(0) { $0 + Int($1) } }
    package var negativeCount: Int { rowCount - positiveCount }

    func weight(_ row: Int) -> Double { weights?[row] ?? 1 }
}

extension ScoredRows: CustomStringConvertible {
    /// The shape only; no value of a row is ever printable.
    package var description: String { "ScoredRows(\(rowCount) rows)" }
}
