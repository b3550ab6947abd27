import Documents
import Learning

/// How models are measured on hold-out rows, and what an institution must gain to join.
package struct EvaluationSettings: Sendable, Hashable {
    /// The loss whose fall counts as a gain.
    package enum Measure: String, Sendable, Hashable, CaseIterable {
        /// Of events and classes.
        case logLoss
        /// Of amounts.
        case squaredError
    }

    /// Probabilities at which decisions are counted, ascending, each inside (0, 1); none where the
    /// target is no event.
    package let thresholds: [Double]
    /// Names of features by whose levels the federated model is measured apart.
    package let subgroups: [String]
    package let costMissed: Double
    package let costFalse: Double
    /// Nil where predictions raise no alarms.
    package let alarm: AlarmSettings?
    package let measure: Measure
    /// The least hold-out rows with and without the event on which a verdict is given; of several
    /// classes, rows of any class but the reference and rows of the reference; 0 for amounts.
    package let events: Int
    package let nonEvents: Int
    /// The least hold-out entities on which a verdict is given.
    package let entities: Int
    /// A gain that matters: a share of the local baseline's loss, and a difference of AUC.
    package let gainMargin: Double
    package let rankMargin: Double

    static let keys = ["thresholds", "subgroups", "costs", "alarm", "verdict"]

    /// `root` is the whole study, of which an alarm reads the axis and the window.
    init(
        _ entry: DocumentReader, of target: TargetKind, in root: DocumentReader
    ) throws(DocumentError) {
        thresholds = try Self.thresholds(entry, of: target)
        subgroups = try entry.optionalStrings("subgroups") ?? []
        let costs = try entry.optionalObject("costs", keys: ["missed", "false", "caught"])
        guard costs == nil || target == .event else {
            throw entry.failure(
                "costs", expected: "none of a target that is no event", found: "costs")
        }
        costMissed = try costs?.number("missed", in: 0...1e9) ?? 1
        costFalse = try costs?.number("false", in: 0...1e9) ?? 1
        alarm = try Self.alarm(entry, costs: costs, of: target, in: root)
        let isAmount = target.classCount == nil
        let verdict = try entry.object("verdict", keys: Self.verdictKeys(ofAmount: isAmount))
        measure = try verdict.choice("measure", as: Measure.self)
        guard isAmount == (measure == .squaredError) else {
            throw verdict.failure(
                "measure", expected: isAmount ? "squaredError of an amount" : "logLoss",
                found: measure.rawValue)
        }
        events = isAmount ? 0 : try verdict.integer("events", in: 1...1_000_000)
        nonEvents = isAmount ? 0 : try verdict.integer("nonEvents", in: 1...1_000_000)
        entities = try verdict.integer("entities", in: 1...1_000_000)
        gainMargin = try verdict.number("gainMargin", in: 0...1)
        rankMargin = isAmount ? 0 : try verdict.number("rankMargin", in: 0...1)
    }

    private static func alarm(
        _ entry: DocumentReader, costs: DocumentReader?, of target: TargetKind,
        in root: DocumentReader
    ) throws(DocumentError) -> AlarmSettings? {
        guard let alarm = try entry.optionalObject("alarm", keys: AlarmSettings.keys) else {
            guard costs?.has("caught") ?? false else { return nil }
            throw entry.failure(
                "costs", expected: "no cost of what is caught without an alarm", found: "one")
        }
        guard target == .event else {
            throw entry.failure(
                "alarm", expected: "none of a target that is no event", found: "one")
        }
        guard let costs else {
            throw entry.failure("alarm", expected: "costs beside an alarm", found: "none")
        }
        return try AlarmSettings(alarm, costs: AlarmCosts(costs), in: root)
    }

    private static func verdictKeys(ofAmount isAmount: Bool) -> [String] {
        ["measure", "entities", "gainMargin"]
            + (isAmount ? [] : ["events", "nonEvents", "rankMargin"])
    }

    private static func thresholds(
        _ entry: DocumentReader, of target: TargetKind
    ) throws(DocumentError) -> [Double] {
        guard target == .event else {
            guard try entry.optionalNumbers("thresholds")?.isEmpty ?? true else {
                throw entry.failure(
                    "thresholds", expected: "none of a target that is no event",
                    found: "thresholds")
            }
            return []
        }
        let thresholds = try entry.numbers("thresholds")
        guard thresholds.allSatisfy({ $0 > 0 && $0 < 1 }),
            zip(thresholds, thresholds.dropFirst()).allSatisfy({ $0 < $1 })
        else {
            throw entry.failure(
                "thresholds", expected: "rising numbers between 0 and 1",
                found: "\(thresholds.count) numbers")
        }
        return thresholds
    }
}
