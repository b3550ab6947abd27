import Federation

extension Metric {
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
        case .macroAuc: "Macro AUC"
        case .top1: "Top-1 accuracy"
        case .top2: "Top-2 accuracy"
        case .squaredError: "Mean squared error"
        case .medianAbsoluteError: "Median error size"
        case .bias: "Mean error"
        case .rSquared: "R²"
        case .rmse, .rmseCapped, .rmseLast, .rmseLastCapped: "RMSE" + taking
        case .mae, .maeCapped, .maeLast, .maeLastCapped: "Mean error size" + taking
        case .nasa, .nasaCapped, .nasaLast, .nasaLastCapped: "NASA score" + taking
        }
    }

    /// Of which rows and against which truth, where that is not all rows and the truth as found.
    private var taking: String {
        let name = rawValue
        return (name.contains("Last") ? ", last rows" : "")
            + (name.hasSuffix("Capped") ? ", truth capped" : "")
    }

    /// The metric's name inside a sentence.
    package var inText: String {
        let first = label.prefix { $0 != " " && $0 != "," }
        let keepsCapitals = first.count > 1 && first.dropFirst().contains { $0.isUppercase }
        guard !keepsCapitals, self != .brier, self != .rSquared else { return label }
        return label.prefix(1).lowercased() + label.dropFirst()
    }

    /// What the metric says, for somebody who meets it for the first time.
    package func meaning(in terms: FieldTerms) -> String {
        switch self {
        case .auc: Self.aucMeaning(terms)
        case .prAuc:
            "Mean precision over all depths of the ranking. Guessing gives the share of events."
        case .ks:
            "The largest gap between the two outcomes' score distributions, from 0 to 1."
        case .logLoss:
            "Mean −log of the probability given to what really happened. 0 is perfect."
        case .brier:
            terms.family == .classes
                ? "Mean over rows of squared distances added over classes. 0 is perfect, 2 the worst."
                : "Mean squared distance of probability and outcome. 0 is perfect."
        case .calibrationIntercept:
            "0 when probabilities are right on average; below 0 when they are too high."
        case .calibrationSlope:
            "1 when probabilities are spread rightly; below 1 when they are too extreme."
        case .macroAuc:
            """
            For each class the chance that the model puts a random \(terms.entity) of it above a \
            random one of any other; the plain mean over classes. 0.5 is guessing, 1 is perfect.
            """
        case .top1: "Share of rows whose class the model holds likeliest."
        case .top2: "Share of rows whose class is one of the two that the model holds likeliest."
        case .squaredError, .rmse, .mae, .medianAbsoluteError, .bias, .rSquared, .nasa,
            .rmseCapped, .maeCapped, .nasaCapped, .rmseLast, .maeLast, .nasaLast,
            .rmseLastCapped, .maeLastCapped, .nasaLastCapped:
            amountMeaning(terms)
        }
    }

    private static func aucMeaning(_ terms: FieldTerms) -> String {
        guard case .event(let event, let nonEvent) = terms.outcome else {
            return "The chance that the model puts two random rows into the right order."
        }
        return """
            The chance that the model puts a random “\(event)” \(terms.entity) above a random \
            “\(nonEvent)” one. 0.5 is guessing, 1 is perfect.
            """
    }

    private func amountMeaning(_ terms: FieldTerms) -> String {
        let rows = rawValue.contains("Last") ? " Over the last row of each \(terms.entity)." : ""
        let truth = rawValue.hasSuffix("Capped") ? " The truth is cut to the study's range." : ""
        return sizeMeaning(terms) + rows + truth
    }

    private func sizeMeaning(_ terms: FieldTerms) -> String {
        switch self {
        case .squaredError:
            """
            Mean of (predicted − true)², the truth cut to the study's range, as models learn it. \
            0 is perfect.
            """
        case .medianAbsoluteError: "Half of all errors are no larger than this."
        case .bias: "Mean of predicted − true; above 0 when the model says too much."
        case .rSquared:
            "1 is perfect; 0 is no better than saying the mean of these very rows each time."
        case .rmse, .rmseCapped, .rmseLast, .rmseLastCapped:
            "Root of the mean squared error\(inUnit(terms)). 0 is perfect."
        case .mae, .maeCapped, .maeLast, .maeLastCapped:
            "Mean size of the error\(inUnit(terms)). 0 is perfect."
        case .nasaCapped, .nasaLast, .nasaLastCapped: "The NASA score."
        default:
            """
            Sum over rows of e^(−d/13) − 1 for d below 0 and e^(d/10) − 1 from 0 on, \
            d = predicted − true: too much costs more. 0 is perfect; it grows with the rows.
            """
        }
    }

    private func inUnit(_ terms: FieldTerms) -> String {
        guard case .amount(_, let unit?) = terms.outcome else { return "" }
        return ", in \(unit)"
    }
}
