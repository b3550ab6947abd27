/// How institutions write units. Nothing else is parsed: a spelling is listed here, or refused.
package enum UnitSpelling {
    /// The unit's own name if `written` is another spelling of it, to be printed beside it.
    package static func translation(of written: String) -> String? { aliases[written] }

    /// Spellings that mean a unit by its own name. Exact names always come first.
    static let aliases: [String: String] = general.merging(Analyte.spellings) { first, _ in first }

    private static let general = [
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
        "%": "a dimension, or percent; % is a ratio, a rate or one analyte's own unit",
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
