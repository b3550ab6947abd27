/// The general knowledge of laboratories: everything in this package that is about them stands here.
extension Analyte {
    /// The analytes that every study can use, with the constants that a laboratory handbook prints.
    ///
    /// Each factor between mass and amount agrees with the molar mass within 0.1 %.
    package static let standard: [Analyte] =
        bloodChemistry + heart + bloodCells + gases + vitalSigns

    private static let bloodChemistry: [Analyte] = [
        Analyte(
            "glucose", [Unit("mmol/L"), Unit("mg/dL", over: 18.016)], resolution: 2,
            plausible: 0.5...60, molarMass: 180.156, isSkewed: true),
        cholesterol("cholesterol", plausible: 1...20),
        cholesterol("ldl_cholesterol", plausible: nil),
        cholesterol("hdl_cholesterol", plausible: nil),
        // The mean of the fats that blood carries.
        Analyte(
            "triglycerides", [Unit("mmol/L"), Unit("mg/dL", over: 88.57)], resolution: 2,
            molarMass: 885.4, isSkewed: true),
        Analyte(
            "creatinine", [Unit("µmol/L"), Unit("mg/dL", 88.4), Unit("mmol/L", 1_000)],
            resolution: 1, plausible: 10...2500, molarMass: 113.12, isSkewed: true),
        Analyte(
            "urea",
            [Unit("mmol/L"), Unit("mg/dL urea", over: 6.006), Unit("mg/dL BUN", 0.357)],
            resolution: 1, plausible: 0.5...80, molarMass: 60.06, isSkewed: true,
            refused: [
                "mg/dL": """
                urea and its nitrogen differ by a factor of 2.14; \
                write mg/dL urea or mg/dL BUN
                """
            ]),
        Analyte(
            "bilirubin", [Unit("µmol/L"), Unit("mg/dL", 17.10)], resolution: 1,
            plausible: 1...1000, molarMass: 584.66, isSkewed: true),
        Analyte(
            "calcium", [Unit("mmol/L"), Unit("mg/dL", 0.2495)], resolution: 2, molarMass: 40.078),
        Analyte(
            "lactate", [Unit("mmol/L"), Unit("mg/dL", over: 9.008)], resolution: 2,
            plausible: 0.1...30, molarMass: 90.08, isSkewed: true),
        Analyte("sodium", [Unit("mmol/L"), Unit("mEq/L")], resolution: 1, plausible: 100...180),
        Analyte("potassium", [Unit("mmol/L"), Unit("mEq/L")], resolution: 1, plausible: 1.5...9),
        Analyte(
            "hba1c", [Unit("mmol/mol"), Unit("%", over: 0.09148, plus: -2.152, per: 0.09148)],
            resolution: 1, plausible: 15...200,
            refused: [
                "1": hba1cFraction, "fraction": hba1cFraction, "percent": "write % (NGSP)",
            ]),
        Analyte(
            "c_reactive_protein", [Unit("mg/L"), Unit("mg/dL", 10)], resolution: 1,
            plausible: 0...700, isSkewed: true,
            refused: ["nmol/L": "the mass of a mole depends on the method; report mg/L"]),
    ]

    private static let heart: [Analyte] = [
        troponin("troponin_t"), troponin("troponin_i"),
        Analyte(
            "nt_probnp", [Unit("ng/L"), Unit("pg/mL"), Unit("pmol/L", 8.457)], resolution: 0,
            plausible: 1...70_000, molarMass: 8457, isSkewed: true),
        Analyte(
            dDimer,
            [
                Unit("µg/L FEU"), Unit("mg/L FEU", 1_000), Unit("ng/mL FEU"),
                Unit("µg/L DDU", 2), Unit("mg/L DDU", 2_000), Unit("ng/mL DDU", 2),
            ], resolution: 0, plausible: 10...100_000, isSkewed: true),
        Analyte(
            "st_depression", Unit.all(of: .stDeviation), resolution: 2, plausible: -5...10),
    ]

    private static let bloodCells: [Analyte] = [
        // Of the monomer, as laboratories count it.
        Analyte(
            "haemoglobin", [Unit("g/L"), Unit("g/dL", 10), Unit("mmol/L", 16.114)],
            resolution: 0, plausible: 20...250, molarMass: 16_114.5),
        Analyte("leukocytes", cells, resolution: 2, plausible: 0...300, isSkewed: true),
        Analyte("platelets", cells, resolution: 0, plausible: 1...2000),
    ]

    private static let gases: [Analyte] = [
        Analyte("pco2", Unit.all(of: .gasTension), resolution: 2, plausible: 1...20),
        Analyte("po2", Unit.all(of: .gasTension), resolution: 2, plausible: 2...80),
        Analyte("ph", [Unit("1")], resolution: 3, plausible: 6.6...7.9),
        Analyte("oxygen_saturation", Unit.all(of: .ratio), resolution: 3, plausible: 0.4...1),
    ]

    private static let vitalSigns: [Analyte] = [
        Analyte("heart_rate", [Unit("1/min")], resolution: 0, plausible: 20...300),
        Analyte("max_heart_rate", [Unit("1/min")], resolution: 0, plausible: 20...300),
        Analyte("respiratory_rate", [Unit("1/min")], resolution: 0, plausible: 4...80),
        Analyte("systolic_bp", Unit.all(of: .bloodPressure), resolution: 0, plausible: 40...300),
        Analyte("diastolic_bp", Unit.all(of: .bloodPressure), resolution: 0, plausible: 20...200),
        Analyte("temperature", Unit.all(of: .temperature), resolution: 1, plausible: 28...43),
    ]

    private static let dDimer = "d_dimer"
    private static let cells = [Unit("10*9/L"), Unit("10*3/uL"), Unit("/uL", over: 1_000)]
    private static let hba1cFraction = "it is neither % nor mmol/mol; multiply in a local view"

    /// Units that laboratories write though no analyte of the table takes them as they stand.
    static let unitsOfNoAnalyte = ["nmol/L", "ng/mL", "µg/L", "g/dL", "mg/L"]

    /// How laboratories write their units, by the names that the table has for them.
    static let spellings: [String: String] = [
        "mg/dl": "mg/dL", "MG/DL": "mg/dL", "gm/dl": "g/dL", "gm/dL": "g/dL", "g/dl": "g/dL",
        "GM/DL": "g/dL", "G/DL": "g/dL", "g/l": "g/L", "mg/l": "mg/L", "MG/L": "mg/L",
        "mmol/l": "mmol/L", "MMOL/L": "mmol/L", "nmol/l": "nmol/L", "pmol/l": "pmol/L",
        "umol/L": "µmol/L", "umol/l": "µmol/L", "µmol/l": "µmol/L", "UMOL/L": "µmol/L",
        "\u{3BC}mol/L": "µmol/L", "\u{3BC}mol/l": "µmol/L",
        "mEq/l": "mEq/L", "meq/L": "mEq/L", "meq/l": "mEq/L", "MEQ/L": "mEq/L",
        "ng/ml": "ng/mL", "NG/ML": "ng/mL", "pg/ml": "pg/mL", "PG/ML": "pg/mL", "ng/l": "ng/L",
        "ug/L": "µg/L", "ug/l": "µg/L", "µg/l": "µg/L", "\u{3BC}g/L": "µg/L",
        "ug/L FEU": "µg/L FEU", "ng/ml FEU": "ng/mL FEU", "mg/l FEU": "mg/L FEU",
        "ug/L DDU": "µg/L DDU", "ng/ml DDU": "ng/mL DDU", "mg/l DDU": "mg/L DDU",
        "mg/dl urea": "mg/dL urea", "mg/dl BUN": "mg/dL BUN", "mg/dL urea nitrogen": "mg/dL BUN",
        "10*9/l": "10*9/L", "10^9/L": "10*9/L", "10*3/ul": "10*3/uL", "10^3/uL": "10*3/uL",
        "10*3/µL": "10*3/uL", "/ul": "/uL", "/µL": "/uL",
    ]

    private static func cholesterol(_ name: String, plausible: ClosedRange<Double>?) -> Analyte {
        Analyte(
            name, [Unit("mmol/L"), Unit("mg/dL", over: 38.67)], resolution: 3,
            plausible: plausible, molarMass: 386.65)
    }

    private static func troponin(_ name: String) -> Analyte {
        Analyte(
            name, [Unit("ng/L"), Unit("ng/mL", 1_000), Unit("µg/L", 1_000), Unit("pg/mL")],
            resolution: 1, plausible: 0...100_000, isSkewed: true)
    }

    /// The analyte that a name of two stands for at this institution; nil for any other name.
    static func merged(_ name: String, _ conditions: UnitConditions) throws(UnitError) -> String? {
        guard name == "troponin" else { return nil }
        switch conditions.troponinAssay {
        case .troponinT: return "troponin_t"
        case .troponinI: return "troponin_i"
        case nil:
            throw .analytesMerged(
                name: name, of: ["troponin_t", "troponin_i"],
                condition: "troponinAssay, T or I")
        }
    }

    /// A unit whose size depends on how the institution reports; nil for any other unit or analyte.
    ///
    /// `mg/L` of D-dimer means what `dDimerUnit` says, and a unit that says DDU needs it to agree.
    func unit(
        _ name: String, reportedAs conditions: UnitConditions, written: String
    ) throws(UnitError) -> Unit? {
        let bare = ["µg/L", "mg/L", "ng/mL"]
        let inDDU = name.hasSuffix(" DDU")
        guard self.name == Analyte.dDimer, inDDU || bare.contains(name) else { return nil }
        switch conditions.dDimerUnit {
        case nil:
            throw .conditionNeeded(
                unit: written, of: self.name, condition: "dDimerUnit", words: ["FEU", "DDU"])
        case .fibrinogenEquivalent where inDDU:
            throw .refused(
                unit: written, because: "conditions.dDimerUnit says FEU; correct one of them")
        case .dDimer where !inDDU: return Unit.named(name + " DDU", among: units)
        case .fibrinogenEquivalent: return Unit.named(name + " FEU", among: units)
        case .dDimer: return nil
        }
    }
}
