import GRDB
import Learning
import Tabular
import Testing

@Suite struct `The SQL of a conversion` {
    @Test(arguments: Dimension.allCases)
    func `computes the same bits as Swift, in every dimension`(dimension: Dimension) throws {
        var conversions: [UnitConversion] = []
        for unit in UnitConversion.names(in: dimension) {
            conversions.append(
                try UnitConversion(unit, toCanonical: dimension, currencyExponent: 3))
            conversions.append(
                try UnitConversion(
                    dimension.canonicalUnit, to: unit, in: dimension, currencyExponent: 3))
        }
        try check(conversions)
    }

    @Test func `computes the same bits as Swift, for every analyte`() throws {
        let conversions = try Analyte.standard.flatMap { analyte in
            let conditions = UnitConditions(dDimerUnit: .dDimer)
            return try analyte.unitNames.flatMap { unit in
                [
                    try UnitConversion(unit, of: analyte, conditions: conditions),
                    try UnitConversion(
                        analyte.unit, to: unit, of: analyte, conditions: conditions),
                ]
            }
        }
        try check(conversions)
    }

    @Test func `computes the same bits as Swift with the air's pressure and in products`() throws {
        let conditions = UnitConditions(atmosphereKPa: 98.7)
        try check([
            try UnitConversion("psig", toCanonical: .pressureAbsolute, conditions: conditions),
            try UnitConversion("psia", toCanonical: .pressureGauge, conditions: conditions),
            try UnitProduct(left: "N·m", right: "rpm", result: "kW").conversion,
            try UnitProduct(left: "lbf·ft", right: "rad/s", result: "hp").conversion,
        ])
    }

    @Test func `reads like the formula`() throws {
        #expect(
            try UnitConversion("°R", toCanonical: .temperature).sql("x")
                == "x * 5.0 / 9.0 - 273.15")
        #expect(
            try UnitConversion("°F", toCanonical: .temperature).sql("x")
                == "x * 5.0 / 9.0 - 160.0 / 9.0")
        #expect(try UnitConversion("mm", to: "cm").sql("x") == "x / 10.0")
        #expect(try UnitConversion("kPa", toCanonical: .pressureAbsolute).sql("x") == "x")
        let cholesterol = try Analyte.named("cholesterol")
        #expect(try UnitConversion("mg/dL", of: cholesterol).sql("x") == "x / 38.67")
    }

    /// 200 values a conversion, over twelve orders of magnitude and both signs.
    private func check(_ conversions: [UnitConversion]) throws {
        var generator = SeededGenerator(seed: 7)
        let values = (0..<200).map { index in
            let size = Double(index % 13) - 6
            return generator.normal()
                * (0..<Int(size.magnitude)).reduce(1.0) { value, _ in
                    size < 0 ? value / 10 : value * 10
                }
        }
        let database = try DatabaseQueue()
        try database.write { connection in
            try connection.execute(sql: "CREATE TABLE v(x REAL)")
            for value in values {
                try connection.execute(sql: "INSERT INTO v VALUES (?)", arguments: [value])
            }
            for conversion in conversions {
                let found = try Double.fetchAll(
                    connection, sql: "SELECT \(conversion.sql("x")) FROM v ORDER BY rowid")
                #expect(
                    found.map(\.bitPattern) == values.map { conversion($0).bitPattern },
                    "\(conversion.from) to \(conversion.to)")
            }
        }
    }
}
