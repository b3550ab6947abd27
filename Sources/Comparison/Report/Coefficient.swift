import Documents

/// One coefficient of a model, on the scale of the original feature or of the recipe's column.
package struct Coefficient: Sendable, Hashable {
    /// The column it belongs to; `intercept` for the constant.
    package let name: String
    package let value: Double
    /// Nil where the fit gives none, as federated averaging does.
    package let standardError: Double?
    package let interval: Bounds?

    package init(name: String, value: Double, standardError: Double?, interval: Bounds?) {
        self.name = name
        self.value = value
        self.standardError = standardError
        self.interval = interval
    }

    /// With the Wald interval, value ± `reach` standard errors: the 97.5 % quantile of the normal
    /// law, or of Student's t where the variance of a row is itself estimated.
    package init(
        name: String, value: Double, standardError: Double?,
        reach: Double = Coefficient.normalQuantile
    ) {
        let interval = standardError.map { error in
            Bounds(low: value - reach * error, high: value + reach * error)
        }
        self.init(name: name, value: value, standardError: standardError, interval: interval)
    }

    /// The 97.5 % quantile of the normal distribution.
    package static let normalQuantile = 1.959963984540054

    private static let keys = ["value", "standardError", "low", "high"]

    var member: JSONMember {
        let value: JSONValue = [
            "value": .double(value), "standardError": standardError.map { .double($0) } ?? .null,
            "low": (interval?.low).map { .double($0) } ?? .null,
            "high": (interval?.high).map { .double($0) } ?? .null,
        ]
        return JSONMember(key: name, value: value)
    }

    init(_ member: JSONMember, at path: String) throws(DocumentError) {
        let reader = try DocumentReader(member.value, at: path, keys: Self.keys)
        var standardError: Double?
        if !reader.isNull("standardError") {
            standardError = try reader.number("standardError", in: 0...1e300)
        }
        var interval: Bounds?
        if !reader.isNull("low") || !reader.isNull("high") { interval = try Bounds(reader) }
        self.init(
            name: member.key, value: try reader.number("value"), standardError: standardError,
            interval: interval)
    }
}
