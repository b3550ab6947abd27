import Tabular
import Testing

@Suite struct `A waiver of a quality check` {
    private func result(
        _ id: String, _ outcome: QualityResult.Outcome, feature: String? = "rate"
    ) -> QualityResult {
        QualityResult(id: id, place: "rate", feature: feature, what: "what", outcome: outcome)
    }

    private func report(
        _ results: [QualityResult], waived check: String, feature: String? = nil
    ) -> QualityReport {
        QualityReport(results: results).waived(by: [
            QualityWaiver(check: check, feature: feature, reason: "known", who: "alder")
        ])
    }

    @Test func `settles the warnings of its check and no other`() {
        let both = [result("M3", .warn), result("P3", .warn)]
        #expect(report(both, waived: "M3").warnings == ["P3"])
        #expect(report(both, waived: "P3", feature: "rate").warnings == ["M3"])
        #expect(report(both, waived: "P3", feature: "months").warnings == ["M3", "P3"])
    }

    @Test(arguments: ["L1", "L2", "L5", "M1", "H12"])
    func `overrides a fail that an honest feature can have, if it names the feature`(id: String) {
        let failed = [result(id, .fail)]
        #expect(report(failed, waived: id).isBlocked)
        #expect(report(failed, waived: id, feature: "months").isBlocked)
        #expect(!report(failed, waived: id, feature: "rate").isBlocked)
    }

    @Test(arguments: ["C1", "C4", "P1", "T1", "Y1", "L3", "L4", "needs"])
    func `never overrides any other fail`(id: String) {
        #expect(report([result(id, .fail)], waived: id, feature: "rate").isBlocked)
    }

    @Test func `is printed with who and why`() {
        let waived = report([result("M1", .fail)], waived: "M1", feature: "rate")
        #expect(
            waived.description == """
                waived fail  M1  rate: what
                      by alder: known
                0 checks passed
                """)
        #expect(waived.outcomes.map(\.isWaived) == [true])
    }

    @Test func `leaves only ids and words for others, the worst of each check`() {
        let outcomes = QualityReport(results: [
            result("M1", .pass), result("M1", .warn), result("C1", .pass),
            result("B1", .notMeasured),
        ]).outcomes
        #expect(outcomes.map(\.check) == ["B1", "C1", "M1"])
        #expect(outcomes.map(\.outcome) == [.notMeasured, .pass, .warn])
    }
}
