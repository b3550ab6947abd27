import Documents
import Federation
import FederationTesting
import Learning
import Testing

@Suite struct `A local baseline` {
    static let frame = SampleRows(200, seed: 41).frame

    private func baseline(
        _ frame: Frame, _ fixture: StudyFixture = StudyFixture()
    ) throws -> LocalBaseline {
        try InstitutionRows(institution: "Alder", frame: frame).localBaseline(fixture.study())
    }

    @Test func `is what the study trains over one institution alone, bit for bit`() throws {
        let alone = try PlainRun(StudyFixture().study(), [Self.frame]).train()
        #expect(try baseline(Self.frame).model == .trained(alone))
    }

    /// With 1 event in 4 rows: (1 + ½)/(4 + 1) = 0.3; without rows: ½/1.
    @Test func `of one class or no rows is the share of events, with the reason`() throws {
        let rows = Self.frame.rows(in: .training)
        let bad = Self.frame.selecting(rows.filter { Self.frame.labels[$0] == 1 })
        let few = bad.selecting(Array(0..<4))
        guard case .constant(let logits, let reason) = try baseline(few).model else {
            Issue.record("nothing can be learned from one class")
            return
        }
        #expect(logits == [ElementaryFunctions.logit(4.5 / 5)])
        #expect(reason == FoldError.singleClass(part: "training").description)
        guard case .constant(let even, let why) = try baseline(few.selecting([])).model else {
            Issue.record("nothing can be learned from no rows")
            return
        }
        #expect(even == [0])
        #expect(why == FoldError.noRows(part: "training").description)
    }

    @Test func `says the same of every row where it is a share`() throws {
        let good = Self.frame.selecting(
            (0..<Self.frame.rowCount).filter { Self.frame.labels[$0] == 0 })
        let rows = InstitutionRows(institution: "Alder", frame: good)
        let baseline = try rows.localBaseline(StudyFixture().study())
        let predictors = try baseline.predictors(of: rows, part: .holdout)
        #expect(predictors.count == good.rows(in: .holdout).count)
        #expect(Set(predictors).count == 1)
    }

    @Test func `reports a frame that lacks a column of the study`() throws {
        let narrow = Frame(
            columns: Array(Self.frame.columns.dropLast()), labels: Self.frame.labels,
            parts: Self.frame.parts, entities: Self.frame.entities)
        #expect(throws: AnswerError.columnMissing("purpose")) { try baseline(narrow) }
    }
}
