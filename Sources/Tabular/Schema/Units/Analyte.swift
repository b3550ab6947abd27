import Documents

/// Something that is measured in many units of its own: a substance, or a vital sign.
///
/// Which one a row holds stands in another column of the row. A concentration converts between mass
/// and amount only through its analyte, never by a general rule.
package struct Analyte: Sendable, Hashable {
    /// What the analyte is called in a vocabulary, such as `glucose`.
    package let name: String
    /// Decimals, in the canonical unit, to which the loader rounds; nil keeps values as they are.
    package let resolution: Int?
    /// What a body can have, in the canonical unit; values outside are errors of recording.
    package let plausible: ClosedRange<Double>?
    /// In g/mol, where one is agreed on.
    package let molarMass: Double?
    /// True where few values are many times the usual one, so that a model reads the logarithm.
    package let isSkewed: Bool
    /// The canonical one first.
    let units: [Unit]
    /// Units that laboratories do write and that don't convert, with the reason.
    let refused: [String: String]

    /// An analyte of the standard table.
    init(
        _ name: String, _ units: [Unit], resolution: Int?, plausible: ClosedRange<Double>? = nil,
        molarMass: Double? = nil, isSkewed: Bool = false, refused: [String: String] = [:]
    ) {
        self.name = name
        self.units = units
        self.resolution = resolution
        self.plausible = plausible
        self.molarMass = molarMass
        self.isSkewed = isSkewed
        self.refused = refused
    }

    /// An analyte that a study declares. It only takes its own unit, by any known spelling.
    package init(
        name: String, unit: String, resolution: Int?, plausible: ClosedRange<Double>?,
        isSkewed: Bool = false
    ) {
        self.init(
            name, [Unit(UnitSpelling.aliases[unit] ?? unit)], resolution: resolution,
            plausible: plausible, isSkewed: isSkewed)
    }

    /// The unit in which canonical values stand.
    package var unit: String { units.first?.name ?? "1" }

    /// Every unit that converts, the canonical one first.
    package var unitNames: [String] { units.map(\.name) }

    /// The analyte of that name.
    ///
    /// Throws for a name that no analyte has, and for one that means two unless the conditions say
    /// which.
    package static func named(
        _ name: String, among analytes: [Analyte] = standard, conditions: UnitConditions = .none
    ) throws(UnitError) -> Analyte {
        let meant = try merged(name, conditions) ?? name
        if let analyte = analytes.first(where: { $0.name == meant }) { return analyte }
        throw .unknownAnalyte(
            name: name, nearest: NearestName.of(name, among: analytes.map(\.name)))
    }

    /// The unit by its own name if both spellings mean the same unit of a concentration.
    static func unit(_ unit: String, sameAs target: String) throws(UnitError) -> Unit? {
        let name = UnitSpelling.aliases[unit] ?? unit
        guard name == UnitSpelling.aliases[target] ?? target, knows(name),
            !Dimension.allCases.contains(where: { $0.knows(name) })
        else { return nil }
        return Unit(name)
    }

    /// True for a unit of any standard analyte.
    static func knows(_ unit: String) -> Bool {
        standard.contains { Unit.named(unit, among: $0.units) != nil }
            || unitsOfNoAnalyte.contains(UnitSpelling.aliases[unit] ?? unit)
    }
}

extension UnitConversion {
    /// From `unit` to the analyte's canonical unit.
    package init(
        _ unit: String, of analyte: Analyte, conditions: UnitConditions = .none
    ) throws(UnitError) {
        try self.init(unit, to: analyte.unit, of: analyte, conditions: conditions)
    }

    /// Between two units of one analyte.
    package init(
        _ unit: String, to target: String, of analyte: Analyte,
        conditions: UnitConditions = .none
    ) throws(UnitError) {
        self.init(
            from: try analyte.find(unit, conditions), to: try analyte.find(target, conditions))
    }
}

extension Analyte {
    fileprivate func find(
        _ written: String, _ conditions: UnitConditions
    ) throws(UnitError) -> Unit {
        let name = UnitSpelling.aliases[written] ?? written
        if let unit = try unit(name, reportedAs: conditions, written: written) { return unit }
        if let unit = Unit.named(written, among: units) { return unit }
        if let reason = refused[written] ?? refused[name] {
            throw .refused(unit: written, because: reason)
        }
        if written == "K" {
            throw .ambiguous(unit: written, write: "10*3/uL for thousands of cells; K is kelvin")
        }
        try UnitLookup.refuse(written)
        throw .notOfAnalyte(unit: written, analyte: self.name, known: unitNames)
    }
}
