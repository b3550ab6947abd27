/// What a score table says about a model. "Exact" means: the same as from the rows themselves.
extension ScoreTable {
    /// The cells as groups of equal rank.
    package var rankedGroups: RankedGroups {
        RankedGroups(positives: positives.map(Double.init), negatives: negatives.map(Double.init))
    }

    /// The area under the ROC curve lies inside; the midpoint is what is shown.
    package func aucBracket() throws(MetricError) -> AUCBracket {
        try rankedGroups.aucBracket()
    }

    /// DeLong's interval of the scores replaced by their cells, on the logit scale. For independent
    /// rows only. Nil when the midpoint is 0 or 1.
    package func aucInterval(level: Double = 0.95) throws(MetricError) -> ConfidenceInterval? {
        try DeLong(rankedGroups).logitInterval(level: level)
    }

    /// At most the exact distance, below it by at most the largest cell's share.
    package func ks() throws(MetricError) -> Double { try rankedGroups.ks() }

    /// To the grid.
    package func averagePrecision() throws(MetricError) -> Double {
        try rankedGroups.averagePrecision()
    }

    /// Mean squared error of the probabilities, exact to 2^−31 a row.
    package func brier() throws(MetricError) -> Double {
        try mean(words[layout.squaredErrorWord], bits: ScoreTableLayout.probabilityBits)
    }

    /// Mean log loss, exact to 2^−21 a row.
    package func logLoss() throws(MetricError) -> Double {
        try mean(words[layout.logLossWord], bits: ScoreTableLayout.logLossBits)
    }

    /// Share of rows with the event.
    package func prevalence() throws(MetricError) -> Double {
        guard rowCount > 0 else { throw .noRows }
        return Double(positiveCount) / Double(rowCount)
    }

    /// Events over the sum of probabilities; above 1, the model says too little. Nil when the
    /// model expects none.
    package func observedToExpected() throws(MetricError) -> Double? {
        guard rowCount > 0 else { throw .noRows }
        return probabilitySum > 0 ? Double(positiveCount) / probabilitySum : nil
    }

    /// Decisions at an edge of the table, such as a threshold of the study; exact.
    package func thresholdMetrics(at threshold: Double) -> ThresholdMetrics {
        precondition(
            layout.edges.contains(threshold), "a score table knows decisions at its edges only")
        let cell = layout.cell(of: threshold)
        return metrics(
            missed: Int(positives.prefix(cell).reduce(0, +)),
            spared: Int(negatives.prefix(cell).reduce(0, +)), threshold: threshold)
    }

    /// The edge with the largest sensitivity among those with at least this specificity; among
    /// equals the lowest. Chosen on validation rows, applied to others. Nil if no edge has it.
    package func operatingPoint(specificity: Double) throws(MetricError) -> ThresholdMetrics? {
        try rankedGroups.requireBothClasses()
        var (missed, spared) = (0, 0)
        for (cell, edge) in layout.edges.enumerated() {
            missed += Int(words[layout.positiveWords.lowerBound + cell])
            spared += Int(words[layout.negativeWords.lowerBound + cell])
            let candidate = metrics(missed: missed, spared: spared, threshold: edge)
            if let reached = candidate.specificity, reached >= specificity { return candidate }
        }
        return nil
    }

    /// - Parameters:
    ///   - missed: rows with the event below the threshold.
    ///   - spared: rows without it below the threshold.
    private func metrics(missed: Int, spared: Int, threshold: Double) -> ThresholdMetrics {
        ThresholdMetrics(
            threshold: threshold, truePositives: Int(positiveCount) - missed,
            falsePositives: Int(negativeCount) - spared, trueNegatives: spared,
            falseNegatives: missed)
    }

    private func mean(_ word: Int64, bits: Int) throws(MetricError) -> Double {
        guard rowCount > 0 else { throw .noRows }
        return Double(word) / Double(Int64(1) << bits) / Double(rowCount)
    }
}
