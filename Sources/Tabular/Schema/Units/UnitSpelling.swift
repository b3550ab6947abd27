/// How institutions write units. Nothing else is parsed: a spelling is listed here, or refused.
package enum UnitSpelling {
    /// The unit's own name if `written` is another spelling of it, to be printed beside it.
    package static func translation(of written: String) -> String? { aliases[written] }

    /// Spellings that mean a unit by its own name. Exact names always come first.
    static let aliases: [String: String] = [
        "%": "percent",
        "Cel": "°C", "degC": "°C", "[degF]": "°F", "degF": "°F", "[degR]": "°R", "degR": "°R",
        "mmHg": "mm[Hg]", "mm Hg": "mm[Hg]", "cmHg": "cm[Hg]", "cm Hg": "cm[Hg]",
        "kPag": "kPa(g)", "bar(a)": "bara", "bar(g)": "barg", "psi(a)": "psia", "psi(g)": "psig",
        "rpm": "1/min", "RPM": "1/min", "/min": "1/min", "bpm": "1/min",
        "m/s2": "m/s²", "ft/s2": "ft/s²",
        "Nm": "N·m", "N.m": "N·m", "N*m": "N·m", "N⋅m": "N·m",
        "lbf.ft": "lbf·ft", "lbf*ft": "lbf·ft", "lbf.in": "lbf·in", "lbf*in": "lbf·in",
        "kgf.m": "kgf·m", "kgf*m": "kgf·m",
        "N.m.min": "N·m·min", "N.m.s": "N·m·s", "N.m.h": "N·m·h",
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

    /// Spellings that more than one unit answers to wherever they stand, with what to write instead.
    static let ambiguous: [String: String] = [
        "psi": "psia for absolute pressure, psig for gauge pressure",
        "bar": "bara for absolute pressure, barg for gauge pressure",
        "K/uL": "10*3/uL; K is kelvin", "K/ul": "10*3/uL; K is kelvin",
        "K/µL": "10*3/uL; K is kelvin",
    ]

    /// Spellings that say too little where no column's dimension stands beside them.
    static let ambiguousAlone: [String: String] = [
        "m": "a dimension; m is metre, minute or month",
        "g": "a dimension; g is gram or acceleration",
        "%": "a dimension, or percent; % is a ratio, a rate or a share of HbA1c",
    ]

    /// Units that are never converted, with the reason.
    static let refused: [String: String] = {
        let calendar = "months and years have no fixed length; map a date, or give days"
        let peak = """
            peak and r.m.s. differ by √2 for a pure sine only; \
            compute the r.m.s. speed where the signal is
            """
        let moles = """
            an amount of substance becomes no number and no mass without a named analyte; \
            map the analyte
            """
        var reasons: [String: String] = [:]
        for name in ["mo", "month", "months", "a", "yr", "year", "years"] {
            reasons[name] = calendar
        }
        for name in ["mm/s peak", "mm/s pk", "m/s peak", "in/s peak", "in/s pk"] {
            reasons[name] = peak
        }
        for name in ["mol", "mmol", "µmol", "umol"] { reasons[name] = moles }
        return reasons
    }()
}
