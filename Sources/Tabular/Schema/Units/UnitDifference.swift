/// The unit of a difference of two measured values.
///
/// A difference of two temperatures loses the zero point: 30 °C − 20 °C is 10 K, or 10 °C on a scale
/// of differences.
package struct UnitDifference: Sendable, Hashable {
    /// From the right value's unit to the left one's.
    package let alignment: UnitConversion
    /// From the difference, in the left value's unit, to the result's.
    package let conversion: UnitConversion

    /// `dimension` is that of the two values, needed where their unit stands in more than one.
    package init(
        left: String, right: String, result: String, in dimension: Dimension? = nil
    ) throws(UnitError) {
        alignment = try UnitConversion(right, to: left, in: dimension)
        guard let difference = try UnitDifference.dimension(of: left, result, in: dimension) else {
            conversion = try UnitConversion(left, to: result)
            return
        }
        conversion = try UnitConversion(left, to: result, in: difference)
    }

    package func callAsFunction(_ left: Double, _ right: Double) -> Double {
        conversion(left - alignment(right))
    }

    /// Nil for concentrations, which have no dimension.
    private static func dimension(
        of unit: String, _ result: String, in dimension: Dimension?
    ) throws(UnitError) -> Dimension? {
        if let dimension { return dimension.ofDifferences }
        if Dimension.temperature.knows(unit) { return .temperatureDifference }
        if try Analyte.unit(unit, sameAs: result) != nil { return nil }
        return try Dimension.shared(by: unit, and: result).ofDifferences
    }
}
