import Learning
import Tabular
import Testing

@Suite struct `An institution against the rest` {
    private static let glucose = FeatureSpecification(
        name: "glucose", kind: .number(range: 0...600, edges: [4, 5, 6, 8, 10, 20, 80, 100, 150]))

    /// 100 rows in the cells of 4 to 5, 5 to 6 and 6 to 8 are one unit, those from 80 on another.
    private func counts(_ cells: [Int], missing: Int = 0) -> FeatureCounts {
        FeatureCounts(Self.glucose, missing: missing, specials: [], cells: cells)
    }

    private func beside(
        _ own: FeatureCounts, _ rest: FeatureCounts, quartiles: Quartiles?,
        doctor: UnitDoctor = UnitDoctor(suspicions: [], looksAtScale: false)
    ) -> [QualityResult] {
        let total = FeatureCounts(
            Self.glucose, missing: own.missing + rest.missing, specials: [],
            cells: zip(own.cells, rest.cells).map { $0 + $1 })
        return FeatureAgainstRest(own: own, total: total, ownQuartiles: quartiles, doctor: doctor)
            .results
    }

    private let usual = [0, 0, 40, 40, 20, 0, 0, 0, 0, 0, 0, 0]
    private let milligrams = [0, 0, 0, 0, 0, 0, 0, 10, 50, 40, 0, 0]

    private func doctor(_ name: String) throws -> UnitDoctor {
        UnitDoctor(
            suspicions: UnitSuspicion.factors(of: try Analyte.named(name)), looksAtScale: false)
    }

    @Test func `is the total minus the own counts`() throws {
        let total = counts([0, 1, 42, 40, 20, 0, 0, 0, 0, 0, 0, 0], missing: 5)
        let rest = try #require(
            total.without(counts([0, 0, 2, 0, 0, 0, 0, 0, 0, 0, 0, 0], missing: 5)))
        #expect(rest.cells == [0, 1, 40, 40, 20, 0, 0, 0, 0, 0, 0, 0] && rest.missing == 0)
        #expect(counts([Int](repeating: 0, count: 12)).without(rest) == nil)
        #expect(counts(usual).quantile(0.5) == 5.25)
    }

    @Test func `is told which two units its numbers look like`() throws {
        let results = beside(
            counts(milligrams), counts(usual), quartiles: .init(low: 85, median: 94.5, high: 110),
            doctor: try doctor("glucose"))
        let units = try #require(results.first { $0.id == "P2" })
        #expect(units.outcome == .warn)
        #expect(
            units.what
                == "own median is 18.0 times the others'; that is mg/dL against mmol/L (18.016)")
        let shift = try #require(results.first { $0.id == "B1" })
        #expect(shift.outcome == .warn && shift.what.hasPrefix("a large shift"))
    }

    @Test func `is told by which absence it could be named`() {
        func absence(_ own: FeatureCounts, _ total: FeatureCounts) -> AbsenceAgainstRest? {
            InstitutionAgainstRest(
                features: [
                    FeatureAgainstRest(
                        own: own, total: total, ownQuartiles: nil,
                        doctor: UnitDoctor(suspicions: [], looksAtScale: false))
                ], target: nil, population: PopulationAgainstRest(flow: nil, tells: .plain)
            ).mostTellingAbsence
        }
        // 100 of 200 rows are missing here, none of 100 with the others: ½ + ½ · ½.
        let both = usual.map { 2 * $0 }
        let found = absence(counts(usual, missing: 100), counts(both, missing: 100))
        #expect(found?.feature == "glucose" && found?.special == nil && found?.auc == 0.75)
        // The reverse tells as much.
        #expect(absence(counts(usual), counts(both, missing: 100))?.auc == 0.75)
        #expect(absence(counts(usual, missing: 50), counts(both, missing: 100)) == nil)
        #expect(absence(counts([0, 0, 9, 0, 0, 0, 0, 0, 0, 0, 0, 0]), counts(usual)) == nil)
    }

    @Test func `is told the same from the other side`() throws {
        let results = beside(
            counts(usual), counts(milligrams), quartiles: .init(low: 4.5, median: 5.2, high: 5.8),
            doctor: try doctor("glucose"))
        #expect(
            results.first { $0.id == "P2" }?.what
                == "the others' median is 18.5 times the own; that is mmol/L against mg/dL (18.016)"
        )
    }

    @Test func `is suspected by its quartiles where units have two zero points`() throws {
        let fahrenheit = UnitDoctor(
            suspicions: UnitSuspicion.factors(of: .temperature), looksAtScale: false)
        let body = Quartiles(low: 36.4, median: 36.8, high: 37.4)
        #expect(
            fahrenheit.suggestion(own: .init(low: 97.5, median: 98.2, high: 99.3), rest: body)
                == "own quartiles fit the others' if they are °F and not °C")
        #expect(
            fahrenheit.suggestion(own: .init(low: 36.2, median: 36.9, high: 37.9), rest: body)
                == nil)
    }

    @Test(arguments: [(100.0, true), (1000, true), (1.7, false), (40, false)])
    func `is suspected of another scale at hundreds and thousands only`(
        ratio: Double, isSuspected: Bool
    ) {
        let scale = UnitDoctor(suspicions: [], looksAtScale: true)
        let rest = Quartiles(low: 100, median: 250, high: 700)
        let own = Quartiles(low: 90 * ratio, median: 255 * ratio, high: 720 * ratio)
        #expect((scale.suggestion(own: own, rest: rest) != nil) == isSuspected)
    }

    @Test func `is not judged on fewer than fifty values of its own`() throws {
        let few = [0, 0, 0, 0, 0, 0, 9, 20, 20, 0, 0, 0]
        let results = beside(
            counts(few), counts(usual), quartiles: .init(low: 85, median: 94.5, high: 110),
            doctor: try doctor("glucose"))
        #expect(results.map(\.outcome) == [.notMeasured, .notMeasured])
    }

    @Test func `warns of nothing where it is like the others`() throws {
        let results = beside(
            counts([0, 0, 38, 43, 19, 0, 0, 0, 0, 0, 0, 0]), counts(usual.map { $0 * 3 }),
            quartiles: .init(low: 4.6, median: 5.3, high: 5.9), doctor: try doctor("glucose"))
        #expect(results.map(\.outcome) == [.pass, .pass])
        #expect(try #require(results[0].value) < 0.02)
    }

    @Test func `has the stability index of the shares, half a row added to each`() throws {
        let own = counts([0, 0, 500, 500, 0, 0, 0, 0, 0, 0, 0, 0])
        let rest = counts([0, 0, 600, 400, 0, 0, 0, 0, 0, 0, 0, 0])
        let shift = try #require(beside(own, rest, quartiles: nil).first)
        #expect(try abs(#require(shift.value) - 0.040547) < 1e-4)
        #expect(shift.outcome == .pass)
    }

    @Test func `is told its unit by upper quartiles where most values are 0`() throws {
        let sagging = UnitDoctor(
            suspicions: UnitSuspicion.factors(of: .stDeviation), looksAtScale: false)
        let rest = Quartiles(low: 0, median: 0, high: 1.5)
        #expect(
            sagging.suggestion(own: .init(low: 0, median: 0, high: 0.15), rest: rest)
                == "the others' upper quartile is 10.0 times the own; that is mV against mm (10.0)")
        #expect(sagging.suggestion(own: .init(low: 0, median: 0, high: 1), rest: rest) == nil)
        #expect(sagging.suggestion(own: .init(low: 0, median: 0, high: 0), rest: rest) == nil)
    }

    @Test func `lets the field's own check speak of a feature's unit`() {
        let result = FeatureAgainstRest(
            own: counts(usual), total: counts(usual.map { 2 * $0 }),
            ownQuartiles: .init(low: 4.6, median: 5.3, high: 5.9),
            doctor: UnitDoctor(suspicions: [], looksAtScale: true), unitCheck: "K1"
        ).results.last
        #expect(result?.id == "K1" && result?.outcome == .pass)
    }
}
