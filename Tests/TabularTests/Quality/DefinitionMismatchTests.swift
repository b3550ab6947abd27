import Tabular
import Testing

@Suite struct `A definition that is lived differently` {
    private static let tells = DefinitionTells(
        target: "is a crack a break here?", population: "who leaves rows out?",
        rate: .init(check: "W1", what: "breaks among the days watched"))

    private func counts(_ names: [String], _ own: [Int], _ rest: [Int]) -> CountsAgainstRest? {
        CountsAgainstRest(names: names, own: own, total: zip(own, rest).map { $0 + $1 })
    }

    private func target(own: [Int], rest: [Int]) -> [QualityResult] {
        let names = own.count == 2 ? ["kept", "broken"] : own.indices.map { "grade \($0)" }
        return TargetAgainstRest(
            classes: counts(names, own, rest), tell: Self.tells.target
        ).results
    }

    private func population(
        own: [Int] = [1000, 0, 0], rest: [Int] = [4000, 0, 0], events: (own: Int, rest: Int)? = nil
    ) -> [QualityResult] {
        PopulationAgainstRest(
            flow: counts(["kept", "censored", "too young"], own, rest),
            own: events.map { .init(count: $0.own, rows: own[0]) },
            total: events.map { .init(count: $0.own + $0.rest, rows: own[0] + rest[0]) },
            tells: Self.tells
        ).results
    }

    @Test func `shows where the event is far more common`() {
        let results = target(own: [700, 300], rest: [1800, 200])
        #expect(results.map(\.id) == ["Y3", "B2"])
        #expect(results.map(\.outcome) == [.pass, .warn])
        #expect(results[1].advice == "is a crack a break here?")
        #expect(
            results[1].histogram == [
                "kept: 70 % here, 90 % with the others", "broken: 30 % here, 10 % with the others",
            ])
        #expect(results[1].description.hasSuffix("broken: 30 % here, 10 % with the others"))
        let far = target(own: [600, 400], rest: [1800, 200])
        #expect(far.map(\.outcome) == [.warn, .warn])
    }

    @Test func `is not suspected of what chance may do, or of a small effect`() {
        #expect(target(own: [44, 6], rest: [1900, 100]).map(\.outcome) == [.pass, .pass])
        #expect(
            target(own: [6500, 3500], rest: [14_000, 6_000]).map(\.outcome) == [.pass, .pass])
        #expect(
            target(own: [20, 20], rest: [1900, 100]).map(\.outcome) == [.notMeasured, .notMeasured])
    }

    @Test func `shows in each of several classes`() {
        let classes = target(own: [100, 50, 150], rest: [600, 300, 100])
        #expect(classes.map(\.outcome) == [.warn, .warn])
        #expect(classes[0].what == "own share of grade 2 against the others'")
    }

    @Test func `shows in the rows that are censored or left out for one reason`() {
        #expect(population().map(\.id) == ["B2", "W1"])
        let young = population(own: [1000, 10, 600], rest: [2000, 20, 200])[0]
        #expect(young.place == "population" && young.outcome == .warn)
        #expect(young.advice == "who leaves rows out?")
        #expect(young.histogram.last == "too young: 37.3 % here, 9 % with the others")
        let censored = population(own: [900, 100, 0], rest: [3900, 100, 0])[0]
        #expect(censored.outcome == .warn)
        let alike = population(own: [900, 50, 50], rest: [3600, 220, 180])[0]
        #expect(alike.outcome == .pass && alike.histogram.isEmpty)
    }

    @Test
    func `shows in three times the events for the time watched, if chance gives no such thing`() {
        func rate(_ rows: (Int, Int), _ events: (own: Int, rest: Int)?) -> QualityResult {
            population(own: [rows.0, 0, 0], rest: [rows.1, 0, 0], events: events)[1]
        }
        // 40 in 1,000 against 10 in 1,000; 20 against 10; 3 in 100 against 30 in 4,000.
        let often = rate((1000, 4000), (40, 40))
        #expect(often.outcome == .warn && often.count == 40)
        #expect(
            often.advice
                == "40 in 1000 rows here, 40 in 4000 with the others; is a crack a break here?")
        #expect(rate((1000, 4000), (20, 40)).outcome == .pass)
        #expect(rate((100, 4000), (3, 30)).outcome == .pass)
        #expect(rate((1000, 4000), (1, 80)).outcome == .warn)
        #expect(rate((40, 4000), (9, 30)).outcome == .notMeasured)
        #expect(rate((1000, 4000), nil).outcome == .notMeasured)
    }

    @Test func `shows in events that come sooner after the observation`() {
        func waits(own: [Int], rest: [Int]) -> QualityResult? {
            PopulationAgainstRest(
                flow: nil, waits: counts(["a day", "a week", "a month"], own, rest),
                tells: Self.tells
            ).results.first { $0.place == "target" }
        }
        // 30 % within a day against 10 %.
        let sooner = waits(own: [30, 40, 30], rest: [100, 500, 400])
        #expect(sooner?.id == "B2" && sooner?.outcome == .warn)
        #expect(sooner?.advice == "is a crack a break here?")
        #expect(sooner?.histogram.first == "a day: 30 % here, 10 % with the others")
        #expect(waits(own: [10, 50, 40], rest: [100, 500, 400])?.outcome == .pass)
        #expect(waits(own: [10, 20, 10], rest: [100, 500, 400])?.outcome == .notMeasured)
    }

    @Test func `can't be told by a sum that does not hold the own rows`() {
        #expect(CountsAgainstRest(names: ["kept"], own: [3], total: [2]) == nil)
        #expect(CountsAgainstRest(names: ["kept"], own: [3], total: [3, 4]) == nil)
        let target = TargetAgainstRest(classes: nil, tell: "").results
        #expect(target.map(\.outcome) == [.notMeasured, .notMeasured])
        let population = PopulationAgainstRest(flow: nil, tells: .plain).results
        #expect(population.map(\.id) == ["B2"] && population[0].outcome == .notMeasured)
    }
}
