extension Unit {
    /// Units of one dimension, the canonical one first.
    ///
    /// Units of money depend on the currency's exponent.
    static func all(of dimension: Dimension, currencyExponent: Int = 2) -> [Unit] {
        guard dimension == .money else {
            return table.first { $0.dimension == dimension }?.units ?? []
        }
        let major = (0..<currencyExponent).reduce(1.0) { value, _ in value * 10 }
        return [Unit("minor"), Unit("major", major), Unit("thousand", major * 1_000)]
    }

    /// Months and years are missing from `duration` on purpose: no number of seconds is one month.
    private static let table: [(dimension: Dimension, units: [Unit])] = [
        (
            .ratio,
            [
                Unit("1"), Unit("percent", over: 100), Unit("bp", over: 10_000),
                Unit("per_mille", over: 1_000),
            ]
        ),
        (.rate, [Unit("bp"), Unit("percent", 100), Unit("fraction", 10_000)]),
        (
            .duration,
            [
                Unit("s"), Unit("ms", over: 1_000), Unit("min", 60), Unit("h", 3_600),
                Unit("d", 86_400), Unit("wk", 604_800),
            ]
        ),
        (
            .temperature,
            [
                Unit("°C"), Unit("K", plus: -273.15), Unit("°F", 5, over: 9, plus: -160, per: 9),
                Unit("°R", 5, over: 9, plus: -273.15),
            ]
        ),
        (
            .temperatureDifference,
            [Unit("K"), Unit("°C"), Unit("°F", 5, over: 9), Unit("°R", 5, over: 9)]
        ),
        (
            .pressureAbsolute,
            [
                Unit("kPa"), Unit("Pa", over: 1_000), Unit("bara", 100), Unit("mbar", over: 10),
                Unit("psia", 6.894757293168), Unit("atm", 101.325),
                Unit("mm[Hg]", 0.133322387415),
            ]
        ),
        (.pressureGauge, [Unit("kPa(g)"), Unit("barg", 100), Unit("psig", 6.894757293168)]),
        (.bloodPressure, [Unit("mm[Hg]"), Unit("kPa", 7.500616827), Unit("cm[Hg]", 10)]),
        (.gasTension, [Unit("kPa"), Unit("mm[Hg]", 0.133322387415)]),
        (
            .length,
            [
                Unit("m"), Unit("mm", over: 1_000), Unit("cm", over: 100), Unit("in", 0.0254),
                Unit("ft", 0.3048),
            ]
        ),
        (.stDeviation, [Unit("mm"), Unit("mV", 10)]),
        (.mass, [Unit("kg"), Unit("g", over: 1_000), Unit("lb", 0.45359237), Unit("t", 1_000)]),
        (.vibrationSpeed, [Unit("mm/s"), Unit("m/s", 1_000), Unit("in/s", 25.4)]),
        (.acceleration, [Unit("m/s²"), Unit("g", 9.80665), Unit("ft/s²", 0.3048)]),
        (.rotation, [Unit("1/min"), Unit("Hz", 60), Unit("rad/s", 9.549296585513721)]),
        (
            .torque,
            [
                Unit("N·m"), Unit("lbf·ft", 1.3558179483), Unit("lbf·in", 0.1129848290),
                Unit("kgf·m", 9.80665),
            ]
        ),
        (
            .power,
            [
                Unit("kW"), Unit("W", over: 1_000), Unit("hp", 0.74569987158),
                Unit("PS", 0.73549875),
            ]
        ),
        (.current, [Unit("A"), Unit("mA", over: 1_000), Unit("kA", 1_000)]),
        (.voltage, [Unit("V"), Unit("mV", over: 1_000), Unit("kV", 1_000)]),
        (
            .massFlow,
            [
                Unit("kg/s"), Unit("lb/s", 0.45359237), Unit("kg/h", over: 3_600),
                Unit("t/h", over: 3.6),
            ]
        ),
        (.fuelFlow, [Unit("kg/s/kPa"), Unit("lb/s/psi", 0.06578801120)]),
        (.energy, [Unit("kWh"), Unit("MJ", over: 3.6), Unit("J", over: 3_600_000)]),
        (.torqueTime, [Unit("N·m·min"), Unit("N·m·s", over: 60), Unit("N·m·h", 60)]),
    ]
}
