import Documents

/// How the model is trained.
package enum Learner: Sendable, Hashable {
    /// Ridge logistic regression by Newton's method; equal to the pooled fit.
    case newton(NewtonSettings)
    /// Ridge logistic regression by averaging of local gradient descent.
    case averaging(AveragingSettings)

    package var ridge: Double {
        switch self {
        case .newton(let settings): settings.ridge
        case .averaging(let settings): settings.ridge
        }
    }

    /// Whether the target is an event that happens or does not.
    package var predictsEvent: Bool {
        switch self {
        case .newton, .averaging: true
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

    package init(
        ridge: Double = 1, weights: Weights = .rows, rounds: Int = 50, epochs: Int = 1,
        batch: Int = 32, learningRate: Double = 0.05, momentum: Double = 0.9
    ) {
        self.ridge = ridge
        self.weights = weights
        self.rounds = rounds
        self.epochs = epochs
        self.batch = batch
        self.learningRate = learningRate
        self.momentum = momentum
    }
}

extension Learner {
    private enum Method: String, CaseIterable {
        case newton
        case averaging
    }

    init(_ entry: DocumentReader) throws(DocumentError) {
        let kind = try entry.string("kind")
        guard kind == "logistic" else {
            throw entry.failure("kind", expected: "logistic", found: kind)
        }
        let ridge = try entry.optionalNumber("ridge", in: 0...1e6) ?? 1
        switch try entry.optionalChoice("method", as: Method.self) ?? .newton {
        case .newton:
            self = .newton(
                NewtonSettings(
                    ridge: ridge,
                    tolerance: try entry.optionalNumber("tolerance", in: 1e-12...1e-3) ?? 1e-9,
                    rounds: try entry.optionalInteger("rounds", in: 1...1000) ?? 30))
        case .averaging:
            self = .averaging(
                AveragingSettings(
                    ridge: ridge,
                    weights: try entry.optionalChoice(
                        "weights", as: AveragingSettings.Weights.self) ?? .rows,
                    rounds: try entry.optionalInteger("rounds", in: 1...100_000) ?? 50,
                    epochs: try entry.optionalInteger("epochs", in: 1...1000) ?? 1,
                    batch: try entry.optionalInteger("batch", in: 0...1_000_000) ?? 32,
                    learningRate: try entry.optionalNumber("learningRate", in: 1e-9...1e3) ?? 0.05,
                    momentum: try entry.optionalNumber("momentum", in: 0...0.999) ?? 0.9))
        }
    }

    static let keys = [
        "kind", "method", "ridge", "tolerance", "rounds", "weights", "epochs", "batch",
        "learningRate", "momentum",
    ]
}
