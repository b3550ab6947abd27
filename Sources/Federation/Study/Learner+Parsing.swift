import Documents
import Learning

extension Learner {
    private enum Method: String, CaseIterable {
        case newton
        case averaging
    }

    static let keys = [
        "kind", "method", "ridge", "tolerance", "rounds", "weights", "epochs", "batch",
        "learningRate", "momentum", "products",
    ]

    /// Refuses a learner that can't answer with the study's kind of target.
    init(_ entry: DocumentReader, of target: TargetKind) throws(DocumentError) {
        let kind = try entry.string("kind")
        let expected = Self.word(for: target)
        guard kind == expected.word else {
            throw entry.failure(
                "kind", expected: "\(expected.word), since the target is \(expected.target)",
                found: kind)
        }
        let ridge = try entry.optionalNumber("ridge", in: 0...1e6) ?? 1
        let method = try Self.method(entry, of: target)
        switch (target, method) {
        case (.event, .averaging):
            self = .averaging(try Self.averaging(entry, ridge: ridge))
        case (.event, .newton):
            self = .newton(try Self.newton(entry, ridge: ridge))
        case (.classes, _):
            self = .multinomial(try Self.newton(entry, ridge: ridge))
        case (.amount, _):
            for key in ["tolerance", "rounds"] where entry.has(key) {
                throw entry.failure(
                    key, expected: "none, since least squares take two rounds", found: key)
            }
            self = .gaussian(ridge: ridge)
        }
    }

    private static func word(for target: TargetKind) -> (word: String, target: String) {
        switch target {
        case .event: ("logistic", "an event")
        case .classes: ("multinomial", "one of several classes")
        case .amount: ("gaussian", "an amount")
        }
    }

    private static func method(
        _ entry: DocumentReader, of target: TargetKind
    ) throws(DocumentError) -> Method {
        let method = try entry.optionalChoice("method", as: Method.self) ?? .newton
        guard method == .newton || target == .event else {
            throw entry.failure(
                "method", expected: "newton; only a logistic model is averaged",
                found: method.rawValue)
        }
        return method
    }

    private static func newton(
        _ entry: DocumentReader, ridge: Double
    ) throws(DocumentError) -> NewtonSettings {
        NewtonSettings(
            ridge: ridge,
            tolerance: try entry.optionalNumber("tolerance", in: 1e-12...1e-3) ?? 1e-9,
            rounds: try entry.optionalInteger("rounds", in: 1...1000) ?? 30)
    }

    private static func averaging(
        _ entry: DocumentReader, ridge: Double
    ) throws(DocumentError) -> AveragingSettings {
        AveragingSettings(
            ridge: ridge,
            weights: try entry.optionalChoice("weights", as: AveragingSettings.Weights.self)
                ?? .rows,
            rounds: try entry.optionalInteger("rounds", in: 1...100_000) ?? 50,
            epochs: try entry.optionalInteger("epochs", in: 1...1000) ?? 1,
            batch: try entry.optionalInteger("batch", in: 0...1_000_000) ?? 32,
            learningRate: try entry.optionalNumber("learningRate", in: 1e-9...1e3) ?? 0.05,
            momentum: try entry.optionalNumber("momentum", in: 0...0.999) ?? 0.9,
            products: try entry.optionalBool("products") ?? false)
    }
}
