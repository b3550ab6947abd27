import Tabular
import Testing

@Suite struct `What could not be measured` {
    private func unmeasured(_ id: String, _ place: String, _ advice: String) -> QualityResult {
        QualityResult(
            id: id, place: place, what: "AUC alone", outcome: .notMeasured, advice: advice)
    }

    @Test func `is told once for all places where the reason is the same`() {
        let places = ["rate", "months", "amount", "age", "sector"]
        let report = QualityReport(results: places.map { unmeasured("L1", $0, "few rows") })
        #expect(
            report.description == """
                not measured  L1  AUC alone
                      at rate, months, amount and 2 more
                      few rows
                0 checks passed
                """)
    }

    @Test func `keeps checks and reasons apart`() {
        let report = QualityReport(results: [
            unmeasured("L1", "rate", "few rows"), unmeasured("L5", "rate", "few rows"),
            unmeasured("L1", "months", "absent"),
        ])
        #expect(
            report.description == """
                not measured  L1  rate: AUC alone
                      few rows
                not measured  L5  rate: AUC alone
                      few rows
                not measured  L1  months: AUC alone
                      absent
                0 checks passed
                """)
    }
}
