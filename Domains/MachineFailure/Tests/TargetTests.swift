import Documents
import Learning
import MachineFailure
import Tabular
import Testing

@Suite struct `Target of a study of machines` {
    private static let calendar: JSONValue = [
        "observation": "dated", "axis": "calendar", "decision": "grid",
    ]
    private static let usage = `Population of a study of machines`.usage
    private static let jobs: JSONValue = ["observation": "record", "decision": "job"]

    private func target(
        _ target: JSONValue, in population: JSONValue = usage
    ) throws -> FailureTarget {
        try FailureTarget(target, for: try Population(population))
    }

    @Test func `has the field's horizon and lead where it names none`() throws {
        let words: JSONValue = ["kind": "failure-within", "words": "fails soon"]
        #expect(
            try target(words) == .failureWithin(FailureWithin(horizon: 30, lead: 0)))
        #expect(
            try target(words, in: Self.calendar)
                == .failureWithin(
                    FailureWithin(horizon: 7 * Readings.day, lead: 2 * Readings.hour)))
    }

    @Test func `may name a component and count the failing tick`() throws {
        #expect(
            try target([
                "kind": "failure-within", "horizon": 20, "lead": 5, "component": "seal",
                "failingTick": "positive", "words": "fails soon",
            ])
                == .failureWithin(
                    FailureWithin(
                        horizon: 20, lead: 5, component: .kind("seal"), countsFailingTick: true)))
        #expect(throws: StudyError.self) {
            try target(["kind": "failure-within", "component": "saddle", "words": "fails"])
        }
    }

    @Test func `on the calendar leaves time to act`() {
        #expect(throws: StudyError.noLead) {
            try target(
                ["kind": "failure-within", "lead": "0h", "words": "fails"], in: Self.calendar)
        }
        #expect(throws: StudyError.leadNotBeforeHorizon) {
            try target(["kind": "failure-within", "horizon": 5, "lead": 5, "words": "fails"])
        }
    }

    @Test func `writes its horizon on the study's own axis`() {
        #expect(throws: StudyError.otherAxis(path: "target.horizon", isUsage: true)) {
            try target(["kind": "failure-within", "horizon": "7d", "words": "fails"])
        }
        #expect(throws: StudyError.otherAxis(path: "target.horizon", isUsage: false)) {
            try target(
                ["kind": "failure-within", "horizon": 7, "words": "fails"], in: Self.calendar)
        }
    }

    @Test func `of remaining life has a public range up to its limit`() throws {
        #expect(
            try target([
                "kind": "remaining-life", "limit": 125, "range": [0, 125], "unit": "cycle",
                "words": "cycles left",
            ]) == .remainingLife(RemainingLife(limit: 125, isUsage: true)))
        #expect(throws: StudyError.rangeIsNotLimit) {
            try target([
                "kind": "remaining-life", "limit": 125, "range": [0, 130], "words": "left",
            ])
        }
        let plan = try MachineFailure.plan(
            population: Self.usage,
            target: [
                "kind": "remaining-life", "limit": 125, "range": [0, 125], "words": "left",
            ])
        #expect(plan.targetKind == .amount(range: 0...125))
        #expect(plan.axis == .ticks)
        #expect(plan.horizon == 125)
    }

    @Test func `of jobs lists outcomes, each once`() throws {
        func jobs(_ positive: JSONValue, _ negative: JSONValue) throws -> FailureTarget {
            try target(
                [
                    "kind": "job-failure", "positive": positive, "negative": negative,
                    "words": "failed",
                ], in: Self.jobs)
        }
        #expect(throws: Never.self) { try jobs(["failure", "scrapped"], ["ok"]) }
        #expect(throws: StudyError.wordTwice("ok")) { try jobs(["failure", "ok"], ["ok"]) }
        #expect(throws: StudyError.noOutcomes(path: "target.negative")) { try jobs(["ok"], []) }
        #expect(
            throws: StudyError.unknownOutcome("broken", known: MachineFailure.jobOutcomes)
        ) { try jobs(["broken"], ["ok"]) }
    }

    @Test func `suits the decision times`() {
        #expect(
            throws: StudyError.targetOfOtherDecision(kind: "job-failure", decision: "tick")
        ) {
            try target([
                "kind": "job-failure", "positive": ["failure"], "negative": ["ok"], "words": "f",
            ])
        }
        #expect(
            throws: StudyError.targetOfOtherDecision(kind: "failure-within", decision: "job")
        ) {
            try target(["kind": "failure-within", "words": "fails"], in: Self.jobs)
        }
    }

    @Test func `refuses the keys of another kind`() {
        #expect(throws: StudyError.self) {
            try target(["kind": "failure-within", "limit": 125, "words": "fails"])
        }
        #expect(throws: StudyError.self) {
            try target([
                "kind": "remaining-life", "limit": 125, "range": [0, 125], "horizon": 30,
                "words": "left",
            ])
        }
    }
}
