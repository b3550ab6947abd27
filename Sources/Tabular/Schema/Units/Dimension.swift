/// A kind of quantity; units convert within one dimension only.
package enum Dimension: String, Sendable, Hashable, CaseIterable {
    case ratio
    case rate
    case money
    case duration
    case temperature
    case temperatureDifference = "temperature-difference"
    case pressureAbsolute = "pressure-absolute"
    case pressureGauge = "pressure-gauge"
    case bloodPressure = "blood-pressure"
    case gasTension = "gas-tension"
    case length
    case stDeviation = "st-deviation"
    case mass
    case vibrationSpeed = "vibration-speed"
    case acceleration
    case rotation
    case torque
    case power
    case current
    case voltage
    case massFlow = "mass-flow"
    case fuelFlow = "fuel-flow"
    case energy
    case torqueTime = "torque-time"

    /// The unit in which canonical columns of this dimension stand.
    package var canonicalUnit: String {
        Unit.all(of: self).first?.name ?? "minor"
    }

    /// What two values of this dimension differ by; a zero point of its own is lost.
    package var ofDifferences: Dimension {
        self == .temperature ? .temperatureDifference : self
    }

    /// True when the written unit, or what it is an alias of, stands in this dimension.
    func knows(_ unit: String) -> Bool {
        Unit.named(unit, among: Unit.all(of: self)) != nil
    }

    /// The one dimension in which both units stand.
    ///
    /// Gauge and absolute pressure count as one where a unit of each is given.
    static func shared(by unit: String, and target: String) throws(UnitError) -> Dimension {
        for name in [unit, target] {
            if let write = UnitSpelling.ambiguousAlone[name] {
                throw .ambiguous(unit: name, write: write)
            }
            try UnitLookup.refuse(name)
        }
        let dimensions = allCases.filter { $0.knows(unit) && $0.knows(target) }
        // A unit that stays as it is needs no dimension: the conversion is the same in all of them.
        if let first = dimensions.first, unit == target || dimensions.count == 1 { return first }
        if dimensions.count > 1 {
            throw .ambiguous(
                unit: unit,
                write: "a dimension: " + dimensions.map(\.rawValue).joined(separator: ", "))
        }
        if areGaugeAndAbsolute(unit, target) || areGaugeAndAbsolute(target, unit) {
            return pressureGauge.knows(target) ? .pressureGauge : .pressureAbsolute
        }
        for name in [unit, target] {
            if Analyte.knows(name) {
                throw .analyteNeeded(unit: unit, target: target)
            }
            if !allCases.contains(where: { $0.knows(name) }) {
                throw .unknown(unit: name, known: [])
            }
        }
        throw .incompatible(unit: unit, target: target)
    }

    private static func areGaugeAndAbsolute(_ gauge: String, _ absolute: String) -> Bool {
        pressureGauge.knows(gauge) && pressureAbsolute.knows(absolute)
    }
}
