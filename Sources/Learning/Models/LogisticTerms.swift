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
        let predictors = RowProducts.predictors(
            rows.design.values, columns: coefficients.count, rows: chunk,
            coefficients: coefficients)
        residuals = predictors
        weights = predictors
        var likelihoods = predictors
        let start = chunk.lowerBound
        for index in predictors.indices {
            let predictor = predictors[index] + (rows.offsets?[start + index] ?? 0)
            let frequency = rows.frequencies?[start + index] ?? 1
            let cut = Self.cut(predictor)
            let e = ElementaryFunctions.exp(-cut.magnitude)
            let sum = 1 + e
            let probability = (cut >= 0 ? 1 : e) / sum
            let complement = (cut >= 0 ? e : 1) / sum
            let label = rows.labels[start + index]
            residuals[index] = frequency * (label - probability)
            weights[index] = frequency * (probability * complement)
            let softplus = (cut > 0 ? cut : 0) + ElementaryFunctions.logOfOnePlus(unit: e)
            likelihoods[index] = frequency * (label * cut - softplus)
            rowCount += frequency
            rowsOverLimit += predictor.magnitude <= Self.limit ? 0 : frequency
        }
        for likelihood in likelihoods { logLikelihood += likelihood }
    }

    /// Not a number counts as far below.
    private static func cut(_ predictor: Double) -> Double {
        let lower = predictor >= -limit ? predictor : -limit
        return lower > limit ? limit : lower
    }
}
