import Documents

/// How models are measured on hold-out rows, and what an institution must gain to join.
package struct EvaluationSettings: Sendable, Hashable {
    package enum Measure: String, Sendable, Hashable, CaseIterable {
        case logLoss
    }

    /// Probabilities at which decisions are counted, ascending, each inside (0, 1).
    package let thresholds: [Double]
    /// Names of features by whose levels the federated model is measured apart.
    package let subgroups: [String]
    package let costMissed: Double
    package let costFalse: Double
    package let measure: Measure
    /// The least hold-out events, non-events and entities on which a verdict is given.
    package let events: Int
    package let nonEvents: Int
    package let entities: Int
    /// A gain that matters: a share of the local baseline's log loss, and a difference of AUC.
    package let gainMargin: Double
    package let rankMargin: Double

    static let keys = ["thresholds", "subgroups", "costs", "verdict"]

    init(_ entry: DocumentReader) throws(DocumentError) {
        thresholds = try entry.numbers("thresholds")
        guard thresholds.allSatisfy({ $0 > 0 && $0 < 1 }),
            zip(thresholds, thresholds.dropFirst()).allSatisfy({ $0 < $1 })
        else {
            throw entry.failure(
                "thresholds", expected: "rising numbers between 0 and 1",
                found: "\(thresholds.count) numbers")
        }
        subgroups = try entry.optionalStrings("subgroups") ?? []
        let costs = try entry.optionalObject("costs", keys: ["missed", "false"])
        costMissed = try costs?.number("missed", in: 0...1e9) ?? 1
        costFalse = try costs?.number("false", in: 0...1e9) ?? 1
        let verdict = try entry.object(
            "verdict",
            keys: ["measure", "events", "nonEvents", "entities", "gainMargin", "rankMargin"])
        measure = try verdict.choice("measure", as: Measure.self)
        events = try verdict.integer("events", in: 1...1_000_000)
        nonEvents = try verdict.integer("nonEvents", in: 1...1_000_000)
        entities = try verdict.integer("entities", in: 1...1_000_000)
        gainMargin = try verdict.number("gainMargin", in: 0...1)
        rankMargin = try verdict.number("rankMargin", in: 0...1)
    }
}
