/// The two ends of an interval; `low` is never above `high`. The level is 95 % everywhere here.
package struct Bounds: Sendable, Hashable {
    package let low: Double
    package let high: Double

    package init(low: Double, high: Double) {
        precondition(low <= high, "an interval's low end is not above its high end")
        self.low = low
        self.high = high
    }

    package var width: Double { high - low }
}

/// One number of a report with its interval, or the reason why there is none.
///
/// An undefined figure is never 0, ½ or NaN: whoever reads it must see that it is missing.
package enum Figure: Sendable, Hashable {
    case value(Double, interval: Bounds? = nil)
    case undefined(UndefinedReason)

    package var number: Double? {
        switch self {
        case .value(let number, _): number
        case .undefined: nil
        }
    }

    package var interval: Bounds? {
        switch self {
        case .value(_, let interval): interval
        case .undefined: nil
        }
    }

    var withoutInterval: Figure {
        switch self {
        case .value(let number, _): .value(number)
        case .undefined: self
        }
    }

    package var reason: UndefinedReason? {
        switch self {
        case .value: nil
        case .undefined(let reason): reason
        }
    }
}

/// Why a figure does not exist. A closed list, so that no free text travels with figures.
package enum UndefinedReason: String, Sendable, Hashable, CaseIterable {
    case noRows = "no-rows"
    case singleClass = "single-class"
    case insufficient
    case separated
    case constantScores = "constant-scores"
    case notConverged = "not-converged"
    case notComputed = "not-computed"
    case withheld
    case fewerThanFive = "fewer-than-five-institutions"
}

extension UndefinedReason: CustomStringConvertible {
    /// The reason as a clause for people, without a full stop.
    package var description: String {
        switch self {
        case .noRows: "there are no rows to measure on"
        case .singleClass: "all rows have the same outcome"
        case .insufficient: "too few rows to be shown"
        case .separated: "the scores separate the outcomes, so that no finite value fits best"
        case .constantScores: "all rows have the same score"
        case .notConverged: "the fit did not converge"
        case .notComputed: "not computed in this run"
        case .withheld: "withheld by the institution's policy"
        case .fewerThanFive: "shown only where five or more institutions have the figure"
        }
    }
}
