import Diagnosis
import Federation
import Institution
import Learning
import Tabular
import Testing

/// H10 and what it leads to: one hospital's diagnoses beside those of two that code alike.
@Suite struct `A definition of a diagnosis that one hospital lives differently` {
    private func results(_ own: TrapHospital) throws -> [QualityResult] {
        let loader = try SmallStudy.loader(
            [], SmallStudy.population, TrapHospital.target)
        let clean = try TrapHospital().load(loader)
        let mine = try own.load(loader)
        func rows(_ loaded: LoadedFrame) -> InstitutionRows {
            InstitutionRows(institution: "alder", loaded: loaded, threads: 1)
        }
        let all = [mine, clean, clean].map(rows)
        var counting = RowCounts(institutions: all.count, rowCap: 1_000, targetKind: .event)
        let answers = try all.map { try counting.answer(counting.start, from: $0).words }
        let sum = try SumVector.sum(answers, layout: counting.layout(for: counting.start))
        guard case .done(let totals) = try counting.fold(sum) else { return [] }
        return try InstitutionAgainstRest(
            all[0], profile: FederatedProfile(of: all[0], features: []), totals: totals,
            study: loader, tells: Diagnosis.tells
        ).report.results
    }

    private func fired(_ results: [QualityResult]) -> [String] {
        results.filter { $0.outcome == .warn }.map(\.what)
    }

    @Test func `is not suspected of a hospital like the others`() throws {
        #expect(try fired(results(TrapHospital())).isEmpty)
    }

    @Test func `shows in the mix of classes where every pain is an infarction`() throws {
        let results = try results(
            TrapHospital().changed { if $0.number % 3 != 0 { $0.code = "I21.4" } })
        #expect(fired(results) == ["own shares of classes against the others'"])
    }

    @Test func `shows in the time to the code where admitting codes stand for final ones`() throws {
        // Half an hour after the index time, where the others code when the visit ends at 20:00.
        let results = try results(TrapHospital().changed { $0.recorded = "\($0.day)T12:30:00Z" })
        #expect(fired(results) == ["own times from observation to event against the others'"])
        let found = try #require(results.first { $0.outcome == .warn })
        #expect(found.id == "B2" && found.advice.contains("admitting codes taken for final ones"))
        #expect(
            found.histogram == [
                "from 0 h to below 1 h: 100 % here, 0 % with the others",
                "from 8 h to below 24 h: 0 % here, 100 % with the others",
            ])
    }
}
