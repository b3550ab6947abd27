package import Documents

extension StudyFixture {
    /// The same study with an alarm: entities are watched every cycle, and a warning is of use from
    /// six cycles to one before an event.
    package static func watched(threshold: JSONValue = "cost") -> StudyFixture {
        StudyFixture()
            .setting(
                "population", to: ["observation": "dated", "axis": "usage", "tick": "cycle"]
            )
            .setting("target.horizon", to: 6).setting("target.lead", to: 1)
            .setting("evaluation.costs", to: ["missed": 100, "false": 5, "caught": 20])
            .setting(
                "evaluation.alarm",
                to: ["threshold": threshold, "m": 1, "n": 2, "refractory": 3])
    }

    /// The same on the calendar.
    package static func watchedByHour() -> StudyFixture {
        watched()
            .setting("population", to: ["observation": "dated", "axis": "calendar"])
            .setting("target.horizon", to: "7d").setting("target.lead", to: "2h")
            .setting("evaluation.alarm.refractory", to: "12h")
    }
}
