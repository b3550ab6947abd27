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
}
