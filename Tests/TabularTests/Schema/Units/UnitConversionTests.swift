import Tabular
import Testing

@Suite struct `Units` {
    @Test(arguments: [
        (101.3, "°F", Dimension.temperature, 38.5), (518.67, "°R", .temperature, 15),
        (641.82, "°R", .temperature, 83.416_666_666_666_67), (310.15, "K", .temperature, 37),
        (1.8, "°F", .temperatureDifference, 1), (1, "°C", .temperatureDifference, 1),
        (1, "in/s", .vibrationSpeed, 25.4), (14.62, "psia", .pressureAbsolute, 100.801_351_626_116),
        (554.36, "psia", .pressureAbsolute, 3_822.177_653_040_612),
        (1, "atm", .pressureAbsolute, 101.325), (1_013.25, "mbar", .pressureAbsolute, 101.325),
        (2, "barg", .pressureGauge, 200), (20, "kPa", .bloodPressure, 150.012_336_54),
        (12, "cm[Hg]", .bloodPressure, 120), (40, "mm[Hg]", .gasTension, 5.332_895_496_6),
        (4.5, "percent", .rate, 450), (0.045, "fraction", .rate, 450),
        (45, "percent", .ratio, 0.45), (45, "per_mille", .ratio, 0.045),
        (2, "h", .duration, 7200), (1, "wk", .duration, 604_800), (5, "lb", .mass, 2.267_961_85),
        (6, "ft", .length, 1.8288), (70, "in", .length, 1.778), (0.2, "mV", .stDeviation, 2),
        (1, "g", .acceleration, 9.80665), (50, "Hz", .rotation, 3_000),
        (10, "lbf·ft", .torque, 13.558_179_483), (1, "PS", .power, 0.735_498_75),
        (36, "t/h", .massFlow, 10), (1, "lb/s/psi", .fuelFlow, 0.065_788_011_2),
        (3.6, "MJ", .energy, 1), (90, "N·m·s", .torqueTime, 1.5), (5, "kA", .current, 5_000),
    ])
    func `convert as a handbook prints`(
        value: Double, unit: String, dimension: Dimension, result: Double
    ) throws {
        let converted = try UnitConversion(unit, toCanonical: dimension)(value)
        #expect(abs(converted - result) <= 1e-12 * max(1, abs(result)))
    }

    @Test func `know each currency's minor unit`() throws {
        let cases = [("JPY", 1.0), ("EUR", 100), ("KWD", 1000)]
        for (currency, factor) in cases {
            let exponent = Currency.exponent(of: currency)
            #expect(
                try UnitConversion("major", toCanonical: .money, currencyExponent: exponent)(1)
                    == factor)
            #expect(
                try UnitConversion("thousand", toCanonical: .money, currencyExponent: exponent)(1)
                    == 1000 * factor)
        }
        #expect(Currency.exponent(of: "XYZ") == nil)
        #expect(try UnitConversion("thousand", to: "major", in: .money)(2.5) == 2500)
        #expect(throws: UnitError.currencyNeeded(unit: "major")) {
            try UnitConversion("major", toCanonical: .money)
        }
    }

    @Test func `there and back changes nothing but the last digits, for every pair`() throws {
        for dimension in Dimension.allCases {
            let names = UnitConversion.names(in: dimension)
            for (from, to) in names.flatMap({ from in names.map { (from, $0) } }) {
                let there = try UnitConversion(from, to: to, in: dimension, currencyExponent: 2)
                let back = try UnitConversion(to, to: from, in: dimension, currencyExponent: 2)
                for value in [-40.0, 0, 1, 37.25, 1e6] {
                    // A zero point elsewhere costs digits of the larger of the two numbers.
                    let size = max(abs(value), there.isAffine ? 1_000 : 0)
                    #expect(abs(back(there(value)) - value) <= 1e-12 * size, "\(from) to \(to)")
                }
            }
        }
    }

    @Test func `without a dimension, take only what is the same in each`() throws {
        #expect(try UnitConversion("percent", to: "percent").isIdentity)
        #expect(try UnitConversion("1", to: "1").isIdentity)
        #expect(try UnitConversion("lb", to: "kg")(1) == 0.45359237)
        #expect(try UnitConversion("Hz", to: "rpm")(2) == 120)
        #expect(try UnitConversion("h", to: "min")(2) == 120)
        #expect(try UnitConversion("mmol/l", to: "mmol/L").isIdentity)
        #expect(
            throws: UnitError.ambiguous(
                unit: "K", write: "a dimension: temperature, temperature-difference")
        ) {
            try UnitConversion("K", to: "°C")
        }
        #expect(throws: UnitError.incompatible(unit: "kg", target: "s")) {
            try UnitConversion("kg", to: "s")
        }
    }

    @Test func `read aliases as the units that they mean`() throws {
        let cases: [(String, Dimension, String)] = [
            ("%", .ratio, "percent"), ("mmHg", .bloodPressure, "mm[Hg]"),
            ("degF", .temperature, "°F"),
            ("rpm", .rotation, "1/min"), ("Nm", .torque, "N·m"), ("kPag", .pressureGauge, "kPa(g)"),
        ]
        for (alias, dimension, name) in cases {
            #expect(try UnitConversion(alias, toCanonical: dimension).from == name)
            #expect(UnitSpelling.translation(of: alias) == name)
        }
        #expect(UnitSpelling.translation(of: "gm/dl") == "g/dL")
        #expect(UnitSpelling.translation(of: "MG/DL") == "mg/dL")
        #expect(UnitSpelling.translation(of: "mg/dL") == nil)
    }

    @Test func `cross between gauge and absolute pressure by the air's own`() throws {
        let conditions = UnitConditions(atmosphereKPa: 100)
        let up = try UnitConversion("barg", toCanonical: .pressureAbsolute, conditions: conditions)
        #expect(up(2) == 300)
        let down = try UnitConversion("bara", toCanonical: .pressureGauge, conditions: conditions)
        #expect(down(2) == 100)
        #expect(try UnitConversion("psig", to: "kPa", conditions: conditions)(0) == 100)
        #expect(
            throws: UnitError.atmosphereNeeded(unit: "psig", target: "kPa")
        ) {
            try UnitConversion("psig", to: "kPa")
        }
        #expect(throws: UnitError.atmosphereNeeded(unit: "psia", target: "kPa(g)")) {
            try UnitConversion("psia", toCanonical: .pressureGauge)
        }
    }

    @Test func `round to a resolution, halves away from zero`() {
        #expect(CanonicalColumn.rounded(2.5, decimals: 0) == 3)
        #expect(CanonicalColumn.rounded(-2.5, decimals: 0) == -3)
        #expect(CanonicalColumn.rounded(12.3456, decimals: 2) == 12.35)
        #expect(CanonicalColumn.rounded(12.3456, decimals: nil) == 12.3456)
    }
}
