import MachineFailure
import Tabular

/// A quantity's readings as a test writes them, and the reading that learns them.
struct Readings {
    var reading: QuantityReading

    static let heat = Quantity(
        "heat", .temperature, unit: "°C", resolution: 2, range: -40...250, limit: 15)
    static let steppedHeat = Quantity(
        "heat", .temperature, unit: "°C", resolution: 2, range: -40...250, isStepped: true)

    static let second = 1_000
    static let hour = 3_600_000
    static let day = 24 * hour

    /// On the calendar; a reading holds for at most `hold`.
    static func calendar(
        _ statistic: QuantityStatistic, window: Int = 0, hold: Int = 60 * second,
        of quantity: Quantity = heat
    ) -> Readings {
        Readings(
            reading: QuantityReading(
                statistic, of: quantity, window: window, axis: .calendar, longestHold: hold))
    }

    /// On an axis of cycles.
    static func usage(
        _ statistic: QuantityStatistic, window: Int = 0, of quantity: Quantity = heat
    ) -> Readings {
        Readings(
            reading: QuantityReading(
                statistic, of: quantity, window: window, axis: .usage(tick: "cycle"),
                longestHold: 1))
    }

    /// A reading that becomes known at its own moment, or at `known`.
    mutating func learn(_ value: Double, at moment: Int, known: Int? = nil) {
        reading.learn(
            Sample(event: Moment(moment), value: value), known: Moment(known ?? moment))
    }

    func learning(_ values: [(Int, Double)]) -> Readings {
        var copy = self
        for (moment, value) in values { copy.learn(value, at: moment) }
        return copy
    }

    func value(at moment: Int) -> FeatureValue {
        var copy = reading
        return copy.value(at: Moment(moment))
    }

    func number(at moment: Int) -> Double? {
        guard case .number(let number) = value(at: moment) else { return nil }
        return number
    }
}
