/// Rows with the amount that was found and what a model predicted.
package struct AmountScores: Sendable, Hashable {
    package let truths: [Double]
    package let predictions: [Double]
    /// For each row the number of its entity; the rows of one stand in order of time.
    package let entities: [Int]

    package init(truths: [Double], predictions: [Double], entities: [Int]) {
        precondition(
            truths.count == predictions.count && truths.count == entities.count,
            "there is one prediction and one entity for each row")
        precondition(
            truths.allSatisfy(\.isFinite) && predictions.allSatisfy(\.isFinite),
            "an amount is a finite number")
        self.truths = truths
        self.predictions = predictions
        self.entities = entities
    }

    package var rowCount: Int { truths.count }

    /// Only the last row of each entity.
    package var lastRows: AmountScores {
        var last: [Int: Int] = [:]
        for (row, entity) in entities.enumerated() { last[entity] = row }
        return selecting(entities.indices.filter { last[entities[$0]] == $0 })
    }

    /// The same rows with truths cut to the range that models learn.
    package func capped(to range: ClosedRange<Double>) -> AmountScores {
        AmountScores(
            truths: truths.map { min(max($0, range.lowerBound), range.upperBound) },
            predictions: predictions, entities: entities)
    }

    package func selecting(_ rows: [Int]) -> AmountScores {
        AmountScores(
            truths: rows.map { truths[$0] }, predictions: rows.map { predictions[$0] },
            entities: rows.map { entities[$0] })
    }

    /// Prediction − truth of each row: above 0, the model said too much.
    package var errors: [Double] { zip(predictions, truths).map { $0 - $1 } }
}

extension AmountScores {
    package func meanSquaredError() throws(MetricError) -> Double { try mean { $0 * $0 } }

    package func rmse() throws(MetricError) -> Double { try meanSquaredError().squareRoot() }

    package func meanAbsoluteError() throws(MetricError) -> Double { try mean(\.magnitude) }

    /// Mean error; above 0, the model says too much.
    package func bias() throws(MetricError) -> Double { try mean { $0 } }

    package func medianAbsoluteError() throws(MetricError) -> Double {
        let sizes = errors.map(\.magnitude).sorted()
        guard !sizes.isEmpty else { throw .noRows }
        return (sizes[(sizes.count - 1) / 2] + sizes[sizes.count / 2]) / 2
    }

    /// 1 − Σe²/Σ(y − ȳ)²: 1 is perfect, 0 is no better than the mean of these very rows.
    package func rSquared() throws(MetricError) -> Double {
        guard rowCount > 0 else { throw .noRows }
        let mean = truths.reduce(0, +) / Double(rowCount)
        let spread = truths.reduce(0) { $0 + ($1 - mean) * ($1 - mean) }
        guard spread > 0 else { throw .singleClass }
        return 1 - errors.reduce(0) { $0 + $1 * $1 } / spread
    }

    /// The sum over rows of `AsymmetricScore`.
    package func asymmetricScore() throws(MetricError) -> Double {
        guard rowCount > 0 else { throw .noRows }
        return errors.reduce(0) { $0 + AsymmetricScore.term($1) }
    }

    private func mean(_ figure: (Double) -> Double) throws(MetricError) -> Double {
        guard rowCount > 0 else { throw .noRows }
        return errors.reduce(0) { $0 + figure($1) } / Double(rowCount)
    }
}

extension AmountScores: CustomStringConvertible {
    /// The shape only; no value of a row is ever printable.
    package var description: String { "AmountScores(\(rowCount) rows)" }
}
