/// The unit of a product of two measured values, for the few products that are known.
///
/// Torque × rotation and voltage × current are power, torque × duration is torque-time, and a ratio
/// leaves the other's unit as it is. Everything else is refused.
package struct UnitProduct: Sendable, Hashable {
    /// From the plain product of the two numbers to the result's unit.
    package let conversion: UnitConversion

    /// Takes names of units or aliases, in either order.
    package init(left: String, right: String, result: String) throws(UnitError) {
        for name in [left, right, result] {
            try UnitLookup.refuse(name)
            if name == "%", let write = UnitSpelling.ambiguousAlone[name] {
                throw .ambiguous(unit: name, write: write)
            }
        }
        if let conversion =
            UnitProduct.known(left, right, result) ?? UnitProduct.known(right, left, result)
            ?? UnitProduct.share(left, of: right, result)
            ?? UnitProduct.share(right, of: left, result)
        {
            self.conversion = conversion
            return
        }
        for name in [left, right, result]
        where !Analyte.knows(name) && !Dimension.allCases.contains(where: { $0.knows(name) }) {
            throw .unknown(unit: name, known: [])
        }
        throw .noProduct(left: left, right: right, result: result)
    }

    package func callAsFunction(_ left: Double, _ right: Double) -> Double {
        conversion(left * right)
    }

    private struct Rule {
        let left: Dimension
        let right: Dimension
        let result: Dimension
        /// The product of the canonical units in canonical units of the result, as a fraction.
        let divisor: Double
    }

    private static let rules = [
        Rule(left: .torque, right: .rotation, result: .power, divisor: 9_549.296585513721),
        Rule(left: .torque, right: .duration, result: .torqueTime, divisor: 60),
        Rule(left: .voltage, right: .current, result: .power, divisor: 1_000),
    ]

    private static func known(
        _ left: String, _ right: String, _ result: String
    ) -> UnitConversion? {
        for rule in rules {
            guard let first = Unit.named(left, among: Unit.all(of: rule.left)),
                let second = Unit.named(right, among: Unit.all(of: rule.right)),
                let goal = Unit.named(result, among: Unit.all(of: rule.result))
            else { continue }
            return UnitConversion(
                from: "\(first.name) × \(second.name)", to: goal.name,
                multiplier: first.numerator * second.numerator * goal.denominator,
                divisor: first.denominator * second.denominator * rule.divisor * goal.numerator)
        }
        return nil
    }

    /// A ratio of any unit, in that unit.
    private static func share(
        _ ratio: String, of unit: String, _ result: String
    ) -> UnitConversion? {
        guard let share = Unit.named(ratio, among: Unit.all(of: .ratio)) else { return nil }
        let name = UnitSpelling.aliases[unit] ?? unit
        guard name == UnitSpelling.aliases[result] ?? result else { return nil }
        return UnitConversion(
            from: "\(share.name) × \(name)", to: name, multiplier: share.numerator,
            divisor: share.denominator)
    }
}
