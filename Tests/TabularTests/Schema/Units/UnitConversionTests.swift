import GRDB
import Tabular
import Testing

@Suite struct `Units` {
    @Test(arguments: [
        (101.3, "°F", Dimension.temperature, 38.5), (518.67, "°R", .temperature, 15),
        (1, "in/s", .vibrationSpeed, 25.4), (14.62, "psia", .pressureAbsolute, 100.801_351_626_116),
        (4.5, "percent", .rate, 450), (0.045, "fraction", .rate, 450),
        (45, "percent", .ratio, 0.45),
        (2, "h", .duration, 7200), (5, "lb", .mass, 2.267_961_85), (6, "ft", .length, 1.8288),
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

    @Test func `there and back changes nothing but the last digits`() throws {
        for dimension in Dimension.allCases {
            for unit in UnitConversion.names(in: dimension) {
                let there = try UnitConversion(unit, toCanonical: dimension, currencyExponent: 2)
                let back = try UnitConversion(
                    dimension.canonicalUnit, to: unit, in: dimension, currencyExponent: 2)
                for value in [-40.0, 0, 1, 37.25, 1e6] {
                    #expect(abs(back(there(value)) - value) <= 1e-12 * max(1000, abs(value)))
                }
            }
        }
    }

    @Test(arguments: [
        (
            "psi",
            UnitError.ambiguous(
                unit: "psi", write: "psia for absolute pressure, psig for gauge pressure")
        ),
        (
            "lbs",
            .unknown(unit: "lbs", known: ["kPa", "Pa", "bara", "mbar", "psia", "atm", "mm[Hg]"])
        ),
        ("barg", .atmosphereNeeded(unit: "barg", target: "kPa")),
    ])
    func `refuse what could mean another quantity`(unit: String, error: UnitError) {
        #expect(throws: error) { try UnitConversion(unit, toCanonical: .pressureAbsolute) }
    }

    @Test func `without a dimension, take only what is the same in each`() throws {
        #expect(try UnitConversion("percent", to: "percent").isIdentity)
        #expect(try UnitConversion("lb", to: "kg")(1) == 0.45359237)
        #expect(
            throws: UnitError.ambiguous(
                unit: "K", write: "a dimension: temperature, temperature-difference")
        ) {
            try UnitConversion("K", to: "°C")
        }
        #expect(
            throws: UnitError.ambiguous(
                unit: "m", write: "a dimension; m is metre, minute or month")
        ) {
            try UnitConversion("m", to: "ft")
        }
        #expect(throws: UnitError.incompatible(unit: "kg", target: "s")) {
            try UnitConversion("kg", to: "s")
        }
    }

    @Test func `round to a resolution, halves away from zero`() {
        #expect(CanonicalColumn.rounded(2.5, decimals: 0) == 3)
        #expect(CanonicalColumn.rounded(-2.5, decimals: 0) == -3)
        #expect(CanonicalColumn.rounded(12.3456, decimals: 2) == 12.35)
        #expect(CanonicalColumn.rounded(12.3456, decimals: nil) == 12.3456)
    }
}
