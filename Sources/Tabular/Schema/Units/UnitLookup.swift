/// Finds a written unit among those of one dimension.
struct UnitLookup {
    let dimension: Dimension
    let currencyExponent: Int?
    let conditions: UnitConditions

    func find(_ written: String) throws(UnitError) -> Unit {
        let units = Unit.all(of: dimension, currencyExponent: currencyExponent ?? 2)
        if let unit = Unit.named(written, among: units) { return unit }
        if let unit = try acrossAtmosphere(written) { return unit }
        try UnitLookup.refuse(written)
        if written == "m", dimension == .duration {
            throw .ambiguous(
                unit: written, write: "min for minutes; months have no fixed length")
        }
        if Analyte.knows(written) {
            throw .incompatible(unit: written, target: dimension.canonicalUnit)
        }
        if let other = Dimension.allCases.first(where: { $0.knows(written) }) {
            throw .otherDimension(unit: written, of: other, expected: dimension)
        }
        throw .unknown(unit: written, known: units.map(\.name))
    }

    /// Throws for what no column takes.
    static func refuse(_ written: String) throws(UnitError) {
        if let write = UnitSpelling.ambiguous[written] {
            throw .ambiguous(unit: written, write: write)
        }
        if let reason = UnitSpelling.refused[written] {
            throw .refused(unit: written, because: reason)
        }
    }

    /// A gauge's unit on an absolute column is its own plus the air's pressure, and the reverse.
    private func acrossAtmosphere(_ written: String) throws(UnitError) -> Unit? {
        let (other, sign): (Dimension, Double)
        switch dimension {
        case .pressureAbsolute: (other, sign) = (.pressureGauge, 1)
        case .pressureGauge: (other, sign) = (.pressureAbsolute, -1)
        default: return nil
        }
        guard let unit = Unit.named(written, among: Unit.all(of: other)) else { return nil }
        guard let atmosphere = conditions.atmosphereKPa else {
            throw .atmosphereNeeded(unit: written, target: dimension.canonicalUnit)
        }
        return Unit(unit.name, unit.numerator, over: unit.denominator, plus: sign * atmosphere)
    }
}
