import Tabular
import Testing

@Suite struct `A refused unit's sentence` {
    @Test(arguments: [
        (
            UnitError.unknown(unit: "lbs", known: ["kg", "g"]),
            #""lbs" is no unit here; known: kg, g"#
        ),
        (.unknown(unit: "lbs", known: []), #""lbs" is no unit here"#),
        (
            .otherDimension(unit: "kg", of: .mass, expected: .stDeviation),
            "kg measures mass, the column is st-deviation; use one of mm, mV"
        ),
        (
            .incompatible(unit: "kg", target: "s"),
            "kg doesn't convert to s; write units that measure the same"
        ),
        (
            .ambiguous(unit: "psi", write: "psia or psig"),
            "psi can mean more than one unit; write psia or psig"
        ),
        (
            .currencyNeeded(unit: "major"),
            """
            major converts only where one currency is known; map the row's currency, or give it \
            as a constant
            """
        ),
        (
            .atmosphereNeeded(unit: "psig", target: "kPa"),
            """
            psig and kPa differ by the pressure of the air, gauge against absolute; \
            give conditions.atmosphereKPa, or write the unit that is meant
            """
        ),
        (
            .analyteNeeded(unit: "mg/dL", target: "mmol/L"),
            """
            mg/dL converts to mmol/L only for a named analyte; map it to the analyte's own column, \
            or leave it as it is
            """
        ),
        (
            .notOfAnalyte(unit: "kg", analyte: "glucose", known: ["mmol/L", "mg/dL"]),
            "kg is no unit of glucose; known: mmol/L, mg/dL"
        ),
        (
            .conditionNeeded(
                unit: "ng/mL", of: "d_dimer", condition: "dDimerUnit", words: ["FEU", "DDU"]),
            """
            ng/mL of d_dimer converts only with conditions.dDimerUnit, FEU or DDU; \
            ask the laboratory
            """
        ),
        (.refused(unit: "mol", because: "say of what"), "mol is never converted: say of what"),
        (
            .unknownAnalyte(name: "glucos", nearest: "glucose"),
            "glucos is no known analyte; did you mean glucose?"
        ),
        (
            .unknownAnalyte(name: "zinc", nearest: nil),
            "zinc is no known analyte; declare it in the study"
        ),
        (
            .analytesMerged(name: "a", of: ["a_1", "a_2"], condition: "kind"),
            """
            a is a_1 or a_2, which are never merged; map the code to one of them, \
            or give conditions.kind
            """
        ),
    ])
    func `says what is wrong and what to write`(error: UnitError, sentence: String) {
        #expect("\(error)" == sentence)
    }

    @Test func `names the products that are known`() {
        let sentence = "\(UnitError.noProduct(left: "kPa", right: "m", result: "kPa"))"
        #expect(sentence.hasPrefix("kPa times m is not known to give kPa; known are torque"))
    }
}
