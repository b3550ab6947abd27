import Comparison
import Learning

/// Figures of three institutions, made up so that a reader can check them by eye.
enum Example {
    static let terms = FieldTerms(entity: "loan", event: "bad", nonEvent: "good")

    static func difference(
        _ model: Difference.Model, _ metric: Metric, _ estimate: Double, _ low: Double,
        _ high: Double
    ) -> Difference {
        Difference(
            model: model, metric: metric, estimate: estimate,
            interval: Bounds(low: low, high: high),
            method: metric == .auc ? .deLong : .bootstrap)
    }

    static func metrics(auc: Double, logLoss: Double) -> ModelMetrics {
        ModelMetrics(
            auc: .value(auc, interval: Bounds(low: auc - 0.04, high: auc + 0.04)),
            logLoss: .value(logLoss), brier: .value(0.18),
            calibrationIntercept: .value(0.1, interval: Bounds(low: -0.2, high: 0.4)),
            calibrationSlope: .undefined(.separated))
    }

    static func institution(
        _ name: String, gain: Double = 0.05, basis: Verdict.Basis = .federatedGains
    ) -> InstitutionFigures {
        InstitutionFigures(
            name: name, trainingRows: .exact(1_203), holdoutRows: .exact(516),
            holdoutEvents: .exact(180), local: metrics(auc: 0.74, logLoss: 0.52),
            federated: metrics(auc: 0.79, logLoss: 0.47),
            recalibrated: metrics(auc: 0.79, logLoss: 0.46), measure: .logLoss,
            differences: [
                difference(.federated, .logLoss, gain, gain - 0.03, gain + 0.03),
                difference(.federated, .auc, 0.05, 0.01, 0.09),
                difference(.recalibrated, .logLoss, gain + 0.01, gain - 0.02, gain + 0.04),
                difference(.recalibrated, .auc, 0.05, 0.01, 0.09),
            ],
            verdict: Verdict(basis: basis))
    }

    /// Too few bad loans for any figure to be told.
    static let small = InstitutionFigures(
        name: "cedar", trainingRows: .exact(61), holdoutRows: .exact(26),
        holdoutEvents: .exact(7), local: metrics(auc: 0.7, logLoss: 0.6),
        federated: metrics(auc: 0.71, logLoss: 0.59), recalibrated: nil, measure: .logLoss,
        differences: [difference(.federated, .logLoss, 0.01, -0.2, 0.2)],
        verdict: Verdict(basis: .tooFewRows, holdoutFactor: 30.0 / 7))

    static func report(_ institutions: [InstitutionFigures]) -> ComparisonReport {
        let coefficients = [
            Coefficient(name: "intercept", value: -1.2, standardError: 0.1),
            Coefficient(name: "amount", value: 0.5, standardError: 0.2),
            Coefficient(name: "note", value: -0.25, standardError: nil),
        ]
        let metrics = ModelMetrics(
            rows: 625, events: 205, auc: .value(0.8127),
            aucBracket: Bounds(low: 0.8121, high: 0.8133), logLoss: .value(0.4921),
            brier: .value(0.1617), calibrationIntercept: .value(0.02),
            calibrationSlope: .value(0.98))
        return ComparisonReport(
            study: "loans", version: 1, run: "0f3a9c4417de8b2250aa61f0c3d7e914", rounds: 14,
            bytes: 2_134_567,
            federated: ModelFigures(coefficients: coefficients, metrics: metrics, ridge: 1),
            institutions: institutions)
    }

    static let context = ReportContext(
        aim: "Will a loan go bad?", terms: terms, target: "charged off",
        promises: ["No row left an institution."],
        departures: [
            Departure(what: "Masked answers", messages: 42, bytes: 1_500, readableBy: "as a sum")
        ])

    /// Scores of `rows` entities with one row each; the federated model knows more than the local
    /// one by `knowledge`, and is too high by `bias` in log odds.
    static func scores(
        seed: UInt64, rows: Int, knowledge: Double, bias: Double = 0
    ) -> HoldoutScores {
        var generator = SeededGenerator(seed: seed)
        var labels: [UInt8] = []
        var models: [[Double]] = [[], [], []]
        for _ in 0..<rows {
            let truth = generator.normal() * 1.5 - 0.5
            labels.append(
                generator.uniform() < ElementaryFunctions.sigmoid(truth) ? 1 : 0)
            let federated = truth + generator.normal() * 0.2
            let local = truth + generator.normal() * (0.2 + knowledge)
            for (index, value) in [local, federated + bias, federated].enumerated() {
                models[index].append(ElementaryFunctions.sigmoid(value))
            }
        }
        return HoldoutScores(
            labels: labels, entities: Array(0..<rows), local: models[0], federated: models[1],
            recalibrated: models[2])
    }
}
