import CreditRisk
import Documents
import Learning
import Tabular
import Testing

@Suite struct `Checks of the field` {
    private func result(_ id: String, _ place: String, after sql: String = "") throws
        -> QualityResult
    {
        let bank = try SmallBank(sql)
        let report = try bank.read(try bank.mapping()) { compiled, snapshot in
            try QualityCheck(schema: CreditRisk.schema, fieldChecks: CreditRisk.fieldChecks)
                .report(compiled, in: snapshot)
        }
        return try #require(report.results.first { $0.id == id && $0.place == place })
    }

    @Test func `K2 finds terms and rates that no loan has`() throws {
        #expect(try result("K2", "application.rate_bp").outcome == .pass)
        let rate = try result(
            "K2", "application.rate_bp", after: "UPDATE file SET rate = 600 WHERE id = 'a1'")
        #expect(rate.outcome == .fail && rate.count == 1 && rate.rows == 7)
        #expect(
            try result(
                "K2", "application.term_months", after: "UPDATE file SET months = 0 WHERE id = 'a1'"
            ).count == 1)
    }

    @Test func `K3 finds approved applications that no loan follows`() throws {
        #expect(try result("K3", "decision.outcome").count == 0)
        #expect(try result("K3", "loan.application_id").outcome == .pass)
    }

    @Test func `K4 measures nothing without a bureau, and finds loans opened too early`() throws {
        #expect(try result("K4", "bureau_pull.pulled_on").outcome == .notMeasured)
        #expect(try result("K4", "loan.opened_on").outcome == .pass)
    }

    @Test func `K8 finds a quarter three times as bad as the others`() throws {
        // Each quarter has 20 applications; 1, 1, 1 and 4 of them went bad.
        let rows = (0..<80).map { index in
            let quarter = index / 20
            let isBad = index % 20 < (quarter == 3 ? 4 : 1)
            return """
                ('q\(index)', 'p\(index)', '2023-0\(quarter * 2 + 1)-01', '2023-\(["02", "05", "08", "11"][quarter])-01', \
                'approved', 1000, 1000, 0, 12, 6, 1000, '\(isBad ? "bad" : "good")', NULL)
                """
        }
        let bank = try SmallBank(
            """
            DELETE FROM file;
            INSERT INTO file (id, customer, applied, decided, decision, amount, income, guaranteed, months, rate,
              paid, outcome, ended) VALUES \(rows.joined(separator: ", "));
            """)
        let loaded = try bank.read(try bank.mapping()) { compiled, snapshot in
            try SmallStudy.loader([SmallStudy.request("term")]).load(compiled, in: snapshot)
        }
        let vintages = try #require(CreditRisk.studyChecks(loaded).first { $0.id == "K8" })
        #expect(vintages.outcome == .warn && vintages.count == 1 && vintages.rows == 4)
    }
}
