/// One unit of measure: canonical = x · numerator ÷ denominator + offset.
///
/// The offset is a fraction too, so that SQL and Swift compute the same bits from the same constants.
struct Unit: Sendable, Hashable {
    let dimension: Dimension
    let name: String
    let numerator: Double
    let denominator: Double
    let offsetNumerator: Double
    let offsetDenominator: Double

    private init(
        _ dimension: Dimension, _ name: String, _ numerator: Double = 1,
        over denominator: Double = 1,
        plus offsetNumerator: Double = 0, per offsetDenominator: Double = 1
    ) {
        self.dimension = dimension
        self.name = name
        self.numerator = numerator
        self.denominator = denominator
        self.offsetNumerator = offsetNumerator
        self.offsetDenominator = offsetDenominator
    }

    /// Units of one dimension, the canonical one first.
    ///
    /// Units of money depend on the currency's exponent.
    static func all(of dimension: Dimension, currencyExponent: Int = 2) -> [Unit] {
        guard dimension == .money else { return table.filter { $0.dimension == dimension } }
        let major = (0..<currencyExponent).reduce(1.0) { value, _ in value * 10 }
        return [
            Unit(.money, "minor"), Unit(.money, "major", major),
            Unit(.money, "thousand", major * 1_000),
        ]
    }

    /// Spellings that mean a unit of the table.
    static let aliases = [
        "Cel": "°C", "degC": "°C", "[degF]": "°F", "degF": "°F", "[degR]": "°R", "mmHg": "mm[Hg]",
        "rpm": "1/min", "kPag": "kPa(g)", "Nm": "N·m",
    ]

    /// Spellings that more than one unit answers to, with what to write instead.
    static let ambiguous: [String: String] = [
        "psi": "psia for absolute pressure, psig for gauge pressure",
        "bar": "bara for absolute pressure, barg for gauge pressure",
        "K/uL": "10*3/uL; K is kelvin",
        "mg/dL": "the analyte; mg/dL converts to mmol/L only for a named analyte",
    ]

    private static let table: [Unit] = [
        Unit(.ratio, "1"), Unit(.ratio, "percent", over: 100), Unit(.ratio, "%", over: 100),
        Unit(.ratio, "bp", over: 10_000), Unit(.ratio, "per_mille", over: 1_000),
        Unit(.rate, "bp"), Unit(.rate, "percent", 100), Unit(.rate, "%", 100),
        Unit(.rate, "fraction", 10_000),
        Unit(.duration, "s"), Unit(.duration, "ms", over: 1_000), Unit(.duration, "min", 60),
        Unit(.duration, "h", 3_600), Unit(.duration, "d", 86_400), Unit(.duration, "wk", 604_800),
        Unit(.temperature, "°C"), Unit(.temperature, "K", plus: -27_315, per: 100),
        Unit(.temperature, "°F", 5, over: 9, plus: -160, per: 9),
        Unit(.temperature, "°R", 5, over: 9, plus: -27_315, per: 100),
        Unit(.temperatureDifference, "K"), Unit(.temperatureDifference, "°C"),
        Unit(.temperatureDifference, "°F", 5, over: 9),
        Unit(.temperatureDifference, "°R", 5, over: 9),
        Unit(.pressureAbsolute, "kPa"), Unit(.pressureAbsolute, "Pa", over: 1_000),
        Unit(.pressureAbsolute, "bara", 100), Unit(.pressureAbsolute, "mbar", over: 10),
        Unit(.pressureAbsolute, "psia", 6.894757293168), Unit(.pressureAbsolute, "atm", 101.325),
        Unit(.pressureAbsolute, "mm[Hg]", 0.133322387415),
        Unit(.pressureGauge, "kPa(g)"), Unit(.pressureGauge, "barg", 100),
        Unit(.pressureGauge, "psig", 6.894757293168),
        Unit(.bloodPressure, "mm[Hg]"), Unit(.bloodPressure, "kPa", 7.500616827),
        Unit(.bloodPressure, "cm[Hg]", 10),
        Unit(.gasTension, "kPa"), Unit(.gasTension, "mm[Hg]", 0.133322387415),
        Unit(.length, "m"), Unit(.length, "mm", over: 1_000), Unit(.length, "cm", over: 100),
        Unit(.length, "in", 0.0254), Unit(.length, "ft", 0.3048),
        Unit(.stDeviation, "mm"), Unit(.stDeviation, "mV", 10),
        Unit(.mass, "kg"), Unit(.mass, "g", over: 1_000), Unit(.mass, "lb", 0.45359237),
        Unit(.mass, "t", 1_000),
        Unit(.vibrationSpeed, "mm/s"), Unit(.vibrationSpeed, "m/s", 1_000),
        Unit(.vibrationSpeed, "in/s", 25.4),
        Unit(.acceleration, "m/s²"), Unit(.acceleration, "g", 9.80665),
        Unit(.acceleration, "ft/s²", 0.3048),
        Unit(.rotation, "1/min"), Unit(.rotation, "Hz", 60),
        Unit(.rotation, "rad/s", 9.549296585513721),
        Unit(.torque, "N·m"), Unit(.torque, "lbf·ft", 1.3558179483),
        Unit(.torque, "lbf·in", 0.1129848290), Unit(.torque, "kgf·m", 9.80665),
        Unit(.power, "kW"), Unit(.power, "W", over: 1_000), Unit(.power, "hp", 0.74569987158),
        Unit(.power, "PS", 0.73549875),
        Unit(.current, "A"), Unit(.current, "mA", over: 1_000), Unit(.current, "kA", 1_000),
        Unit(.voltage, "V"), Unit(.voltage, "mV", over: 1_000), Unit(.voltage, "kV", 1_000),
        Unit(.massFlow, "kg/s"), Unit(.massFlow, "lb/s", 0.45359237),
        Unit(.massFlow, "kg/h", over: 3_600), Unit(.massFlow, "t/h", 10, over: 36),
        Unit(.fuelFlow, "kg/s/kPa"), Unit(.fuelFlow, "lb/s/psi", 0.06578801120),
        Unit(.energy, "kWh"), Unit(.energy, "MJ", 10, over: 36),
        Unit(.energy, "J", over: 3_600_000),
        Unit(.torqueTime, "N·m·min"), Unit(.torqueTime, "N·m·s", over: 60),
        Unit(.torqueTime, "N·m·h", 60),
    ]
}
