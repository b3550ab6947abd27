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

    package init(_ reader: DocumentReader) throws(DocumentError) {
        _ = try reader.number("level", in: Self.level...Self.level)
        self.init(
            model: try reader.choice("model", as: Model.self),
            metric: try reader.choice("measure", as: Metric.self),
            estimate: try reader.number("estimate"), interval: try Bounds(reader),
            method: try reader.choice("method", as: Method.self))
    }
}
