/// The way from one unit to another of the same quantity: x · multiplier ÷ divisor + offset.
package struct UnitConversion: Sendable, Hashable {
    /// The units by their own names, whatever spelling the mapping used.
    package let from: String
    package let to: String
    private let multiplier: Double
    private let divisor: Double
    private let offsetNumerator: Double
    private let offsetDenominator: Double

    /// From `unit` to the dimension's canonical unit.
    ///
    /// `currencyExponent` is needed between minor and major units of money, `conditions` between
    /// gauge and absolute pressure.
    package init(
        _ unit: String, toCanonical dimension: Dimension, currencyExponent: Int? = nil,
        conditions: UnitConditions = .none
    ) throws(UnitError) {
        try self.init(
            unit, to: dimension.canonicalUnit, in: dimension, currencyExponent: currencyExponent,
            conditions: conditions)
    }

    /// Between two units. Without a dimension both must stand in exactly one that they share, or be
    /// the same unit of a concentration.
    package init(
        _ unit: String, to target: String, in dimension: Dimension? = nil,
        currencyExponent: Int? = nil, conditions: UnitConditions = .none
    ) throws(UnitError) {
        if dimension == nil, let same = try Analyte.unit(unit, sameAs: target) {
            self.init(from: same, to: same)
            return
        }
        let shared =
            if let dimension { dimension } else { try Dimension.shared(by: unit, and: target) }
        let units = UnitLookup(
            dimension: shared, currencyExponent: currencyExponent, conditions: conditions)
        let source = try units.find(unit)
        let goal = try units.find(target)
        if shared == .money, currencyExponent == nil, source != goal,
            source.name == "minor" || goal.name == "minor"
        {
            throw .currencyNeeded(unit: unit)
        }
        self.init(from: source, to: goal)
    }

    init(from source: Unit, to goal: Unit) {
        let same = source == goal
        let up = same ? 1 : source.numerator * goal.denominator
        let down = same ? 1 : source.denominator * goal.numerator
        let difference =
            source.offsetNumerator * goal.offsetDenominator - goal.offsetNumerator
            * source.offsetDenominator
        self.init(
            from: source.name, to: goal.name, multiplier: up, divisor: down,
            offset: same ? 0 : difference * goal.denominator,
            per: source.offsetDenominator * goal.offsetDenominator * goal.numerator)
    }

    /// Both fractions are reduced where they are ratios of whole numbers, and `0 / x` is no offset.
    init(
        from: String, to: String, multiplier: Double, divisor: Double, offset: Double = 0,
        per offsetDenominator: Double = 1
    ) {
        self.from = from
        self.to = to
        (self.multiplier, self.divisor) = UnitConversion.reduced(multiplier, over: divisor)
        (offsetNumerator, self.offsetDenominator) =
            offset == 0 ? (0, 1) : UnitConversion.reduced(offset, over: offsetDenominator)
    }

    package var isIdentity: Bool { multiplier == divisor && offsetNumerator == 0 }

    /// True when zero of one unit is not zero of the other, as between °F and °C.
    package var isAffine: Bool { offsetNumerator != 0 }

    /// How much the result grows where the value grows by one.
    package var slope: Double { multiplier / divisor }

    /// How many times larger numbers in `from` are than in `to`, but for the offset.
    var factor: Double { divisor / multiplier }

    package func callAsFunction(_ value: Double) -> Double {
        if isIdentity { return value }
        let scaled = value * multiplier / divisor
        return offsetNumerator == 0 ? scaled : scaled + offsetNumerator / offsetDenominator
    }

    /// The same arithmetic, in the same order, on an SQL expression.
    package func sql(_ expression: String) -> String {
        if isIdentity { return expression }
        var text = expression
        if multiplier != 1 { text += " * \(multiplier)" }
        if divisor != 1 { text += " / \(divisor)" }
        if offsetNumerator != 0 {
            text += offsetNumerator < 0 ? " - \(-offsetNumerator)" : " + \(offsetNumerator)"
            if offsetDenominator != 1 { text += " / \(offsetDenominator)" }
        }
        return text
    }

    /// Every unit name of a dimension, the canonical one first.
    package static func names(in dimension: Dimension) -> [String] {
        Unit.all(of: dimension).map(\.name)
    }

    private static func reduced(_ numerator: Double, over denominator: Double) -> (Double, Double) {
        guard var a = Int(exactly: numerator.magnitude), var b = Int(exactly: denominator) else {
            return numerator == denominator ? (1, 1) : (numerator, denominator)
        }
        while b != 0 { (a, b) = (b, a % b) }
        return (numerator / Double(a), denominator / Double(a))
    }
}
