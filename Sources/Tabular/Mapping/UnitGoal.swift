/// What a number is converted to.
enum UnitGoal {
    case dimension(Dimension)
    case measure(Measure)
    case attribute(to: String, Dimension?, currencyExponent: Int?)

    var measure: Measure? {
        if case .measure(let measure) = self { measure } else { nil }
    }

    var unitNames: [String] {
        switch self {
        case .dimension(let dimension): UnitConversion.names(in: dimension)
        case .measure(let measure): measure.unitNames
        case .attribute: []
        }
    }

    func conversion(
        from unit: String, _ conditions: UnitConditions
    ) throws(UnitError) -> UnitConversion {
        switch self {
        case .dimension(let dimension):
            try UnitConversion(unit, toCanonical: dimension, conditions: conditions)
        case .measure(let measure): try measure.conversion(from: unit, conditions: conditions)
        case .attribute(let target, let dimension, let exponent):
            try UnitConversion(
                unit, to: target, in: dimension, currencyExponent: exponent,
                conditions: conditions)
        }
    }
}
