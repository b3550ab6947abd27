package import Documents

extension Difference {
    static let keys = ["model", "measure", "estimate", "low", "high", "level", "method"]

    package var json: JSONValue {
        [
            "model": .string(model.rawValue), "measure": .string(metric.rawValue),
            "estimate": .double(estimate), "low": .double(interval.low),
            "high": .double(interval.high), "level": .double(Self.level),
            "method": .string(method.rawValue),
        ]
    }

    /// Refuses what no two models can differ by: twice the span of the metric leaves room for
    /// intervals on few rows.
    package init(_ reader: DocumentReader) throws(DocumentError) {
        _ = try reader.number("level", in: Self.level...Self.level)
        let metric = try reader.choice("measure", as: Metric.self)
        let interval = try Bounds(reader)
        let reach = 2 * (metric.range.upperBound - metric.range.lowerBound)
        for end in ["low", "estimate", "high"] { _ = try reader.number(end, in: -reach...reach) }
        self.init(
            model: try reader.choice("model", as: Model.self), metric: metric,
            estimate: try reader.number("estimate"), interval: interval,
            method: try reader.choice("method", as: Method.self))
    }
}
