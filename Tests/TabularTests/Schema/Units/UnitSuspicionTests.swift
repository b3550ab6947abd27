import Tabular
import Testing

@Suite struct `Units mistaken for each other` {
    private func pair(
        _ from: String, _ to: String, in pairs: [UnitSuspicion]
    ) throws -> UnitSuspicion {
        try #require(pairs.first { $0.from == from && $0.to == to })
    }

    @Test func `are known by how many times larger the numbers are`() throws {
        let glucose = UnitSuspicion.factors(of: try Analyte.named("glucose"))
        #expect(try pair("mg/dL", "mmol/L", in: glucose).factor == 18.016)
        #expect(glucose.count == 1)
        let urea = UnitSuspicion.factors(of: try Analyte.named("urea"))
        #expect(
            urea.map(\.from) == ["mg/dL urea", "mg/dL urea", "mg/dL BUN"])
        #expect(abs(try pair("mg/dL urea", "mg/dL BUN", in: urea).factor - 2.144) < 0.001)
        let gauge = UnitSuspicion.factors(of: .pressureGauge)
        #expect(abs(try pair("kPa(g)", "psig", in: gauge).factor - 6.894757293168) < 1e-12)
        #expect(abs(try pair("kPa(g)", "barg", in: gauge).factor - 100) < 1e-12)
        let speed = UnitSuspicion.factors(of: .vibrationSpeed)
        #expect(try pair("mm/s", "in/s", in: speed).factor == 25.4)
    }

    @Test func `are known by both ways where the zero point differs`() throws {
        let temperature = UnitSuspicion.factors(of: .temperature)
        let fahrenheit = try pair("°F", "°C", in: temperature)
        #expect(fahrenheit.isAffine)
        #expect(abs(fahrenheit.conversion(98.6) - 37) < 1e-12)
        #expect(abs(try pair("°C", "°F", in: temperature).conversion(37) - 98.6) < 1e-12)
        #expect(try pair("°C", "K", in: temperature).isAffine)
        let hba1c = UnitSuspicion.factors(of: try Analyte.named("hba1c"))
        #expect(hba1c.count == 2 && hba1c.allSatisfy(\.isAffine))
    }

    @Test func `are told from real differences by a factor of 1.8`() {
        for dimension in Dimension.allCases {
            for pair in UnitSuspicion.factors(of: dimension) where !pair.isAffine {
                #expect(pair.factor >= 1.8)
            }
        }
        #expect(!UnitSuspicion.factors(of: .power).contains { $0.from == "kW" && $0.to == "hp" })
    }
}
