/// What one row of a table that holds many kinds of numbers can measure: its unit, its resolution and
/// the range outside which a value is not believed.
///
/// A column whose `unitBy` names another column of its row takes one of these by that column's word.
package struct Measure: Sendable, Hashable {
    /// By what a unit of the measure converts.
    package enum Kind: Sendable, Hashable {
        case quantity(Dimension)
        /// A substance, whose molar mass or method decides.
        case analyte(Analyte)
    }

    /// The word that stands in the column that names the measure.
    package let name: String
    package let kind: Kind
    /// The unit in which every institution's values stand once they are read.
    package let unit: String
    /// Decimals to which values are rounded; nil keeps them as they are.
    package let resolution: Int?
    /// Values outside, after rounding, are set aside as implausible; nil believes all.
    package let range: ClosedRange<Double>?
    /// Other names under which institutions may keep it, for `map suggest` only.
    package let aliases: [String]

    /// A measure in the canonical unit of its dimension.
    package init(
        _ name: String, _ dimension: Dimension, resolution: Int? = nil,
        range: ClosedRange<Double>? = nil, aliases: [String] = []
    ) {
        self.name = name
        kind = .quantity(dimension)
        unit = dimension.canonicalUnit
        self.resolution = resolution
        self.range = range
        self.aliases = aliases
    }

    /// The concentration of a substance.
    package init(_ analyte: Analyte, aliases: [String] = []) {
        self.init(
            analyte, resolution: analyte.resolution, range: analyte.plausible, aliases: aliases)
    }

    /// The same measure as a study asks for it: with a resolution and a range of its own.
    package init(
        _ analyte: Analyte, resolution: Int?, range: ClosedRange<Double>?, aliases: [String] = []
    ) {
        name = analyte.name
        kind = .analyte(analyte)
        unit = analyte.unit
        self.resolution = resolution
        self.range = range
        self.aliases = aliases
    }

    /// Every unit that converts to the measure's own, which comes first.
    package var unitNames: [String] {
        switch kind {
        case .quantity(let dimension): UnitConversion.names(in: dimension)
        case .analyte(let analyte): analyte.unitNames
        }
    }

    /// From an institution's unit to the measure's own.
    package func conversion(
        from unit: String, conditions: UnitConditions
    ) throws(UnitError) -> UnitConversion {
        switch kind {
        case .quantity(let dimension):
            try UnitConversion(unit, toCanonical: dimension, conditions: conditions)
        case .analyte(let analyte):
            try UnitConversion(unit, of: analyte, conditions: conditions)
        }
    }
}
