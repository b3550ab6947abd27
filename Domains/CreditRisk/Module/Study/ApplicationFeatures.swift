import Learning
import Tabular

/// Features that the application alone gives.
extension CreditRisk {
    static let applicationFeatures = [
        DomainFeature(
            "amount", .number, label: "Amount", reason: "Amount applied for", unit: "major",
            needs: [applied("amount_minor")], currency: applied("currency"),
            value: { cells, settings in
                guard let amount = cells.number(0) else { return cells.value(0) }
                return .number(settings.major(amount))
            }),
        DomainFeature(
            "term", .number, label: "Term", reason: "Length of the loan", unit: "month",
            sign: .plus,
            needs: [applied("term_months")], value: { cells, _ in cells.value(0) }),
        DomainFeature(
            "loan_to_income", .number, label: "Loan to yearly income",
            reason: "Amount is high for the income", unit: "ratio", specials: ["no_income"],
            sign: .plus, needs: [applied("amount_minor"), applied("income_minor_monthly")],
            value: { cells, _ in
                ratio(cells, to: cells.number(1).map { 12 * $0 }, ifZero: "no_income")
            }),
        DomainFeature(
            "debt_to_income", .number, label: "Debt to income",
            reason: "Obligations are high for the income", unit: "ratio", specials: ["no_income"],
            sign: .plus,
            needs: [
                applied("income_minor_monthly"), applied("expense_minor_monthly"),
                applied("amount_minor"), applied("term_months"), applied("rate_bp"),
            ],
            value: { cells, _ in debtToIncome(cells) }),
        DomainFeature(
            "loan_to_value", .number, label: "Loan to value",
            reason: "Little equity in the security",
            unit: "ratio", specials: ["unsecured"], sign: .plus,
            needs: [applied("amount_minor"), applied("collateral_value_minor")],
            value: { cells, _ in ratio(cells, to: cells.number(1), ifZero: "unsecured") }),
        DomainFeature(
            "guaranteed_share", .number, label: "Guaranteed share",
            reason: "Share of the loan guaranteed", unit: "ratio",
            needs: [applied("guaranteed_minor"), applied("amount_minor")],
            value: { cells, _ in ratio(cells, to: cells.number(1), ifZero: nil) }),
        code("employment_type", .code(employmentTypes), "Employment", "Kind of employment"),
        code("housing", .code(housings), "Housing", "Kind of housing"),
        code("purpose", .code(purposes), "Purpose", "Kind of purpose"),
        code(
            "channel", .code(["branch", "online", "broker", "phone", "other"]), "Channel",
            "Kind of channel"),
        code("product", .code([]), "Product", "Kind of product"),
        DomainFeature(
            "rate", .number, label: "Rate", reason: "Price of the loan", unit: "bp", sign: .plus,
            availability: .off(reason: "the price already holds the bank's own view of the risk"),
            needs: [applied("rate_bp")], value: { cells, _ in cells.value(0) }),
    ]

    private static func applied(_ column: String) -> ColumnReference {
        ColumnReference("application", column)
    }

    private static func code(
        _ name: String, _ kind: DomainFeature.Kind, _ label: String, _ reason: String
    ) -> DomainFeature {
        DomainFeature(
            name, kind, label: label, reason: reason, needs: [applied(name)],
            value: { cells, _ in cells.value(0) })
    }

    /// The first cell ÷ `divisor`; a special in either goes first, then missing, then zero.
    private static func ratio(
        _ cells: ObservedCells, to divisor: Double?, ifZero special: String?
    ) -> FeatureValue {
        for position in 0..<2 {
            if case .special(let name) = cells[position] { return .special(name) }
        }
        guard let dividend = cells.number(0), let divisor else { return .missing }
        guard divisor != 0 else { return special.map(FeatureValue.special) ?? .missing }
        return .number(dividend / divisor)
    }

    /// (expense + new instalment) ÷ income, the instalment by the annuity formula.
    ///
    /// A monthly rate i over n months makes amount · i ÷ (1 − (1 + i)^−n); at 0 % it is amount ÷ n.
    private static func debtToIncome(_ cells: ObservedCells) -> FeatureValue {
        for position in 0..<5 {
            if case .special(let name) = cells[position] { return .special(name) }
        }
        guard let income = cells.number(0), let expense = cells.number(1),
            let amount = cells.number(2),
            let term = cells.number(3), let rate = cells.number(4), term >= 1
        else { return .missing }
        guard income != 0 else { return .special("no_income") }
        return .number((expense + instalment(amount: amount, months: term, rateBP: rate)) / income)
    }

    private static func instalment(amount: Double, months: Double, rateBP: Double) -> Double {
        let monthly = rateBP / 10_000 / 12
        guard monthly > 0 else { return amount / months }
        let growth = (0..<Int(months)).reduce(1.0) { growth, _ in growth * (1 + monthly) }
        return amount * monthly / (1 - 1 / growth)
    }
}
