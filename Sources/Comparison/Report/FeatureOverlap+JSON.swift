package import Documents

extension FeatureOverlap {
    static let keys = [
        "pairs", "inflated", "combinations", "largestCorrelation", "largestInflation",
        "conditionNumber",
    ]

    package var json: JSONValue {
        [
            "pairs": .array(
                pairs.map {
                    [
                        "first": .string($0.first), "second": .string($0.second),
                        "correlation": .double($0.correlation),
                    ]
                }),
            "inflated": .array(
                inflated.map {
                    ["feature": .string($0.feature), "factor": .double($0.factor)]
                }),
            "combinations": .array(
                combinations.map {
                    [
                        "feature": .string($0.feature),
                        "of": .array($0.of.map { .string($0) }),
                    ]
                }),
            "largestCorrelation": largestCorrelation.map { .double($0) } ?? .null,
            "largestInflation": largestInflation.map { .double($0) } ?? .null,
            "conditionNumber": .double(conditionNumber),
        ]
    }

    package init(_ reader: DocumentReader) throws(DocumentError) {
        var pairs: [Pair] = []
        for entry in try reader.objects("pairs", keys: ["first", "second", "correlation"]) {
            pairs.append(
                Pair(
                    first: try entry.string("first"), second: try entry.string("second"),
                    correlation: try entry.number("correlation", in: -1...1)))
        }
        var inflated: [Inflated] = []
        for entry in try reader.objects("inflated", keys: ["feature", "factor"]) {
            inflated.append(
                Inflated(
                    feature: try entry.string("feature"),
                    factor: try entry.number("factor", in: 0...1e300)))
        }
        var combinations: [Combination] = []
        for entry in try reader.objects("combinations", keys: ["feature", "of"]) {
            combinations.append(
                Combination(feature: try entry.string("feature"), of: try entry.strings("of")))
        }
        self.init(
            pairs: pairs, inflated: inflated, combinations: combinations,
            largestCorrelation: try reader.isNull("largestCorrelation")
                ? nil : reader.number("largestCorrelation", in: 0...1),
            largestInflation: try reader.isNull("largestInflation")
                ? nil : reader.number("largestInflation", in: 0...1e300),
            conditionNumber: try reader.number("conditionNumber", in: 0...1e300))
    }
}
