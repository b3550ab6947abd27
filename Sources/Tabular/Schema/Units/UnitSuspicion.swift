/// Two units of one quantity that a mapping may have mistaken for each other.
///
/// Numbers in `from` are `factor` times the numbers of the same values in `to`; where the two have
/// different zero points only `conversion` tells the whole.
package struct UnitSuspicion: Sendable, Hashable {
    package let from: String
    package let to: String
    package let factor: Double
    /// What values that stand in `from` would be in `to`.
    package let conversion: UnitConversion

    package var isAffine: Bool { conversion.isAffine }

    /// Smaller factors can't be told from real differences between institutions.
    package static let smallestFactor = 1.8

    /// Every pair of units at least `smallestFactor` apart, and every pair with two zero points.
    ///
    /// In the order of the table of units. Minor units of money are hundredths here.
    package static func factors(of dimension: Dimension) -> [UnitSuspicion] {
        factors(among: Unit.all(of: dimension))
    }

    /// The same for an analyte.
    package static func factors(of analyte: Analyte) -> [UnitSuspicion] {
        factors(among: analyte.units)
    }

    private static func factors(among units: [Unit]) -> [UnitSuspicion] {
        units.flatMap { from in
            units.compactMap { to in
                let conversion = UnitConversion(from: from, to: to)
                let factor = conversion.factor
                guard from != to, conversion.isAffine || factor >= smallestFactor else {
                    return nil
                }
                return UnitSuspicion(
                    from: from.name, to: to.name, factor: factor, conversion: conversion)
            }
        }
    }
}
