/// What happens to a number between its local and its canonical unit.
enum NumberConversion {
    case none
    /// Every row alike; the measure says which values are believed.
    case fixed(UnitConversion, Measure?)
    /// Money in a unit whose size depends on the currency of each row.
    case byCurrency(unit: String)
    /// By what the row measures, or by the unit that it names; the unit of any other row is unknown.
    case byRow([Branch])

    struct Branch {
        /// SQL that is true for the rows of this branch.
        let condition: String
        let conversion: UnitConversion
        let measure: Measure?
    }

    /// The canonical number, from SQL that reads the local one; NULL where it can't be known, or
    /// isn't believed. `currency` is SQL too.
    func sql(_ read: String, currency: String) -> String {
        switch self {
        case .none: return read
        case .fixed(let conversion, let measure):
            let converted = conversion.sql(read)
            let rounded = measure?.rounded(converted) ?? converted
            guard let isBelieved = measure?.isBelieved(converted) else { return rounded }
            return "CASE WHEN \(isBelieved) THEN \(rounded) END"
        case .byCurrency(let unit):
            return NumberConversion.money(read, unit: unit, currency: currency)
        case .byRow(let branches):
            if branches.isEmpty { return "NULL" }
            let cases = branches.map { branch in
                let converted = branch.conversion.sql(read)
                let isBelieved = branch.measure?.isBelieved(converted).map { " AND \($0)" } ?? ""
                let rounded = branch.measure?.rounded(converted) ?? converted
                return "WHEN \(branch.condition)\(isBelieved) THEN \(rounded)"
            }
            return "CASE \(cases.joined(separator: "\n       ")) END"
        }
    }

    /// Branches of a CASE that say why there is no number, for a row whose number can be read.
    func states(_ read: String) -> [String] {
        switch self {
        case .none, .byCurrency: return []
        case .fixed(let conversion, let measure):
            let isBelieved = measure?.isBelieved(conversion.sql(read))
            return isBelieved.map { ["WHEN NOT (\($0)) THEN 'implausible'"] } ?? []
        case .byRow(let branches):
            let known = branches.map { branch in
                let isBelieved = branch.measure?.isBelieved(branch.conversion.sql(read))
                let state = isBelieved.map { "CASE WHEN NOT (\($0)) THEN 'implausible' END" }
                return "WHEN \(branch.condition) THEN \(state ?? "NULL")"
            }
            return known + ["ELSE 'unit_unknown'"]
        }
    }

    /// True where the loader must round, because a conversion gives more decimals than were measured.
    var isNeeded: Bool {
        switch self {
        case .none: false
        case .fixed(let conversion, _): !conversion.isIdentity
        case .byCurrency: true
        case .byRow(let branches): branches.contains { !$0.conversion.isIdentity }
        }
    }

    private static func money(_ read: String, unit: String, currency: String) -> String {
        let extra = unit == "thousand" ? 1_000.0 : 1
        let special = [
            (Currency.withoutMinorUnit, 1.0), (Currency.withThousandths, 1_000),
            (Currency.withTenThousandths, 10_000),
        ].map { codes, factor in
            let list = codes.map(SQLText.literal).joined(separator: ", ")
            return "WHEN \(currency) IN (\(list)) THEN \(factor * extra)"
        }
        let branches = special.joined(separator: " ")
        return
            "\(read) * CASE WHEN \(currency) IS NULL THEN NULL \(branches) ELSE \(100 * extra) END"
    }
}

extension Measure {
    /// A converted value as SQL, rounded to the measure's resolution: by the loader's own rule, and here
    /// because the loader doesn't know what each row measures.
    func rounded(_ value: String) -> String {
        resolution.map { "to_decimals(\(value), \($0))" } ?? value
    }

    /// SQL that is true for a value that stands in the measure's range once the loader has rounded it;
    /// nil where every value is believed.
    ///
    /// It compares before rounding, with bounds half a step further out, so that a value stored in two
    /// units is believed in both or in neither.
    func isBelieved(_ value: String) -> String? {
        guard let range else { return nil }
        guard let resolution else {
            return "\(value) >= \(range.lowerBound) AND \(value) <= \(range.upperBound)"
        }
        let scale = (0..<resolution).reduce(1.0) { scale, _ in scale * 10 }
        let low = Measure.steps(range.lowerBound * scale, .up)
        let high = Measure.steps(range.upperBound * scale, .down)
        let scaled =
            resolution == 0 ? value : "\(value.contains(" ") ? "(\(value))" : value) * \(scale)"
        // A half is rounded away from zero: up for positive numbers, down for negative ones.
        let isAbove = "\(scaled) \(low > 0 ? ">=" : ">") \(low - 0.5)"
        let isBelow = "\(scaled) \(high < 0 ? "<=" : "<") \(high + 0.5)"
        return "\(isAbove) AND \(isBelow)"
    }

    /// The first whole step inside a bound; a bound that is whole but for binary64 counts as whole.
    private static func steps(_ bound: Double, _ rule: FloatingPointRoundingRule) -> Double {
        let nearest = bound.rounded()
        return (bound - nearest).magnitude < 1e-6 ? nearest : bound.rounded(rule)
    }
}
