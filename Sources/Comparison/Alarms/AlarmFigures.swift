import Documents

/// The alarms of one model, or of none: at which threshold they were raised, and what came of them.
package struct AlarmFigures: Sendable, Hashable {
    /// Who raises the alarms.
    package enum Source: String, Sendable, Hashable, CaseIterable {
        /// Every institution with its own local baseline, all at one threshold.
        case local
        case federated
        case recalibrated
        /// One model on all rows together; in rehearsals only.
        case pooled
        /// A schedule that asks no model.
        case interval
        /// Nobody.
        case never
    }

    package let source: Source
    /// A probability, 1 where no alarm is raised; nil where no model is asked.
    package let threshold: Double?
    private let figures: [AlarmMetric: Figure]
    /// Between which values a figure lies that rests on counts too small to be told. The ends follow
    /// from the smallest cell, not from the counts.
    private let ranges: [AlarmMetric: Bounds]

    package init(
        source: Source, threshold: Double?, figures: [AlarmMetric: Figure],
        ranges: [AlarmMetric: Bounds] = [:]
    ) {
        self.source = source
        self.threshold = threshold
        self.figures = figures
        self.ranges = ranges
    }

    package func range(_ metric: AlarmMetric) -> Bounds? { ranges[metric] }

    package subscript(_ metric: AlarmMetric) -> Figure {
        figures[metric] ?? .undefined(.notComputed)
    }

    static let keys =
        ["source", "threshold"]
        + AlarmMetric.allCases.flatMap { Figure.keys($0.rawValue) + [$0.rangeKey] }

    var json: JSONValue {
        var members = [JSONMember(key: "source", value: .string(source.rawValue))]
        if let threshold {
            members.append(JSONMember(key: "threshold", value: .double(threshold)))
        }
        return .object(
            members
                + AlarmMetric.allCases.flatMap { metric in
                    self[metric].members(metric.rawValue)
                        + (ranges[metric].map {
                            [JSONMember(key: metric.rangeKey, value: $0.json)]
                        } ?? [])
                })
    }

    init(_ reader: DocumentReader) throws(DocumentError) {
        var figures: [AlarmMetric: Figure] = [:]
        var ranges: [AlarmMetric: Bounds] = [:]
        for metric in AlarmMetric.allCases {
            figures[metric] = try Figure(reader, metric.rawValue, in: metric.range)
            let range = try reader.optionalObject(metric.rangeKey, keys: Bounds.keys)
            if let range { ranges[metric] = try Bounds(range) }
        }
        self.init(
            source: try reader.choice("source", as: Source.self),
            threshold: try reader.optionalNumber("threshold", in: 0...1), figures: figures,
            ranges: ranges)
    }
}

extension AlarmMetric {
    fileprivate var rangeKey: String { rawValue + "Range" }
}
