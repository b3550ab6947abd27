/// The area under one ROC curve with its variance, for independent rows.
///
/// Each positive's placement is the share of negatives below it (ties one half), each negative's
/// the share of positives above it; the variance is that of the two means of placements.
/// Source: DeLong, DeLong and Clarke-Pearson 1988, https://doi.org/10.2307/2531595.
package struct DeLong: Sendable, Hashable {
    package let auc: Double
    package let variance: Double

    /// Throws `.tooFewRows` with fewer than two rows of a class, `.singleClass` with none.
    package init(_ rows: ScoredRows) throws(MetricError) {
        precondition(rows.weights == nil, "DeLong's variance counts every row once")
        try self.init(RankedGroups(rows))
    }

    /// Groups hold whole numbers of rows.
    package init(_ groups: RankedGroups) throws(MetricError) {
        let auc = try groups.aucBracket().midpoint
        let (positiveCount, negativeCount) = (groups.positiveCount, groups.negativeCount)
        let smaller = min(positiveCount, negativeCount)
        guard smaller >= 2 else { throw .tooFewRows(needed: 2, found: Int(smaller)) }
        var below = 0.0
        var above = positiveCount
        var positiveSquares = 0.0
        var negativeSquares = 0.0
        for (positive, negative) in zip(groups.positives, groups.negatives) {
            above -= positive
            let overNegatives = (below + negative / 2) / negativeCount - auc
            let underPositives = (above + positive / 2) / positiveCount - auc
            positiveSquares += positive * overNegatives * overNegatives
            negativeSquares += negative * underPositives * underPositives
            below += negative
        }
        self.auc = auc
        variance =
            positiveSquares / (positiveCount - 1) / positiveCount
            + negativeSquares / (negativeCount - 1) / negativeCount
    }

    /// auc ± z·standard error; may leave [0, 1].
    package func waldInterval(level: Double = 0.95) -> ConfidenceInterval {
        .wald(estimate: auc, standardError: variance.squareRoot(), level: level)
    }

    /// Symmetric on the logit scale; the one to show. Nil when the area is 0 or 1, where the rows
    /// tell no variance.
    package func logitInterval(level: Double = 0.95) -> ConfidenceInterval? {
        variance > 0 ? .logit(estimate: auc, variance: variance, level: level) : nil
    }
}
