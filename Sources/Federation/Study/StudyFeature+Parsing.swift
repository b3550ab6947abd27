import Documents
import Learning

extension StudyFeature {
    private static let keys = [
        "kind", "feature", "name", "of", "table", "type", "unit", "dimension", "currency", "range",
        "edges", "codes", "order", "specials", "sign", "label", "reason", "role", "window",
        "resolution",
    ]
    /// No unit needs more, and sums of squares stay far within a double.
    private static let largestNumber = 1e15
    /// Codes that are counted one by one.
    private static let largestCodes = 64
    private static let derivedKinds = [
        "attribute-difference", "attribute-product", "attribute-ratio", "attribute-months-before",
    ]

    init(_ value: JSONValue, at path: String) throws(DocumentError) {
        let entry = try DocumentReader(value, at: path, keys: Self.keys)
        let kind = try entry.optionalString("kind")
        let name = try entry.string(
            kind == nil && !entry.has("name") ? "feature" : "name", maximumLength: 64)
        role = try entry.optionalChoice("role", as: Role.self) ?? .feature
        source = try Self.source(kind, of: entry)
        specification = try Self.specification(name, of: entry, role: role)
    }

    private static func source(
        _ kind: String?, of entry: DocumentReader
    ) throws(DocumentError) -> Source {
        let unit = try entry.optionalString("unit")
        switch kind {
        case nil:
            return .domain(
                feature: try entry.string("feature", maximumLength: 64),
                currency: try entry.optionalString("currency"),
                window: try StudyLength("window", of: entry))
        case "attribute":
            return .attribute(
                table: try entry.string("table"), type: try entry.string("type"), unit: unit,
                resolution: try entry.optionalInteger("resolution", in: 0...12))
        case let kind? where derivedKinds.contains(kind):
            return .derived(
                kind: kind, of: try inputs(of: entry), unit: unit)
        case let kind?:
            throw entry.failure(
                "kind", expected: "attribute or \(derivedKinds.joined(separator: ", "))",
                found: kind)
        }
    }

    private static func inputs(of entry: DocumentReader) throws(DocumentError) -> [String] {
        if case .string = entry.optionalValue("of") { return [try entry.string("of")] }
        return try entry.strings("of")
    }

    private static func specification(
        _ name: String, of entry: DocumentReader, role: Role
    ) throws(DocumentError) -> FeatureSpecification {
        let specials = try entry.optionalStrings("specials") ?? []
        guard Set(specials).count == specials.count else {
            throw entry.failure(
                "specials", expected: "different names", found: "\(specials.count) names")
        }
        return FeatureSpecification(
            name: name, kind: try valueKind(of: entry, role: role), specials: specials,
            sign: try entry.optionalChoice("sign", as: FeatureSpecification.Sign.self) ?? .none,
            label: try entry.optionalString("label"), reason: try entry.optionalString("reason"),
            unit: try entry.optionalString("unit"))
    }

    /// `type` decides where it is given; else `codes` make a code and `edges` a number.
    private static func valueKind(
        of entry: DocumentReader, role: Role
    ) throws(DocumentError) -> FeatureSpecification.Kind {
        let type = try entry.optionalString("type")
        if type == "flag" { return .flag }
        if type == "code" || entry.has("codes") {
            let levels = try entry.strings("codes")
            guard Set(levels).count == levels.count, !levels.isEmpty else {
                throw entry.failure(
                    "codes", expected: "one or more different codes", found: "\(levels.count) codes"
                )
            }
            guard levels.count <= largestCodes || role != .feature else {
                throw entry.failure(
                    "codes", expected: "at most \(largestCodes) codes, rare ones under other",
                    found: "\(levels.count) codes")
            }
            return .code(levels: levels, ordered: try entry.optionalBool("order") ?? false)
        }
        if !entry.has("range"), !entry.has("edges"), type == "date" || role == .input {
            return .number(range: -largestNumber...largestNumber, edges: [])
        }
        let edges = try entry.has("edges") || role == .feature ? entry.numbers("edges") : []
        guard zip(edges, edges.dropFirst()).allSatisfy({ $0 < $1 }) else {
            throw entry.failure(
                "edges", expected: "edges in strictly rising order",
                found: "\(edges.count) edges out of order")
        }
        return .number(range: try range(of: entry, edges: edges), edges: edges)
    }

    private static func range(
        of entry: DocumentReader, edges: [Double]
    ) throws(DocumentError) -> ClosedRange<Double> {
        let ends =
            try entry.has("range")
            ? entry.numbers("range") : [edges.first, edges.last].compactMap { $0 }
        guard ends.count == 2, ends[0] < ends[1] else {
            throw entry.failure(
                "range", expected: "two numbers, the smaller first", found: "\(ends.count) numbers")
        }
        guard ends.allSatisfy({ abs($0) <= largestNumber }) else {
            throw entry.failure(
                "range", expected: "numbers of at most 1e15, or another unit",
                found: "larger ones")
        }
        return ends[0]...ends[1]
    }
}
