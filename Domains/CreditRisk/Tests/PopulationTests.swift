import CreditRisk
import Documents
import Tabular
import Testing

@Suite struct `Population and target of a loan study` {
    private func flow(
        population: JSONValue, target: JSONValue = SmallStudy.target,
        without absent: Set<String> = []
    ) throws -> PopulationFlow {
        let bank = try SmallBank()
        return try bank.read(try bank.mapping(without: absent)) { compiled, snapshot in
            try SmallStudy.loader(
                [SmallStudy.request("term")], population: population, target: target
            )
            .load(compiled, in: snapshot).population
        }
    }

    @Test func `give every application one state, the first reason winning`() throws {
        let flow = try flow(population: ["observation": "dated", "t0": "decided_on"])
        #expect(flow.rows == 7)
        #expect(flow.classes == [2, 1])
        #expect(
            flow.excluded == [
                .init(reason: "no recorded outcome", count: 1),
                .init(reason: "not approved", count: 1),
                .init(reason: "outcome before decision", count: 1),
                .init(reason: "recorded outcome excluded by the target", count: 1),
            ])
    }

    @Test func `count only loans that were paid out where the study says booked`() throws {
        let flow = try flow(population: ["observation": "dated", "booked": true])
        #expect(flow.classes == [1, 1])
        #expect(flow.excluded.contains(.init(reason: "not booked", count: 1)))
    }

    @Test func `know no outcome before the decision in a record study`() throws {
        let flow = try flow(population: ["observation": "record"])
        #expect(flow.classes == [2, 2])
    }

    @Test func `fall back to the day of application where no decision is held`() throws {
        let flow = try flow(population: ["observation": "dated"], without: ["decision"])
        // a5 ended on 15 May; it applied on 10 May, so its outcome is later now.
        #expect(flow.classes == [2, 2])
    }

    @Test func `refuse a recorded word that the target doesn't list`() throws {
        let target: JSONValue = [
            "kind": "recorded-outcome", "positive": ["bad"], "negative": ["good"], "excluded": [],
            "words": "bad",
        ]
        #expect(
            throws: FeatureError.contradiction(
                reason: "recorded outcome not in the target", rows: 1)
        ) {
            try flow(population: ["observation": "dated"], target: target)
        }
    }

    @Test func `need the table of outcomes`() {
        #expect(
            throws: FeatureError.needsAbsent(
                "the study's population or target",
                column: ColumnReference("recorded_outcome", "outcome"), reason: "not held")
        ) {
            try flow(population: ["observation": "dated"], without: ["recorded_outcome"])
        }
    }
}

@Suite struct `The words of a loan study` {
    private func error(
        population: JSONValue = ["observation": "dated"], target: JSONValue = SmallStudy.target
    ) -> StudyError? {
        do throws(StudyError) {
            _ = try CreditRisk.plan(population: population, target: target)
            return nil
        } catch {
            return error
        }
    }

    private func target(
        _ positive: [JSONValue], _ negative: [JSONValue], _ excluded: [JSONValue] = []
    ) -> JSONValue {
        [
            "kind": "recorded-outcome", "positive": .array(positive), "negative": .array(negative),
            "excluded": .array(excluded), "words": "w",
        ]
    }

    @Test func `put each recorded outcome in one list`() {
        #expect(error(target: target(["bad"], ["bad"])) == .wordTwice("bad"))
        #expect(error(target: target([], ["good"])) == .noOutcomes(path: "target.positive"))
        #expect(
            error(target: target(["default"], ["good"]))
                == .unknownOutcome(
                    "default",
                    known: ["paid_in_full", "charged_off", "good", "bad", "indeterminate"]))
        #expect(error(target: target(["bad", "charged_off"], ["good"], ["indeterminate"])) == nil)
    }

    @Test func `refuse what is still to come, by its path`() {
        #expect(
            error(target: ["kind": "performance", "windowMonths": 12])?.description
                == "target.kind: expected recorded-outcome, since performance is not supported yet, found performance."
        )
        #expect(
            error(population: ["observation": "dated", "exclude": ["fraud"]])?.description
                == "population.exclude: expected an empty list; exclusions are not supported yet, found 1 words."
        )
        #expect(error(population: ["observation": "record", "t0": "decided_on"]) != nil)
        #expect(
            error(population: ["observation": "dated", "tO": "decided_on"])
                == .document(.unknownKey(path: "population.tO", nearest: "t0")))
    }
}
