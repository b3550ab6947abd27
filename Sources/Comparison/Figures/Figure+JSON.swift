package import Documents

extension Bounds {
    static let keys = ["low", "high"]
    /// No interval of a report reaches further; what does is no figure.
    static let largest = 1e12

    package var json: JSONValue { ["low": .double(low), "high": .double(high)] }

    package init(_ reader: DocumentReader) throws(DocumentError) {
        let low = try reader.number("low", in: -Self.largest...Self.largest)
        let high = try reader.number("high", in: -Self.largest...Self.largest)
        guard low <= high else {
            throw reader.failure("high", expected: "a number not under low", found: "a smaller one")
        }
        self.init(low: low, high: high)
    }
}

extension Figure {
    /// The keys of a metric's figure: itself, its interval and the reason of a null.
    static func keys(_ metric: Metric) -> [String] { keys(metric.rawValue) }

    static func keys(_ name: String) -> [String] { [name, name + "Interval", name + "Reason"] }

    func members(_ metric: Metric) -> [JSONMember] { members(metric.rawValue) }

    /// The members that write the figure: `auc` and perhaps `aucInterval`, or null and `aucReason`.
    func members(_ name: String) -> [JSONMember] {
        switch self {
        case .value(let number, let interval):
            let members = [JSONMember(key: name, value: .double(number))]
            return members
                + (interval.map { [JSONMember(key: name + "Interval", value: $0.json)] } ?? [])
        case .undefined(let reason):
            return [
                JSONMember(key: name, value: .null),
                JSONMember(key: name + "Reason", value: .string(reason.rawValue)),
            ]
        }
    }

    init(_ reader: DocumentReader, _ metric: Metric) throws(DocumentError) {
        try self.init(reader, metric.rawValue, in: metric.range)
    }

    init(
        _ reader: DocumentReader, _ name: String, in range: ClosedRange<Double>
    ) throws(DocumentError) {
        if reader.isNull(name) {
            guard !reader.has(name + "Interval") else {
                throw reader.failure(
                    name + "Interval", expected: "no interval of a null", found: "an interval")
            }
            self = .undefined(try reader.choice(name + "Reason", as: UndefinedReason.self))
            return
        }
        guard !reader.has(name + "Reason") else {
            throw reader.failure(name + "Reason", expected: "no reason for a number", found: "one")
        }
        let interval = try reader.optionalObject(name + "Interval", keys: Bounds.keys)
        var bounds: Bounds?
        if let interval { bounds = try Bounds(interval) }
        self = .value(try reader.number(name, in: range), interval: bounds)
    }
}
