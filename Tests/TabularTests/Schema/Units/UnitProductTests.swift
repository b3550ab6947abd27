import Tabular
import Testing

@Suite struct `Products and differences of units` {
    @Test func `torque times rotation is power`() throws {
        let power = try UnitProduct(left: "N·m", right: "rpm", result: "kW")
        #expect(abs(power(42.8, 1_551) - 6.9516) < 5e-5)
        let reversed = try UnitProduct(left: "1/min", right: "Nm", result: "W")
        #expect(abs(reversed(1_551, 42.8) - 6951.6) < 0.05)
    }

    @Test func `torque times time, and voltage times current, need no physics book`() throws {
        #expect(try UnitProduct(left: "N·m", right: "min", result: "N·m·min")(40, 3) == 120)
        #expect(try UnitProduct(left: "N·m", right: "h", result: "N·m·min")(2, 1) == 120)
        #expect(try UnitProduct(left: "V", right: "A", result: "kW")(230, 10) == 2.3)
        #expect(try UnitProduct(left: "mA", right: "kV", result: "W")(2, 3) == 6)
    }

    @Test func `a ratio of anything stays in its unit`() throws {
        #expect(try UnitProduct(left: "percent", right: "kg", result: "kg")(50, 8) == 4)
        #expect(try UnitProduct(left: "°C", right: "1", result: "°C")(20, 0.5) == 10)
        #expect(try UnitProduct(left: "1", right: "mg/dL", result: "mg/dl")(2, 90) == 180)
        #expect(try UnitProduct(left: "1", right: "1", result: "1").conversion.isIdentity)
    }

    @Test func `other products are refused`() {
        #expect(throws: UnitError.noProduct(left: "N·m", right: "rpm", result: "N·m")) {
            try UnitProduct(left: "N·m", right: "rpm", result: "N·m")
        }
        #expect(throws: UnitError.noProduct(left: "kPa", right: "m", result: "kPa")) {
            try UnitProduct(left: "kPa", right: "m", result: "kPa")
        }
        #expect(throws: UnitError.unknown(unit: "furlong", known: [])) {
            try UnitProduct(left: "1", right: "furlong", result: "m")
        }
        #expect(throws: UnitError.self) {
            try UnitProduct(left: "%", right: "kg", result: "kg")
        }
    }

    @Test func `a difference of temperatures has no zero point`() throws {
        #expect(try UnitDifference(left: "°C", right: "°C", result: "K")(30, 20) == 10)
        #expect(try UnitDifference(left: "°C", right: "°C", result: "°C")(30, 20) == 10)
        #expect(try UnitDifference(left: "°F", right: "°F", result: "K")(68, 50) == 10)
        let mixed = try UnitDifference(left: "°C", right: "K", result: "K", in: .temperature)
        #expect(abs(mixed(30, 293.15) - 10) < 1e-12)
        #expect(throws: UnitError.self) {
            try UnitDifference(left: "°C", right: "K", result: "K")
        }
    }

    @Test func `other differences convert like their values`() throws {
        #expect(try UnitDifference(left: "kPa(g)", right: "barg", result: "barg")(300, 1) == 2)
        #expect(try UnitDifference(left: "mmol/L", right: "mmol/L", result: "mmol/L")(5, 4) == 1)
        #expect(throws: UnitError.incompatible(unit: "s", target: "kg")) {
            try UnitDifference(left: "kg", right: "s", result: "kg")
        }
    }
}
