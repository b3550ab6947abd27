package import Documents

/// What the institutions' differences say about the next institution, naming nobody.
///
/// A random-effects summary of the differences between the federated model and the local baseline:
/// their mean with a Hartung-Knapp interval, how much institutions truly differ, and where the
/// difference of a new institution is to be expected.
package struct Distribution: Sendable, Hashable {
    package let metric: Metric
    /// How many institutions have the difference.
    package let institutions: Int
    package let mean: Double
    package let interval: Bounds
    package let prediction: Bounds
    /// The square of the spread between institutions that chance does not explain.
    package let betweenVariance: Double
    /// How many institutions got each verdict, with those that had too few rows.
    package let verdicts: [Verdict.Outcome: Int]

    package init(
        metric: Metric, institutions: Int, mean: Double, interval: Bounds, prediction: Bounds,
        betweenVariance: Double, verdicts: [Verdict.Outcome: Int]
    ) {
        self.metric = metric
        self.institutions = institutions
        self.mean = mean
        self.interval = interval
        self.prediction = prediction
        self.betweenVariance = betweenVariance
        self.verdicts = verdicts
    }

    /// From fewer institutions nothing is told.
    package static let fewestInstitutions = 5
}

extension Distribution {
    static let keys = [
        "measure", "institutions", "estimate", "low", "high", "level", "predictionLow",
        "predictionHigh", "betweenVariance", "verdicts",
    ]

    package var json: JSONValue {
        let counts = Verdict.Outcome.allCases.map { outcome in
            JSONMember(key: outcome.rawValue, value: .integer(verdicts[outcome] ?? 0))
        }
        return [
            "measure": .string(metric.rawValue), "institutions": .integer(institutions),
            "estimate": .double(mean), "low": .double(interval.low),
            "high": .double(interval.high), "level": .double(Difference.level),
            "predictionLow": .double(prediction.low), "predictionHigh": .double(prediction.high),
            "betweenVariance": .double(betweenVariance), "verdicts": .object(counts),
        ]
    }

    package init(_ reader: DocumentReader) throws(DocumentError) {
        _ = try reader.number("level", in: Difference.level...Difference.level)
        let low = try reader.number("predictionLow")
        let high = try reader.number("predictionHigh")
        guard low <= high else {
            throw reader.failure(
                "predictionHigh", expected: "a number not under predictionLow",
                found: "a smaller one")
        }
        let words = Verdict.Outcome.allCases.map(\.rawValue)
        let counts = try reader.object("verdicts", keys: words)
        var verdicts: [Verdict.Outcome: Int] = [:]
        for outcome in Verdict.Outcome.allCases {
            let count = try counts.integer(outcome.rawValue, in: 0...100_000)
            if count > 0 { verdicts[outcome] = count }
        }
        self.init(
            metric: try reader.choice("measure", as: Metric.self),
            institutions: try reader.integer(
                "institutions", in: Self.fewestInstitutions...100_000),
            mean: try reader.number("estimate"), interval: try Bounds(reader),
            prediction: Bounds(low: low, high: high),
            betweenVariance: try reader.number("betweenVariance", in: 0...1e300),
            verdicts: verdicts)
    }
}
