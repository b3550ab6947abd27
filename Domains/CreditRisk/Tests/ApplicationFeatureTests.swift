import CreditRisk
import Documents
import Learning
import Tabular
import Testing

@Suite struct `Features of an application` {
    /// A feature's column over the rows a1, a3 and a2, the order of their customers.
    private func column(_ request: FeatureRequest, _ more: String = "") throws -> FrameColumn {
        let bank = try SmallBank(more)
        return try bank.read(try bank.mapping()) { compiled, snapshot in
            try SmallStudy.loader([request]).load(compiled, in: snapshot).frame.columns[0]
        }
    }

    @Test func `amount is in major units of the study's currency`() throws {
        #expect(
            try column(SmallStudy.request("amount", currency: "EUR")).values == [
                12_000, 6_000, 24_000,
            ])
        #expect(throws: FeatureError.otherCurrency("amount", rows: 3)) {
            try column(SmallStudy.request("amount", currency: "USD"))
        }
    }

    @Test func `loan to income is the amount over twelve months' income`() throws {
        let column = try column(SmallStudy.request("loan_to_income", specials: ["no_income"]))
        #expect(column.values == [0.5, 0, 1])
        #expect(column.states == [0, 2, 0])
    }

    @Test func `guaranteed share is guaranteed over amount`() throws {
        #expect(try column(SmallStudy.request("guaranteed_share")).values == [0.5, 1, 0])
    }

    @Test func `debt to income adds the new instalment by the annuity formula`() throws {
        let column = try column(SmallStudy.request("debt_to_income", specials: ["no_income"]))
        // 12,000 at 0.5 % a month over 12 months: 1,032.797 a month; 24,000 at 0 % over 24: 1,000.
        #expect(abs(column.values[0] - (500 + 1_032.797_156_485) / 2_000) < 1e-9)
        #expect(column.values[2] == 0.75)
        #expect(column.states == [0, 2, 0])
    }

    @Test func `a missing part makes the whole missing`() throws {
        let missing = "UPDATE file SET amount = NULL, months = NULL WHERE id = 'a1'"
        for name in ["loan_to_income", "debt_to_income", "guaranteed_share", "term"] {
            let request = SmallStudy.request(name, specials: ["no_income"])
            #expect(try column(request, missing).states[0] == FrameColumn.missing)
        }
    }

    @Test func `codes take the study's words`() throws {
        let housing = SmallStudy.request("housing", .code(levels: ["rent", "own"], ordered: false))
        #expect(try column(housing).values == [1, 1, 1])
        let product = SmallStudy.request(
            "product", .code(levels: ["instalment_credit"], ordered: false))
        #expect(try column(product).values == [0, 0, 0])
    }

    @Test func `the price is off, and history is still to come`() {
        #expect(
            throws: FeatureError.off(
                "rate", reason: "the price already holds the bank's own view of the risk")
        ) { try column(SmallStudy.request("rate")) }
        #expect(throws: FeatureError.notAvailableYet("utilisation")) {
            try column(SmallStudy.request("utilisation"))
        }
    }

    @Test func `each has a label, a reason and a name of its own`() {
        #expect(CreditRisk.features.allSatisfy { !$0.label.isEmpty && !$0.reason.isEmpty })
        #expect(Set(CreditRisk.features.map(\.name)).count == CreditRisk.features.count)
        let forbidden = [
            "score_at_decision", "override_flag", "limit_assigned_minor", "policy_rule",
        ]
        #expect(
            CreditRisk.features.allSatisfy { feature in
                !feature.needs.contains { $0.table == "decision" }
            })
        #expect(CreditRisk.features.allSatisfy { !forbidden.contains($0.name) })
    }
}
