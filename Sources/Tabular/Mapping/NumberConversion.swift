/// What happens to a number between its local and its canonical unit.
enum NumberConversion {
    case none
    case fixed(UnitConversion)
    /// Money in a unit whose size depends on the currency of each row, given as SQL.
    case byCurrency(unit: String, currency: String)

    func sql(_ read: String) -> String {
        switch self {
        case .none: return read
        case .fixed(let conversion): return conversion.sql(read)
        case .byCurrency(let unit, let currency):
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

    var isNeeded: Bool {
        switch self {
        case .none: false
        case .fixed(let conversion): !conversion.isIdentity
        case .byCurrency: true
        }
    }
}

extension Mapping {
    /// The exponent of the one currency that the mapping gives as a constant, if it is the only one.
    var currencyExponent: Int? {
        let currencies = tables.flatMap(\.sources).flatMap(\.columns)
            .filter { $0.column.content == .currency }
        var exponents: Set<Int?> = []
        for currency in currencies {
            guard case .constant(.text(let code)) = currency.spec.origin else { return nil }
            exponents.insert(Currency.exponent(of: code))
        }
        return exponents.count == 1 ? exponents.first ?? nil : nil
    }
}
