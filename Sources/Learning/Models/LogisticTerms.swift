/// What each row of a chunk brings to the sums of a logistic model.
///
/// With η the row's linear predictor, p = σ(η), y its label and f its frequency: residual f·(y − p),
/// weight f·p·(1 − p), log likelihood f·(yη − softplus η).
struct LogisticTerms: Sendable {
    /// A row with |η| above it counts as over the limit and enters with η cut there, so that no row
    /// has a log likelihood beyond ±256.
    static let limit = 250.0

    private(set) var residuals: [Double]
    private(set) var weights: [Double]
    private(set) var logLikelihood = 0.0
    private(set) var rowCount = 0.0
    private(set) var rowsOverLimit = 0.0

    init(_ rows: LabelledRows, chunk: Range<Int>, coefficients: [Double]) {
        var predictors = RowProducts.predictors(
            rows.design.values, columns: coefficients.count, rows: chunk,
            coefficients: coefficients)
        if let offsets = rows.offsets {
            for index in predictors.indices {
                predictors[index] += offsets[chunk.lowerBound + index]
            }
        }
        residuals = Array(rows.labels[chunk])
        weights = predictors
        for index in predictors.indices {
            let frequency = rows.frequencies?[chunk.lowerBound + index] ?? 1
            rowCount += frequency
            rowsOverLimit += predictors[index].magnitude <= Self.limit ? 0 : frequency
        }
        Self.evaluate(predictors: &predictors, residuals: &residuals, weights: &weights)
        if let frequencies = rows.frequencies {
            for index in predictors.indices {
                let frequency = frequencies[chunk.lowerBound + index]
                predictors[index] *= frequency
                residuals[index] *= frequency
                weights[index] *= frequency
            }
        }
        for likelihood in predictors { logLikelihood += likelihood }
    }

    /// Puts log likelihoods in the place of predictors, residuals in the place of labels. One plain
    /// loop without a branch, which the compiler turns into vector instructions.
    private static func evaluate(
        predictors: inout [Double], residuals: inout [Double], weights: inout [Double]
    ) {
        predictors.withUnsafeMutableBufferPointer { predictors in
            residuals.withUnsafeMutableBufferPointer { residuals in
                weights.withUnsafeMutableBufferPointer { weights in
                    for index in 0..<predictors.count {
                        let predictor = cut(predictors[index])
                        let label = residuals[index]
                        let probability = ElementaryFunctions.sigmoid(predictor)
                        let complement = ElementaryFunctions.sigmoid(-predictor)
                        residuals[index] = label - probability
                        weights[index] = probability * complement
                        predictors[index] =
                            label * predictor - ElementaryFunctions.softplus(predictor)
                    }
                }
            }
        }
    }

    /// Not a number counts as far below.
    @inline(__always)
    private static func cut(_ predictor: Double) -> Double {
        let lower = predictor >= -limit ? predictor : -limit
        return lower > limit ? limit : lower
    }
}
