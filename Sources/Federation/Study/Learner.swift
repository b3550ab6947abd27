/// How the model is trained.
package enum Learner: Sendable, Hashable {
    /// Ridge logistic regression by Newton's method; equal to the pooled fit.
    case newton(NewtonSettings)
    /// Ridge logistic regression by averaging of local gradient descent.
    case averaging(AveragingSettings)
    /// Ridge multinomial regression by Newton's method; equal to the pooled fit.
    case multinomial(NewtonSettings)
    /// Ridge least squares; equal to the pooled fit.
    case gaussian(ridge: Double)

    package var ridge: Double {
        switch self {
        case .newton(let settings), .multinomial(let settings): settings.ridge
        case .averaging(let settings): settings.ridge
        case .gaussian(let ridge): ridge
        }
    }

    /// The learner's word in studies and policies.
    package var word: String {
        switch self {
        case .newton, .averaging: "logistic"
        case .multinomial: "multinomial"
        case .gaussian: "gaussian"
        }
    }

    /// Whether the target is an event that happens or does not.
    package var predictsEvent: Bool {
        switch self {
        case .newton, .averaging: true
        case .multinomial, .gaussian: false
        }
    }
}

package struct NewtonSettings: Sendable, Hashable {
    /// λ of λ/2·|b|², on the standardised scale, without the intercept.
    package let ridge: Double
    /// Stop when no coefficient moves by more than this, relative to the largest (at least 1).
    package let tolerance: Double
    package let rounds: Int

    package init(ridge: Double = 1, tolerance: Double = 1e-9, rounds: Int = 30) {
        self.ridge = ridge
        self.tolerance = tolerance
        self.rounds = rounds
    }
}

package struct AveragingSettings: Sendable, Hashable {
    package enum Weights: String, Sendable, Hashable, CaseIterable {
        /// An institution counts by its number of training rows.
        case rows
        /// Every institution counts the same.
        case equal
    }

    package let ridge: Double
    package let weights: Weights
    package let rounds: Int
    /// Passes over the rows in one round; with `batch` 0, steps over all rows at once.
    package let epochs: Int
    /// Rows of one step; 0 takes all rows.
    package let batch: Int
    package let learningRate: Double
    package let momentum: Double
    /// Whether the first round asks for XᵀX too, so that a report can tell what features share.
    package let products: Bool

    package init(
        ridge: Double = 1, weights: Weights = .rows, rounds: Int = 50, epochs: Int = 1,
        batch: Int = 32, learningRate: Double = 0.05, momentum: Double = 0.9,
        products: Bool = false
    ) {
        self.ridge = ridge
        self.weights = weights
        self.rounds = rounds
        self.epochs = epochs
        self.batch = batch
        self.learningRate = learningRate
        self.momentum = momentum
        self.products = products
    }
}
