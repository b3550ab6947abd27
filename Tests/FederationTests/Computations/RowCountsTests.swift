import Documents
import Federation
import FederationTesting
import Learning
import Testing

@Suite struct `Row counts` {
    static let rows = SampleRows(300, seed: 4)

    private func totals(_ shares: [Int]) throws -> RowTotals {
        let study = try StudyFixture().study()
        return try PlainRun(study, Self.rows.frame.split(shares: shares, seed: 2)).train().totals
    }

    @Test func `are those of all rows, however they are spread over institutions`() throws {
        let frame = Self.rows.frame
        func counts(_ part: RowPart) -> ClassCounts {
            let rows = frame.rows(in: part)
            let events = rows.count { frame.labels[$0] == 1 }
            return ClassCounts([rows.count - events, events])
        }
        for shares in [[1], [9, 1, 1], [1, 0, 3, 0, 5]] {
            let totals = try totals(shares)
            #expect(totals.training == counts(.training))
            #expect(totals.validation == counts(.validation))
            #expect(totals.holdout == counts(.holdout))
        }
    }

    @Test func `tell with them what became of all rows that were observed`() throws {
        let study = try StudyFixture().study()
        let frames = Self.rows.frame.split(shares: [2, 1], seed: 2)
        let populations = [
            PopulationCounts(
                kept: 200, censored: 5, events: 3, excluded: [0, 7, 1],
                waits: WaitingTimes([1, 3, 3], in: .ticks)),
            PopulationCounts(
                kept: 100, excluded: [2], waits: WaitingTimes([3, 9], in: .ticks)),
        ]
        var script = RunScript(study: study, institutions: 2)
        let answers = try zip(frames, populations).map { frame, population in
            try script.answer(
                from: InstitutionRows(
                    institution: "alder", frame: frame, population: population)
            ).words
        }
        _ = try script.fold(
            try SumVector.sum(answers, layout: script.question().layout).words)
        let total = PopulationCounts(
            kept: 300, censored: 5, events: 3, excluded: [2, 7, 1],
            waits: WaitingTimes([1, 3, 3, 3, 9], in: .ticks))
        #expect(script.totals?.population == total)
        #expect(populations[0] + populations[1] == total)
        #expect(total.excluded.count == PopulationCounts.mostReasons)
    }

    @Test func `are of rows from which none was left out, where nobody says otherwise`() throws {
        #expect(try totals([1, 2]).population == PopulationCounts(kept: 300))
    }

    @Test func `give later questions the next power of two as their bound`() throws {
        let totals = try totals([1, 1, 1])
        #expect(totals.rowBound >= totals.training.rows)
        #expect(totals.rowBound < 2 * totals.training.rows)
        #expect(totals.rowBound.nonzeroBitCount == 1)
    }

    @Test func `of one class, or of none, stop the run`() throws {
        let study = try StudyFixture().study()
        let frame = Self.rows.frame
        let good = frame.selecting((0..<frame.rowCount).filter { frame.labels[$0] == 0 })
        #expect(throws: FoldError.singleClass(part: "training")) {
            try PlainRun(study, good.split(shares: [1, 1, 1], seed: 1)).train()
        }
        #expect(throws: FoldError.noRows(part: "training")) {
            try PlainRun(study, [frame.assigning(.holdout), frame.assigning(.purged)]).train()
        }
    }

    @Test func `beyond the study's cap are refused at the institution`() throws {
        let study = try StudyFixture().setting("rowCap", to: 50).study()
        #expect(throws: AnswerError.outOfBound(block: "rows", index: 0)) {
            try PlainRun(study, [Self.rows.frame]).train()
        }
    }
}
