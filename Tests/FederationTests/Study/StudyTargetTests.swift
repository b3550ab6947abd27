import Documents
import Federation
import FederationTesting
import Learning
import Testing

@Suite struct `A study's target` {
    @Test func `is an event where it says no more`() throws {
        let study = try StudyFixture().study()
        #expect(study.targetKind == .event && study.learner.word == "logistic")
    }

    @Test func `names its classes in order`() throws {
        let study = try StudyFixture().classes(["none", "mild", "severe"]).study()
        #expect(study.targetKind == .classes(["none", "mild", "severe"]))
        #expect(study.terms.outcome == .classes(["none", "mild", "severe"]))
        #expect(study.learner == .multinomial(NewtonSettings(ridge: 1)))
        #expect(study.evaluation.thresholds.isEmpty && study.evaluation.events == 30)
    }

    @Test func `bounds its amount and may name a unit`() throws {
        let study = try StudyFixture().amount(0...125, unit: "cycle").study()
        #expect(study.targetKind == .amount(range: 0...125) && study.targetUnit == "cycle")
        #expect(study.terms.outcome == .amount("time to failure", unit: "cycle"))
        #expect(study.learner == .gaussian(ridge: 1))
        #expect(study.evaluation.measure == .squaredError && study.evaluation.entities == 20)
        let bare = try StudyFixture().amount(0...125).setting("terms", to: ["entity": "engine"])
            .removing("target.unit").study()
        #expect(bare.targetUnit == nil && bare.terms.outcome == .amount("amount", unit: nil))
    }

    @Test func `may hold whatever else its domain reads`() throws {
        let study = try StudyFixture().amount(0...125).setting("target.limit", to: 125)
            .setting("target.kind", to: "remaining-life").study()
        #expect(study.target["limit"] == 125)
    }

    static let classes = StudyFixture().classes(["none", "mild"])
    static let amount = StudyFixture().amount(0...125)

    struct Refused: Sendable, CustomTestStringConvertible {
        let fixture: StudyFixture
        let place: String
        let expected: String
        let found: String

        var testDescription: String { "\(place): \(expected)" }
    }

    static let refused = [
        Refused(
            fixture: classes.setting("target.classes", to: ["none"]), place: "target.classes",
            expected: "2 to 32 different words, the reference class first", found: "1 words"),
        Refused(
            fixture: classes.setting("target.classes", to: ["none", "none"]),
            place: "target.classes",
            expected: "2 to 32 different words, the reference class first", found: "2 words"),
        Refused(
            fixture: amount.setting("target.range", to: [5, 5]), place: "target.range",
            expected: "two numbers, the smaller first", found: "2 numbers"),
        Refused(
            fixture: amount.setting("target.classes", to: ["a", "b"]), place: "target",
            expected: "either classes or the range of an amount", found: "both"),
        Refused(
            fixture: classes.setting("learner.kind", to: "logistic"), place: "learner.kind",
            expected: "multinomial, since the target is one of several classes",
            found: "logistic"),
        Refused(
            fixture: amount.setting("learner.kind", to: "multinomial"), place: "learner.kind",
            expected: "gaussian, since the target is an amount", found: "multinomial"),
        Refused(
            fixture: StudyFixture().setting("learner.kind", to: "gaussian"),
            place: "learner.kind", expected: "logistic, since the target is an event",
            found: "gaussian"),
        Refused(
            fixture: classes.setting("learner.method", to: "averaging"), place: "learner.method",
            expected: "newton; only a logistic model is averaged", found: "averaging"),
        Refused(
            fixture: amount.setting("learner.rounds", to: 10), place: "learner.rounds",
            expected: "none, since least squares take two rounds", found: "rounds"),
        Refused(
            fixture: amount.setting("evaluation.verdict.measure", to: "logLoss"),
            place: "evaluation.verdict.measure", expected: "squaredError of an amount",
            found: "logLoss"),
        Refused(
            fixture: classes.setting("evaluation.verdict.measure", to: "squaredError"),
            place: "evaluation.verdict.measure", expected: "logLoss", found: "squaredError"),
        Refused(
            fixture: classes.setting("evaluation.thresholds", to: [0.5]),
            place: "evaluation.thresholds", expected: "none of a target that is no event",
            found: "thresholds"),
        Refused(
            fixture: amount.setting("evaluation.costs", to: ["missed": 5, "false": 1]),
            place: "evaluation.costs", expected: "none of a target that is no event",
            found: "costs"),
    ]

    @Test(arguments: refused)
    func `is refused where it contradicts itself or the rest`(refused: Refused) {
        let error = DocumentError.unexpected(
            path: "study.json.\(refused.place)", expected: refused.expected, found: refused.found)
        #expect(throws: error) { try refused.fixture.study() }
    }

    @Test func `that is no event has no words for one`() {
        let path = "study.json.terms.event"
        let error = #expect(throws: DocumentError.self) {
            try Self.amount.setting("terms.event", to: "failed").study()
        }
        #expect(error.map { "\($0)".contains(path) } == true)
    }

    @Test func `is told to people in its own words`() throws {
        let classes = StudyText(try Self.classes.study()).text
        #expect(classes.contains("Classes none, mild: failed within a year"))
        #expect(classes.contains("Learner: multinomial, ridge 1.0, Newton's method"))
        let amount = StudyText(try Self.amount.study()).text
        #expect(amount.contains("time to failure, 0.0 to 125.0 month: failed within a year"))
        #expect(amount.contains("Learner: gaussian, ridge 1.0, least squares"))
        #expect(!amount.contains("Event") && !classes.contains("Event"))
    }
}
