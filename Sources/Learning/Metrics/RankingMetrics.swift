/// How well scores put rows with the event above rows without; only their order counts.
package struct RankingMetrics: Sendable, Hashable {
    package let groups: RankedGroups

    package init(_ rows: ScoredRows) { groups = RankedGroups(rows) }

    package init(_ groups: RankedGroups) { self.groups = groups }

    /// Area under the ROC curve: the chance that a random positive scores above a random negative.
    ///
    /// Ties count one half. From 0 to 1; 0.5 is guessing.
    /// Source: Hanley and McNeil 1982, https://doi.org/10.1148/radiology.143.1.7063747.
    package func auc() throws(MetricError) -> Double { try groups.aucBracket().midpoint }

    /// 2·AUC − 1.
    package func gini() throws(MetricError) -> Double { 2 * (try auc()) - 1 }

    /// The Kolmogorov–Smirnov distance of the two classes' scores, from 0 to 1.
    package func ks() throws(MetricError) -> Double { try groups.ks() }

    /// Mean precision over the positives, ties as one step. Its floor is the share of positives.
    package func averagePrecision() throws(MetricError) -> Double {
        try groups.averagePrecision()
    }
}
