/// The figures that a model is measured by, under the names that reports use.
package enum Metric: String, Sendable, Hashable, CaseIterable {
    case auc
    case prAuc
    case ks
    case logLoss
    case brier
    case calibrationIntercept
    case calibrationSlope

    case macroAuc
    case top1
    case top2

    /// The loss of amounts: against the truth cut to the study's range, as models learn it.
    case squaredError

    /// All of these are taken over all rows unless `Last` says that they are taken over the last row
    /// of each entity, and against the truth as it was found unless `Capped` says that it was cut to
    /// the study's range.
    case rmse
    case mae
    case medianAbsoluteError
    case bias
    case rSquared
    case nasa
    case rmseCapped
    case maeCapped
    case nasaCapped
    case rmseLast
    case maeLast
    case nasaLast
    case rmseLastCapped
    case maeLastCapped
    case nasaLastCapped

    /// Which way is good.
    package enum Preference: Sendable, Hashable {
        case higher
        case lower
        /// The nearer to this number the better.
        case near(Double)
    }

    package var preference: Preference {
        switch self {
        case .auc, .prAuc, .ks, .macroAuc, .top1, .top2, .rSquared: .higher
        case .calibrationIntercept, .bias: .near(0)
        case .calibrationSlope: .near(1)
        case .logLoss, .brier, .squaredError, .rmse, .mae, .medianAbsoluteError, .nasa,
            .rmseCapped, .maeCapped, .nasaCapped, .rmseLast, .maeLast, .nasaLast,
            .rmseLastCapped, .maeLastCapped, .nasaLastCapped:
            .lower
        }
    }

    /// Where a value can lie. Log loss ends where probabilities are cut, at −ln 1e-15; the Brier
    /// score of several classes at 2.
    package var range: ClosedRange<Double> {
        switch self {
        case .auc, .prAuc, .ks, .macroAuc, .top1, .top2: 0...1
        case .brier: 0...2
        case .logLoss: 0...35
        case .calibrationIntercept, .calibrationSlope: -1e9...1e9
        case .bias, .rSquared: -1e30...1e30
        case .squaredError, .rmse, .mae, .medianAbsoluteError, .nasa, .rmseCapped, .maeCapped,
            .nasaCapped, .rmseLast, .maeLast, .nasaLast, .rmseLastCapped, .maeLastCapped,
            .nasaLastCapped:
            0...1e30
        }
    }
}

extension Metric {
    /// The metrics of one kind of target, in the order of reports.
    package enum Family: Sendable, Hashable, CaseIterable {
        case event
        case classes
        case amount

        package var metrics: [Metric] {
            switch self {
            case .event:
                [.auc, .prAuc, .ks, .logLoss, .brier, .calibrationIntercept, .calibrationSlope]
            case .classes:
                [.macroAuc, .logLoss, .brier, .top1, .top2]
            case .amount:
                [
                    .rmse, .mae, .medianAbsoluteError, .bias, .rSquared, .squaredError, .nasa,
                    .rmseCapped, .maeCapped, .nasaCapped, .rmseLast, .maeLast, .nasaLast,
                    .rmseLastCapped, .maeLastCapped, .nasaLastCapped,
                ]
            }
        }

        /// How well the model puts rows in order; amounts have no such measure.
        package var rank: Metric? {
            switch self {
            case .event: .auc
            case .classes: .macroAuc
            case .amount: nil
            }
        }
    }

    /// Whether only the order of scores counts, which folds don't share.
    var isOfRanking: Bool {
        switch self {
        case .auc, .prAuc, .ks, .macroAuc: true
        case .logLoss, .brier, .calibrationIntercept, .calibrationSlope, .top1, .top2,
            .squaredError, .rmse, .mae, .medianAbsoluteError, .bias, .rSquared, .nasa,
            .rmseCapped, .maeCapped, .nasaCapped, .rmseLast, .maeLast, .nasaLast,
            .rmseLastCapped, .maeLastCapped, .nasaLastCapped:
            false
        }
    }

    /// Whether it is the middle of a bracket where it comes from a summed table.
    var hasBracket: Bool { self == .auc || self == .macroAuc }
}
