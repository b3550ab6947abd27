import Documents
import Learning

extension RecipeStep {
    private static let keys: [(step: String, keys: [String])] = [
        ("clip", []),
        ("winsorise", ["share", "refine"]),
        ("log", ["offset"]),
        ("bins", ["cutoff"]),
        ("woe", ["missingPolicy", "largestBins", "binShare", "binEvents", "cutoff"]),
        ("impute", ["statistic", "indicator", "refine"]),
        ("spline", ["knots", "refine"]),
        ("one-hot", ["cutoff"]),
        ("standardise", ["robust", "refine", "by"]),
    ]

    init(_ value: JSONValue, at path: String) throws(DocumentError) {
        let all = Self.keys.flatMap(\.keys)
        let kind = try DocumentReader(value, at: path, keys: ["step", "features"] + all)
        let step = try kind.string("step")
        guard let known = Self.keys.first(where: { $0.step == step }) else {
            let steps = Self.keys.map(\.step)
            throw kind.failure(
                "step",
                expected: steps.dropLast().joined(separator: ", ") + " or standardise", found: step)
        }
        let entry = try DocumentReader(value, at: path, keys: ["step", "features"] + known.keys)
        features = try entry.optionalStrings("features")
        transform = try Self.transform(step, of: entry)
    }

    private static func transform(
        _ step: String, of entry: DocumentReader
    ) throws(DocumentError) -> Transform {
        switch step {
        case "clip": .clip
        case "winsorise":
            .winsorise(
                share: try entry.optionalInteger("share", in: 1...250) ?? 10,
                refine: try refines(entry))
        case "log": .log(offset: try entry.optionalNumber("offset", in: 0...1e9) ?? 1)
        case "bins": .bins(cutoff: try cutoff(of: entry))
        case "woe": .woe(try rule(of: entry))
        case "impute":
            .impute(
                try entry.optionalChoice("statistic", as: Statistic.self) ?? .median,
                indicator: try entry.optionalBool("indicator") ?? true, refine: try refines(entry))
        case "spline": .spline(try knots(of: entry), refine: try refines(entry))
        case "one-hot": .oneHot(cutoff: try cutoff(of: entry))
        default: .standardise(try scale(of: entry))
        }
    }

    private static func refines(_ entry: DocumentReader) throws(DocumentError) -> Bool {
        try entry.optionalBool("refine") ?? false
    }

    private static func cutoff(of entry: DocumentReader) throws(DocumentError) -> Int {
        try entry.optionalInteger("cutoff", in: 0...1000) ?? 20
    }

    private enum ScaledBy: String, CaseIterable {
        case federation
        case institution
    }

    private static func scale(of entry: DocumentReader) throws(DocumentError) -> Scale {
        let isRobust = try entry.optionalBool("robust") ?? false
        let refines = try refines(entry)
        switch try entry.optionalChoice("by", as: ScaledBy.self) ?? .federation {
        case .federation: return isRobust ? .quartiles(refine: refines) : .deviation
        case .institution:
            guard !isRobust else {
                throw entry.failure("robust", expected: "false by institution", found: "true")
            }
            return .institution
        }
    }

    private static func rule(of entry: DocumentReader) throws(DocumentError) -> BinningRule {
        BinningRule(
            binShare: try entry.optionalInteger("binShare", in: 10...500) ?? 50,
            binEvents: try entry.optionalInteger("binEvents", in: 1...1_000_000) ?? 30,
            largestBins: try entry.optionalInteger("largestBins", in: 2...20) ?? 8,
            cutoff: try cutoff(of: entry),
            missingPolicy: try entry.optionalChoice(
                "missingPolicy", as: BinningRule.MissingPolicy.self) ?? .neutral)
    }

    private static func knots(of entry: DocumentReader) throws(DocumentError) -> Knots {
        guard case .string = entry.optionalValue("knots") else {
            return .quantiles(try entry.optionalInteger("knots", in: 3...7) ?? 4)
        }
        let word = try entry.string("knots")
        guard word == "edges" else {
            throw entry.failure("knots", expected: "a number of knots, or edges", found: word)
        }
        return .edges
    }
}
