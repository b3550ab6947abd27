import Documents
package import Learning

/// When predictions become alarms, and when a warning is of use: `evaluation.alarm` of a study, with
/// what its target and population say of the axis.
///
/// Lengths are in units of the axis: milliseconds of the calendar, or ticks.
package struct AlarmSettings: Sendable, Hashable {
    package enum Threshold: Sendable, Hashable {
        /// For each model the one that costs least on validation rows.
        case cost
        /// The one from which a single decision by a calibrated model is worth an alarm.
        case analytic
        /// The study's own, inside (0, 1).
        case fixed(Double)
    }

    package let threshold: Threshold
    package let policy: AlarmPolicy
    package let window: WarningWindow
    package let axis: AlarmAxis
    package let costs: AlarmCosts

    /// The public thresholds at which alarms are counted.
    package var grid: AlarmGrid { AlarmGrid(including: fallback) }

    package var cells: LeadTimeCells { LeadTimeCells(window) }

    /// The lengths of a schedule that asks no model, beside which the models' alarms are held: one
    /// horizon and its multiples.
    package var intervals: [Int] { [1, 2, 4, 8].map { $0 * window.horizon } }

    /// What is used whatever the validation rows say; of `cost` where they hold no event.
    package var fallback: Double {
        if case .fixed(let threshold) = threshold { threshold } else { costs.threshold }
    }
}

extension AlarmSettings {
    /// When an alarm is raised, as a clause for people.
    package var words: String {
        let rule = "\(policy.needed) of the last \(policy.among) decision times are above"
        let merged = "alarms closer than \(axis.words(policy.refractory)) count once"
        return "raised when \(rule) \(thresholdWords); \(merged); \(usefulWords)"
    }

    /// How the threshold is found.
    package var thresholdWords: String {
        switch threshold {
        case .cost: "the threshold that costs least on validation rows"
        case .analytic:
            "\((fallback * 1e6).rounded() / 1e6), the threshold that the costs imply"
        case .fixed(let threshold): "\(threshold)"
        }
    }

    private var usefulWords: String {
        "of use from \(axis.words(window.horizon)) to \(axis.words(window.lead)) ahead"
    }
}

/// What a watched entity's time is counted in.
package enum AlarmAxis: Sendable, Hashable {
    /// Milliseconds.
    case calendar
    /// Ticks of each entity, by the word for one of them.
    case usage(tick: String)

    private static let millisecondsOfHour = 3_600_000.0

    /// The word for the unit in which people are told lengths: `h`, or a tick.
    package var unit: String {
        switch self {
        case .calendar: "h"
        case .usage(let tick): tick
        }
    }

    /// A length in units of the axis as so many hours or ticks.
    package func told(_ length: Int) -> Double {
        switch self {
        case .calendar: Double(length) / Self.millisecondsOfHour
        case .usage: Double(length)
        }
    }

    /// A length with its unit: `36 h`, `1.5 h`, `10 cycles`, `1 cycle`.
    package func words(_ length: Int) -> String {
        let amount = told(length)
        let text = amount == amount.rounded() ? "\(Int(amount))" : "\(amount)"
        if case .calendar = self { return "\(text) h" }
        return "\(text) \(foreign: unit)" + (length == 1 ? "" : "s")
    }

    /// Over how many hours or ticks false alarms are counted: those of a month, or 100.
    package var rateLength: Double {
        switch self {
        case .calendar: 730
        case .usage: 100
        }
    }
}
