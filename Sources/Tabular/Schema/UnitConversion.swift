/// The way from one unit to another of the same dimension: x · multiplier ÷ divisor + offset.
package struct UnitConversion: Sendable, Hashable {
    package let from: String
    package let to: String
    private let multiplier: Double
    private let divisor: Double
    private let offsetNumerator: Double
    private let offsetDenominator: Double

    /// From `unit` to the dimension's canonical unit.
    ///
    /// `currencyExponent` is needed between minor and major units of money.
    package init(
        _ unit: String, toCanonical dimension: Dimension, currencyExponent: Int? = nil
    ) throws(UnitError) {
        try self.init(
            unit, to: dimension.canonicalUnit, in: dimension, currencyExponent: currencyExponent)
    }

    /// Between two units. Without a dimension both must stand in exactly one that they share.
    package init(
        _ unit: String, to target: String, in dimension: Dimension? = nil,
        currencyExponent: Int? = nil
    ) throws(UnitError) {
        let dimension =
            if let dimension { dimension } else {
                try UnitConversion.sharedDimension(of: unit, and: target)
            }
        let source = try UnitConversion.find(
            unit, in: dimension, currencyExponent: currencyExponent)
        let goal = try UnitConversion.find(
            target, in: dimension, currencyExponent: currencyExponent)
        if dimension == .money, currencyExponent == nil, source != goal,
            source.name == "minor" || goal.name == "minor"
        {
            throw .currencyNeeded(unit: unit)
        }
        from = source.name
        to = goal.name
        let same = source == goal
        multiplier = same ? 1 : source.numerator * goal.denominator
        divisor = same ? 1 : source.denominator * goal.numerator
        let difference =
            source.offsetNumerator * goal.offsetDenominator - goal.offsetNumerator
            * source.offsetDenominator
        offsetNumerator = same ? 0 : difference * goal.denominator
        offsetDenominator =
            same ? 1 : source.offsetDenominator * goal.offsetDenominator * goal.numerator
    }

    package var isIdentity: Bool { multiplier == divisor && offsetNumerator == 0 }

    package func callAsFunction(_ value: Double) -> Double {
        if isIdentity { return value }
        let scaled = value * multiplier / divisor
        return offsetNumerator == 0 ? scaled : scaled + offsetNumerator / offsetDenominator
    }

    /// The same arithmetic, in the same order, on an SQL expression.
    func sql(_ expression: String) -> String {
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

    private static func find(
        _ name: String, in dimension: Dimension, currencyExponent: Int?
    ) throws(UnitError) -> Unit {
        let units = Unit.all(of: dimension, currencyExponent: currencyExponent ?? 2)
        let known = Unit.aliases[name] ?? name
        if let unit = units.first(where: { $0.name == known }) { return unit }
        if let advice = Unit.ambiguous[name] { throw .ambiguous(unit: name, write: advice) }
        let others = Dimension.allCases.filter { names(in: $0).contains(known) }
        if let other = others.first {
            throw .otherDimension(unit: name, of: other, expected: dimension)
        }
        throw .unknown(unit: name, known: units.map(\.name))
    }

    private static func sharedDimension(of unit: String, and target: String) throws(UnitError)
        -> Dimension
    {
        for name in [unit, target] {
            if let advice = Unit.ambiguous[name] { throw .ambiguous(unit: name, write: advice) }
            if name == "m" {
                throw .ambiguous(unit: name, write: "a dimension; m is metre, minute or month")
            }
        }
        let dimensions = Dimension.allCases.filter { dimension in
            let names = names(in: dimension)
            return [unit, target].allSatisfy { names.contains(Unit.aliases[$0] ?? $0) }
        }
        // A unit that stays as it is needs no dimension: the conversion is the same in all of them.
        if let first = dimensions.first, unit == target || dimensions.count == 1 { return first }
        if dimensions.count > 1 {
            throw .ambiguous(
                unit: unit,
                write: "a dimension: " + dimensions.map(\.rawValue).joined(separator: ", "))
        }
        let known = Dimension.allCases.flatMap(names(in:))
        for name in [unit, target] where !known.contains(Unit.aliases[name] ?? name) {
            throw .unknown(unit: name, known: [])
        }
        throw .incompatible(unit: unit, target: target)
    }
}
