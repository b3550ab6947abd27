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

    package init(source: Source, threshold: Double?, figures: [AlarmMetric: Figure]) {
        self.source = source
        self.threshold = threshold
        self.figures = figures
    }

    package subscript(_ metric: AlarmMetric) -> Figure {
        figures[metric] ?? .undefined(.notComputed)
    }

    static let keys =
        ["source", "threshold"] + AlarmMetric.allCases.flatMap { Figure.keys($0.rawValue) }

    var json: JSONValue {
        var members = [JSONMember(key: "source", value: .string(source.rawValue))]
        if let threshold {
            members.append(JSONMember(key: "threshold", value: .double(threshold)))
        }
        return .object(
            members + AlarmMetric.allCases.flatMap { self[$0].members($0.rawValue) })
    }

    init(_ reader: DocumentReader) throws(DocumentError) {
        var figures: [AlarmMetric: Figure] = [:]
        for metric in AlarmMetric.allCases {
            figures[metric] = try Figure(reader, metric.rawValue, in: metric.range)
        }
        self.init(
            source: try reader.choice("source", as: Source.self),
            threshold: try reader.optionalNumber("threshold", in: 0...1), figures: figures)
    }
}
