/// The figures that a model is measured by, under the names that reports use.
package enum Metric: String, Sendable, Hashable, CaseIterable {
    case auc
    case prAuc
    case ks
    case logLoss
    case brier
    case calibrationIntercept
    case calibrationSlope

    /// Which way is good.
    package enum Preference: Sendable, Hashable {
        case higher
        case lower
        /// The nearer to this number the better.
        case near(Double)
    }

    package var preference: Preference {
        switch self {
        case .auc, .prAuc, .ks: .higher
        case .logLoss, .brier: .lower
        case .calibrationIntercept: .near(0)
        case .calibrationSlope: .near(1)
        }
    }

    /// Where a value can lie. Log loss ends where probabilities are cut, at −ln 1e-15.
    package var range: ClosedRange<Double> {
        switch self {
        case .auc, .prAuc, .ks, .brier: 0...1
        case .logLoss: 0...35
        case .calibrationIntercept, .calibrationSlope: -1e9...1e9
        }
    }

    /// The metric's name in tables.
    package var label: String {
        switch self {
        case .auc: "AUC"
        case .prAuc: "Average precision"
        case .ks: "KS"
        case .logLoss: "Log loss"
        case .brier: "Brier score"
        case .calibrationIntercept: "Calibration intercept"
        case .calibrationSlope: "Calibration slope"
        }
    }

    /// The metric's name inside a sentence.
    package var inText: String {
        switch self {
        case .auc, .ks: label
        case .brier: "Brier score"
        case .prAuc, .logLoss, .calibrationIntercept, .calibrationSlope: label.lowercased()
        }
    }

    /// What the metric says, for somebody who meets it for the first time.
    package func meaning(in terms: FieldTerms) -> String {
        switch self {
        case .auc:
            """
            The chance that the model puts a random “\(terms.event)” \(terms.entity) above a random \
            “\(terms.nonEvent)” one. 0.5 is guessing, 1 is perfect.
            """
        case .prAuc:
            "Mean precision over all depths of the ranking. Guessing gives the share of events."
        case .ks:
            "The largest gap between the two outcomes' score distributions, from 0 to 1."
        case .logLoss:
            "Mean −log of the probability given to what really happened. 0 is perfect."
        case .brier:
            "Mean squared distance of probability and outcome. 0 is perfect."
        case .calibrationIntercept:
            "0 when probabilities are right on average; below 0 when they are too high."
        case .calibrationSlope:
            "1 when probabilities are spread rightly; below 1 when they are too extreme."
        }
    }
}
