package import Documents

/// What an institution vouches for where a unit alone doesn't say enough: a mapping's `conditions`.
package struct UnitConditions: Sendable, Hashable {
    /// The two ways of reporting a D-dimer, which differ by a factor of two.
    package enum DDimerUnit: String, Sendable, Hashable, CaseIterable {
        /// Fibrinogen equivalent units, the canonical ones.
        case fibrinogenEquivalent = "FEU"
        /// D-dimer units; 1 DDU is 2 FEU.
        case dDimer = "DDU"
    }

    /// Which troponin an assay measures where the institution writes only "troponin".
    package enum TroponinAssay: String, Sendable, Hashable, CaseIterable {
        case troponinT = "T"
        case troponinI = "I"
    }

    /// The pressure of the air where gauges stand, from 30 to 120 kPa.
    package let atmosphereKPa: Double?
    package let troponinAssay: TroponinAssay?
    package let dDimerUnit: DDimerUnit?

    package init(
        atmosphereKPa: Double? = nil, troponinAssay: TroponinAssay? = nil,
        dDimerUnit: DDimerUnit? = nil
    ) {
        self.atmosphereKPa = atmosphereKPa
        self.troponinAssay = troponinAssay
        self.dDimerUnit = dDimerUnit
    }

    /// Nothing is vouched for.
    package static let none = UnitConditions()

    /// Reads the object under `conditions`, all of whose keys may be left out.
    package init(_ value: JSONValue, at path: String) throws(DocumentError) {
        let reader = try DocumentReader(
            value, at: path, keys: ["atmosphereKPa", "troponinAssay", "dDimerUnit"])
        atmosphereKPa = try reader.optionalNumber("atmosphereKPa", in: 30...120)
        troponinAssay = try reader.optionalChoice("troponinAssay", as: TroponinAssay.self)
        dDimerUnit = try reader.optionalChoice("dDimerUnit", as: DDimerUnit.self)
    }
}
