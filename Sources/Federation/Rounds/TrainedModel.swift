package import Learning

/// A linear model of a study's target with the frozen recipe that feeds it.
package struct TrainedModel: Sendable, Hashable {
    package let targetKind: TargetKind
    package let totals: RowTotals
    package let profile: FederatedProfile
    package let pipeline: FeaturePipeline
    /// XᵀX over training rows times a number, intercept first; nil where no sum of the run held it.
    package let products: SymmetricMatrix?
    /// One for each of the pipeline's columns, intercept first; of classes so many for each class
    /// that was seen in training but the first, class after class.
    package let coefficients: [Double]
    /// Nil where the method gives none.
    package let covariance: CovarianceEstimate?
    /// The variance of an amount about the model; nil for other targets.
    package let dispersion: Double?
    package let converged: Bool
    /// Rounds of training alone.
    package let rounds: Int
    /// The penalised log likelihood, the mean loss or the mean squared residual after each round.
    package let trace: [Double]

    init(_ inputs: ModelInputs, _ fit: NewtonFit, products: SymmetricMatrix?) {
        self.init(
            inputs, products: products, coefficients: fit.coefficients, covariance: fit.covariance,
            converged: fit.converged, rounds: fit.rounds, trace: fit.trace)
    }

    init(_ inputs: ModelInputs, _ fit: AveragingFit, products: SymmetricMatrix?) {
        self.init(
            inputs, products: products, coefficients: fit.coefficients, covariance: nil,
            converged: fit.converged, rounds: fit.rounds, trace: fit.meanLosses)
    }

    init(_ inputs: ModelInputs, _ fit: LeastSquaresFit) {
        self.init(
            inputs, products: fit.products, coefficients: fit.coefficients,
            covariance: fit.covariance, dispersion: fit.dispersion, converged: fit.converged,
            rounds: fit.rounds, trace: fit.meanSquares)
    }

    private init(
        _ inputs: ModelInputs, products: SymmetricMatrix?, coefficients: [Double],
        covariance: CovarianceEstimate?, dispersion: Double? = nil, converged: Bool, rounds: Int,
        trace: [Double]
    ) {
        targetKind = inputs.targetKind
        totals = inputs.totals
        profile = inputs.profile
        pipeline = inputs.pipeline
        self.products = products
        self.coefficients = coefficients
        self.covariance = covariance
        self.dispersion = dispersion
        self.converged = converged
        self.rounds = rounds
        self.trace = trace
    }

    /// One for each coefficient; nil where the method gives none.
    package var standardErrors: [Double]? { covariance?.standardErrors }

    /// The columns' names; of classes `column (class)`, class after class.
    package var coefficientNames: [String] { pipeline.coefficientNames(targetKind, totals) }

    /// The model of an event or an amount.
    package var linearModel: LinearModel {
        LinearModel(columnNames: pipeline.columnNames, coefficients: coefficients)
    }

    /// What the model says of rows before any link: log odds of an event, an amount, or the scores
    /// of all classes, row after row.
    package func predictors(_ design: DesignMatrix) -> [Double] {
        guard case .classes(let names) = targetKind else {
            return linearModel.linearPredictors(design)
        }
        let counts = totals.training.byClass
        return ClassModel(
            columnNames: pipeline.columnNames, classCount: names.count,
            seen: totals.training.seen, coefficients: coefficients,
            unseenShare: 1 / Double(names.count) / Double(counts.reduce(0, +) + 1)
        ).scores(design)
    }
}

extension TrainedModel {
    /// The coefficients of the recipe's columns before they were standardised, in the order of
    /// `coefficientNames`.
    package var originalCoefficients: [Double] { originalScale.times(coefficients) }

    /// Standard errors of `originalCoefficients`; nil where the method gives none.
    package var originalStandardErrors: [Double]? {
        covariance?.transformed(by: originalScale).standardErrors
    }

    /// The way back from standardised columns, for every class the same.
    private var originalScale: Matrix {
        let map = OriginalScale(
            means: [0] + pipeline.columns.map(\.mean), scales: [1] + pipeline.columns.map(\.scale),
            hasIntercept: true
        ).map
        var all = Matrix(zeros: coefficients.count, coefficients.count)
        for start in stride(from: 0, to: coefficients.count, by: map.rows) {
            for row in 0..<map.rows {
                for column in 0..<map.columns {
                    all[start + row, start + column] = map[row, column]
                }
            }
        }
        return all
    }
}

extension FeaturePipeline {
    func coefficientNames(_ targetKind: TargetKind, _ totals: RowTotals) -> [String] {
        guard case .classes(let names) = targetKind else { return columnNames }
        return totals.training.seen.dropFirst().flatMap { own in
            columnNames.map { "\($0) (\(names[own]))" }
        }
    }
}

/// Coefficients of an earlier model, by name.
package struct WarmStart: Sendable, Hashable {
    package let coefficients: [String: Double]

    package init(_ coefficients: [String: Double]) {
        self.coefficients = coefficients
    }

    /// Those of the names; 0 where the earlier model has none.
    func coefficients(named names: [String]) -> [Double] {
        names.map { coefficients[$0] ?? 0 }
    }
}
