/// What the outcomes of alarms cost, in one currency.
package struct AlarmCosts: Sendable, Hashable {
    /// An event that no timely alarm foretold.
    package let missed: Double
    /// An alarm without an event in its horizon.
    package let falseAlarm: Double
    /// An event that was foretold: what acting in time costs.
    package let caught: Double

    package init(missed: Double, falseAlarm: Double, caught: Double) {
        precondition(
            falseAlarm > 0 && caught >= 0 && caught < missed,
            "a caught event costs less than a missed one, and a false alarm something")
        self.missed = missed
        self.falseAlarm = falseAlarm
        self.caught = caught
    }

    /// missed·events missed + falseAlarm·false episodes + caught·events caught.
    package func total(_ counts: AlarmCounts) -> Double {
        missed * Double(counts.missed) + falseAlarm * Double(counts.falseEpisodes)
            + caught * Double(counts.caught)
    }

    /// The probability from which one decision by a calibrated model is worth an alarm:
    /// c_fa/(c_fa + c_miss − c_pm).
    package var threshold: Double { falseAlarm / (falseAlarm + missed - caught) }
}
