import Tabular
import Testing

@Suite struct `Analytes` {
    @Test(arguments: [
        ("glucose", 90, "mg/dL", 4.9956, 5.00), ("cholesterol", 233, "mg/dL", 6.0253, 6.025),
        ("ldl_cholesterol", 100, "mg/dL", 2.5860, 2.586),
        ("triglycerides", 150, "mg/dL", 1.6936, 1.69),
        ("creatinine", 1.0, "mg/dL", 88.4, 88.4), ("creatinine", 0.1, "mmol/L", 100, 100),
        ("urea", 14, "mg/dL BUN", 4.998, 5.0), ("urea", 30, "mg/dL urea", 4.9950, 5.0),
        ("bilirubin", 1.2, "mg/dL", 20.52, 20.5), ("calcium", 10, "mg/dL", 2.495, 2.50),
        ("lactate", 18, "mg/dL", 1.9982, 2.00), ("haemoglobin", 8.7, "mmol/L", 140.1918, 140),
        ("haemoglobin", 14, "g/dL", 140, 140), ("sodium", 140, "mEq/L", 140, 140),
        ("potassium", 4.1, "mEq/L", 4.1, 4.1), ("c_reactive_protein", 1.2, "mg/dL", 12, 12.0),
        ("troponin_t", 0.014, "ng/mL", 14, 14.0), ("troponin_i", 0.014, "µg/L", 14, 14.0),
        ("troponin_i", 3, "pg/mL", 3, 3), ("nt_probnp", 100, "pmol/L", 845.7, 846),
        ("nt_probnp", 450, "pg/mL", 450, 450), ("d_dimer", 0.5, "mg/L FEU", 500, 500),
        ("d_dimer", 500, "ng/mL FEU", 500, 500), ("hba1c", 7.0, "%", 52.9952, 53.0),
        ("leukocytes", 7_500, "/uL", 7.5, 7.5), ("platelets", 250, "10*3/uL", 250, 250),
        ("temperature", 101.3, "°F", 38.5, 38.5), ("oxygen_saturation", 97, "percent", 0.97, 0.97),
        ("systolic_bp", 20, "kPa", 150.0123, 150), ("pco2", 40, "mm[Hg]", 5.3329, 5.33),
        ("st_depression", 0.23, "mV", 2.3, 2.3), ("heart_rate", 72, "bpm", 72, 72),
    ])
    func `convert as a laboratory's handbook prints`(
        name: String, value: Double, unit: String, converted: Double, rounded: Double
    ) throws {
        let analyte = try Analyte.named(name)
        let found = try UnitConversion(unit, of: analyte)(value)
        #expect(abs(found - converted) < 5e-5)
        #expect(CanonicalColumn.rounded(found, decimals: analyte.resolution) == rounded)
    }

    @Test func `have factors that agree with their molar masses within a thousandth`() throws {
        // One canonical unit of amount for one of mass is 10 ÷ M for mg/dL to mmol/L.
        let cases: [(String, String, Double)] = [
            ("glucose", "mg/dL", 10), ("cholesterol", "mg/dL", 10), ("triglycerides", "mg/dL", 10),
            ("creatinine", "mg/dL", 10_000), ("urea", "mg/dL urea", 10),
            ("bilirubin", "mg/dL", 10_000), ("calcium", "mg/dL", 10), ("lactate", "mg/dL", 10),
        ]
        for (name, unit, scale) in cases {
            let analyte = try Analyte.named(name)
            let expected = scale / (try #require(analyte.molarMass))
            let slope = try UnitConversion(unit, of: analyte).slope
            #expect(abs(slope / expected - 1) < 0.001, "\(name)")
        }
        let urea = try Analyte.named("urea")
        #expect(abs(try UnitConversion("mg/dL BUN", of: urea).slope / (10 / 28.013) - 1) < 0.001)
        for (name, unit, scale) in [
            ("haemoglobin", "mmol/L", 1_000.0), ("nt_probnp", "pmol/L", 1_000),
        ] {
            let analyte = try Analyte.named(name)
            let mass = try #require(analyte.molarMass)
            #expect(abs(try UnitConversion(unit, of: analyte).slope * scale / mass - 1) < 0.001)
        }
    }

    @Test func `convert there and back for every pair of units`() throws {
        let conditions = UnitConditions(dDimerUnit: .dDimer)
        for analyte in Analyte.standard {
            let names = analyte.unitNames
            for (from, to) in names.flatMap({ from in names.map { (from, $0) } }) {
                let there = try UnitConversion(from, to: to, of: analyte, conditions: conditions)
                let back = try UnitConversion(to, to: from, of: analyte, conditions: conditions)
                for value in [0.5, 4.2, 36.6, 912] {
                    let size = max(value, there.isAffine ? 1_000 : 0)
                    #expect(abs(back(there(value)) - value) <= 1e-12 * size, "\(analyte.name)")
                }
            }
        }
        let hba1c = try Analyte.named("hba1c")
        let percent = try UnitConversion("mmol/mol", to: "%", of: hba1c)(48)
        #expect(abs(percent - 6.543) < 0.0005)
    }

    @Test(arguments: [
        ("heart_rate", "1/min", 20...300.0), ("max_heart_rate", "1/min", 20...300),
        ("systolic_bp", "mm[Hg]", 40...300), ("diastolic_bp", "mm[Hg]", 20...200),
        ("respiratory_rate", "1/min", 4...80), ("oxygen_saturation", "1", 0.4...1),
        ("temperature", "°C", 28...43), ("glucose", "mmol/L", 0.5...60),
        ("cholesterol", "mmol/L", 1...20), ("hba1c", "mmol/mol", 15...200),
        ("lactate", "mmol/L", 0.1...30), ("pco2", "kPa", 1...20), ("po2", "kPa", 2...80),
        ("ph", "1", 6.6...7.9), ("creatinine", "µmol/L", 10...2_500), ("urea", "mmol/L", 0.5...80),
        ("sodium", "mmol/L", 100...180), ("potassium", "mmol/L", 1.5...9),
        ("haemoglobin", "g/L", 20...250), ("leukocytes", "10*9/L", 0...300),
        ("platelets", "10*9/L", 1...2_000), ("c_reactive_protein", "mg/L", 0...700),
        ("troponin_t", "ng/L", 0...100_000), ("troponin_i", "ng/L", 0...100_000),
        ("nt_probnp", "ng/L", 1...70_000), ("d_dimer", "µg/L FEU", 10...100_000),
        ("st_depression", "mm", -5...10), ("bilirubin", "µmol/L", 1...1_000),
    ])
    func `have plausible ranges in their canonical unit`(
        name: String, unit: String, range: ClosedRange<Double>
    ) throws {
        let analyte = try Analyte.named(name)
        #expect(analyte.unit == unit)
        #expect(analyte.plausible == range)
        #expect(analyte.resolution != nil)
    }

    @Test func `are named once each, and found by their name only`() throws {
        #expect(Set(Analyte.standard.map(\.name)).count == Analyte.standard.count)
        #expect(try Analyte.named("triglycerides").plausible == nil)
        #expect(try Analyte.named("calcium").plausible == nil)
        #expect(
            throws: UnitError.unknownAnalyte(name: "glucos", nearest: "glucose")
        ) {
            try Analyte.named("glucos")
        }
    }

    @Test func `never merge the two troponins`() throws {
        let error = try #require(throws: UnitError.self) { try Analyte.named("troponin") }
        #expect(
            "\(error)".hasPrefix("troponin is troponin_t or troponin_i, which are never merged"))
        let assay = UnitConditions(troponinAssay: .troponinI)
        #expect(try Analyte.named("troponin", conditions: assay).name == "troponin_i")
    }

    @Test func `double D-dimer units only where the institution says so`() throws {
        let dDimer = try Analyte.named("d_dimer")
        let inDDU = UnitConditions(dDimerUnit: .dDimer)
        let inFEU = UnitConditions(dDimerUnit: .fibrinogenEquivalent)
        for written in ["ng/ml", "mg/L", "ng/mL DDU"] {
            #expect(
                throws: UnitError.conditionNeeded(
                    unit: written, of: "d_dimer", condition: "dDimerUnit", words: ["FEU", "DDU"])
            ) {
                try UnitConversion(written, of: dDimer)
            }
        }
        #expect(try UnitConversion("ng/ml", of: dDimer, conditions: inDDU)(250) == 500)
        #expect(try UnitConversion("ng/mL DDU", of: dDimer, conditions: inDDU)(250) == 500)
        #expect(try UnitConversion("mg/L", of: dDimer, conditions: inFEU)(0.5) == 500)
        #expect(
            throws: UnitError.refused(
                unit: "ng/mL DDU", because: "conditions.dDimerUnit says FEU; correct one of them")
        ) {
            try UnitConversion("ng/mL DDU", of: dDimer, conditions: inFEU)
        }
    }

    @Test func `refuse moles of a protein whose mass depends on the method`() throws {
        let protein = try Analyte.named("c_reactive_protein")
        let error = try #require(throws: UnitError.self) {
            try UnitConversion("nmol/L", of: protein)
        }
        #expect("\(error)".contains("depends on the method"))
    }

    @Test func `that a study declares take their own unit only`() throws {
        let ferritin = Analyte(
            name: "ferritin", unit: "µg/L", resolution: 0, plausible: 1...50_000, isSkewed: true)
        #expect(try UnitConversion("ug/l", of: ferritin).isIdentity)
        #expect(throws: UnitError.notOfAnalyte(unit: "ng/mL", analyte: "ferritin", known: ["µg/L"]))
        {
            try UnitConversion("ng/mL", of: ferritin)
        }
        #expect(try Analyte.named("ferritin", among: Analyte.standard + [ferritin]) == ferritin)
    }
}
