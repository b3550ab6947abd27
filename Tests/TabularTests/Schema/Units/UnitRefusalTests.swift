import Tabular
import Testing

/// The table "refuse, never guess", row by row.
@Suite struct `Units that are refused` {
    @Test func `K is kelvin, not thousands`() throws {
        let platelets = try Analyte.named("platelets")
        for written in ["K/uL", "K"] {
            let error = try #require(throws: UnitError.self) {
                try UnitConversion(written, of: platelets)
            }
            #expect("\(error)".contains("write 10*3/uL"))
        }
        #expect(throws: UnitError.ambiguous(unit: "K/uL", write: "10*3/uL; K is kelvin")) {
            try UnitConversion("K/uL", to: "10*9/L")
        }
    }

    @Test func `milligrams become millimoles only of something`() {
        #expect(throws: UnitError.analyteNeeded(unit: "mg/dL", target: "mmol/L")) {
            try UnitConversion("mg/dL", to: "mmol/L")
        }
        #expect(
            "\(UnitError.analyteNeeded(unit: "mg/dL", target: "mmol/L"))".hasPrefix(
                "mg/dL converts to mmol/L only for a named analyte"))
    }

    @Test func `spellings are accepted by the table of aliases only`() throws {
        let glucose = try Analyte.named("glucose")
        for written in ["mg/dl", "MG/DL"] {
            #expect(try UnitConversion(written, of: glucose).from == "mg/dL")
        }
        let haemoglobin = try Analyte.named("haemoglobin")
        #expect(try UnitConversion("gm/dl", of: haemoglobin)(14) == 140)
        #expect(
            throws: UnitError.notOfAnalyte(
                unit: "Mg/Dl", analyte: "glucose", known: ["mmol/L", "mg/dL"])
        ) {
            try UnitConversion("Mg/Dl", of: glucose)
        }
    }

    @Test func `urea says whether its nitrogen is meant`() throws {
        let urea = try Analyte.named("urea")
        let error = try #require(throws: UnitError.self) { try UnitConversion("mg/dl", of: urea) }
        #expect("\(error)".contains("write mg/dL urea or mg/dL BUN"))
        let same = try UnitConversion("mg/dL urea", to: "mg/dL BUN", of: urea)
        #expect(abs(1 / same(1) - 2.144) < 0.001)
    }

    @Test(arguments: ["fraction", "1"])
    func `glycated haemoglobin is no fraction`(written: String) throws {
        let hba1c = try Analyte.named("hba1c")
        let error = try #require(throws: UnitError.self) { try UnitConversion(written, of: hba1c) }
        #expect("\(error)".contains("multiply in a local view"))
    }

    @Test(arguments: [
        ("psi", "psia for absolute pressure, psig for gauge pressure"),
        ("bar", "bara for absolute pressure, barg for gauge pressure"),
    ])
    func `a pressure is gauge or absolute`(written: String, advice: String) {
        for dimension in [Dimension.pressureAbsolute, .pressureGauge] {
            #expect(throws: UnitError.ambiguous(unit: written, write: advice)) {
                try UnitConversion(written, toCanonical: dimension)
            }
        }
        #expect(throws: UnitError.ambiguous(unit: written, write: advice)) {
            try UnitConversion(written, to: "kPa")
        }
    }

    @Test func `g, m and % are what the column's dimension makes them`() throws {
        #expect(try UnitConversion("g", toCanonical: .mass)(1_000) == 1)
        #expect(try UnitConversion("g", toCanonical: .acceleration)(1) == 9.80665)
        #expect(try UnitConversion("%", toCanonical: .ratio)(50) == 0.5)
        #expect(try UnitConversion("%", toCanonical: .rate)(4) == 400)
        let hba1c = try Analyte.named("hba1c")
        #expect(abs(try UnitConversion("%", of: hba1c)(7) - 53) < 0.05)
        for (written, target) in [("g", "kg"), ("g", "g"), ("m", "ft"), ("%", "1"), ("%", "%")] {
            let error = try #require(throws: UnitError.self) {
                try UnitConversion(written, to: target)
            }
            #expect(
                "\(error)".hasPrefix("\(written) can mean more than one unit; write a dimension"))
        }
        #expect(
            throws: UnitError.ambiguous(
                unit: "m", write: "min for minutes; months have no fixed length")
        ) {
            try UnitConversion("m", toCanonical: .duration)
        }
    }

    @Test(arguments: ["mol", "mmol"])
    func `moles never become a number or a mass`(written: String) throws {
        for target in ["1", "g", "kg"] {
            #expect(throws: UnitError.self) { try UnitConversion(written, to: target) }
        }
        let error = try #require(throws: UnitError.self) {
            try UnitConversion(written, toCanonical: .mass)
        }
        #expect("\(error)".contains("without a named analyte"))
    }

    @Test func `months and years have no length, and a peak is no r.m.s. value`() throws {
        for (written, dimension) in [("months", Dimension.duration), ("year", .duration)] {
            let error = try #require(throws: UnitError.self) {
                try UnitConversion(written, toCanonical: dimension)
            }
            #expect("\(error)".contains("no fixed length"))
        }
        let error = try #require(throws: UnitError.self) {
            try UnitConversion("in/s peak", toCanonical: .vibrationSpeed)
        }
        #expect("\(error)".contains("pure sine"))
    }

    @Test(arguments: [
        ("kg", UnitError.otherDimension(unit: "kg", of: .mass, expected: .pressureAbsolute)),
        ("barg", .atmosphereNeeded(unit: "barg", target: "kPa")),
        (
            "lbs",
            .unknown(unit: "lbs", known: ["kPa", "Pa", "bara", "mbar", "psia", "atm", "mm[Hg]"])
        ),
        ("mg/dL", .incompatible(unit: "mg/dL", target: "kPa")),
    ])
    func `say what they are instead`(unit: String, error: UnitError) {
        #expect(throws: error) { try UnitConversion(unit, toCanonical: .pressureAbsolute) }
    }
}
