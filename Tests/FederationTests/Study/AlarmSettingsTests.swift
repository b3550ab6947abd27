import Documents
import Federation
import FederationTesting
import Learning
import Testing

@Suite struct `An alarm of a study` {
    private func refuse(
        _ fixture: StudyFixture, at path: String, expected: String, found: String,
        _ location: SourceLocation = #_sourceLocation
    ) {
        let error = DocumentError.unexpected(
            path: "study.json.\(path)", expected: expected, found: found)
        #expect(throws: error, sourceLocation: location) { try fixture.study() }
    }

    @Test func `reads policy, window and axis`() throws {
        let alarm = try #require(StudyFixture.watched().study().evaluation.alarm)
        #expect(alarm.threshold == .cost)
        #expect(alarm.policy == AlarmPolicy(needed: 1, among: 2, step: 1, refractory: 3))
        #expect(alarm.window == WarningWindow(horizon: 6, lead: 1))
        #expect(alarm.axis == .usage(tick: "cycle"))
        #expect(alarm.costs == AlarmCosts(missed: 100, falseAlarm: 5, caught: 20))
        // 5/(5 + 100 − 20).
        #expect(alarm.fallback == 5.0 / 85)
    }

    @Test func `counts the calendar in milliseconds, an hour a step unless the study says more`()
        throws
    {
        let alarm = try #require(StudyFixture.watchedByHour().study().evaluation.alarm)
        #expect(alarm.policy.step == 3_600_000 && alarm.policy.refractory == 12 * 3_600_000)
        #expect(alarm.window == WarningWindow(horizon: 168 * 3_600_000, lead: 2 * 3_600_000))
        let slow = StudyFixture.watchedByHour().setting("population.step", to: "10min")
        #expect(try slow.study().evaluation.alarm?.policy.step == 600_000)
    }

    @Test func `takes a threshold of its own`() throws {
        let fixed = try StudyFixture.watched(threshold: 0.25).study().evaluation.alarm
        #expect(fixed?.threshold == .fixed(0.25) && fixed?.fallback == 0.25)
        let analytic = try StudyFixture.watched(threshold: "analytic").study().evaluation.alarm
        #expect(analytic?.threshold == .analytic)
        refuse(
            .watched(threshold: 1), at: "evaluation.alarm.threshold",
            expected: "cost, analytic or a number between 0 and 1", found: "1.0")
        refuse(
            .watched(threshold: "best"), at: "evaluation.alarm.threshold",
            expected: "cost, analytic or a number between 0 and 1", found: "something else")
    }

    @Test func `is shown with the study`() throws {
        let text = StudyText(try StudyFixture.watched().study()).text
        #expect(
            text.contains(
                """
                Alarm: raised when 1 of the last 2 decision times are above the threshold that costs \
                least on validation rows; alarms closer than 3 cycles count once; of use from 6 \
                cycles to 1 cycle ahead
                """))
        let hourly = StudyText(try StudyFixture.watchedByHour().study()).text
        #expect(hourly.contains("closer than 12 h count once; of use from 168 h to 2 h ahead"))
        #expect(!StudyText(try StudyFixture().study()).text.contains("Alarm:"))
    }

    @Test func `needs no more alarms than decision times`() {
        refuse(
            StudyFixture.watched().setting("evaluation.alarm.m", to: 3), at: "evaluation.alarm.m",
            expected: "at most n, which is 2", found: "3")
    }

    @Test func `needs a study in which time passes`() {
        refuse(
            StudyFixture.watched().setting("population.observation", to: "record"),
            at: "population.observation", expected: "dated, since alarms have a time",
            found: "another kind of study")
        refuse(
            StudyFixture.watched().removing("population.axis"), at: "population.axis",
            expected: "calendar or usage, on which entities are watched", found: "no such axis")
        #expect(throws: DocumentError.missingKey(path: "study.json.target.horizon")) {
            try StudyFixture.watched().removing("target.horizon").study()
        }
    }

    @Test func `writes lengths as its axis does`() {
        refuse(
            StudyFixture.watched().setting("evaluation.alarm.refractory", to: "3h"),
            at: "evaluation.alarm.refractory", expected: "ticks, a whole number",
            found: "a duration")
        refuse(
            StudyFixture.watchedByHour().setting("target.lead", to: 2), at: "target.lead",
            expected: "a duration such as 24h", found: "a number")
        refuse(
            StudyFixture.watched().setting("target.lead", to: 6), at: "target.lead",
            expected: "less than the horizon beside an alarm", found: "as much or more")
    }

    @Test func `needs costs that make an alarm worth raising`() {
        refuse(
            StudyFixture.watched().removing("evaluation.costs"), at: "evaluation.alarm",
            expected: "costs beside an alarm", found: "none")
        refuse(
            StudyFixture.watched().setting("evaluation.costs.caught", to: 100),
            at: "evaluation.costs.caught", expected: "less than what is missed costs",
            found: "as much or more")
        refuse(
            StudyFixture.watched().setting("evaluation.costs.false", to: 0),
            at: "evaluation.costs.false", expected: "more than 0 beside an alarm", found: "0")
        refuse(
            StudyFixture.watched().removing("evaluation.alarm"), at: "evaluation.costs",
            expected: "no cost of what is caught without an alarm", found: "one")
    }

    @Test func `needs validation rows to choose a threshold on, and one hold-out`() throws {
        let bare = StudyFixture.watched().setting("split.validation", to: 0)
        refuse(
            bare, at: "split",
            expected: "validation rows, on which the alarm's threshold is chosen", found: "none")
        #expect(
            try bare.setting("evaluation.alarm.threshold", to: 0.2).study().evaluation.alarm != nil)
        refuse(
            StudyFixture.watched().setting("split", to: ["kind": "folds"]), at: "split",
            expected: "hash, time or column beside an alarm, which knows no folds", found: "folds")
    }

    @Test func `wants a target that is an event`() {
        let amounts = StudyFixture.watched().amount(0...80).setting(
            "evaluation.alarm", to: ["threshold": 0.2, "m": 1, "n": 2, "refractory": 3])
        refuse(
            amounts, at: "evaluation.alarm", expected: "none of a target that is no event",
            found: "one")
    }
}
