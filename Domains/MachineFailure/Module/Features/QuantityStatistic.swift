import Learning
package import Tabular

/// What a feature says of one quantity of an asset.
package enum QuantityStatistic: String, Sendable, Hashable, CaseIterable {
    case mean, deviation, min, max, last
    case lastAge = "last_age"
    case slope, range
    case aboveHigh = "above_high"
    case coverage
    /// Away from the asset's own healthy level, in its own deviations.
    case residual
    /// Above the first reading of the asset's present life.
    case rise

    package var windowing: DomainFeature.Windowing {
        switch self {
        case .last, .lastAge: .none
        case .mean, .deviation, .min, .max, .slope, .range, .aboveHigh, .coverage, .residual, .rise:
            .required
        }
    }

    /// What the value is where there is none to compute.
    package var specials: [String] {
        switch self {
        case .mean, .deviation, .min, .max, .last, .lastAge, .range, .rise: ["no_data"]
        case .slope: ["too_few"]
        case .aboveHigh: ["no_limit"]
        case .residual: ["no_baseline"]
        case .coverage: []
        }
    }

    var availability: DomainFeature.Availability {
        switch self {
        case .lastAge: .off(reason: "it shows how readings are logged, not how the machine wears")
        case .coverage:
            .off(reason: "it shows how readings are logged; the report has it without the model")
        case .mean, .deviation, .min, .max, .last, .slope, .range, .aboveHigh, .residual, .rise: .on
        }
    }

    func sign(of quantity: Quantity) -> FeatureSpecification.Sign {
        switch self {
        case .mean, .deviation, .min, .max, .last, .slope, .residual, .rise:
            quantity.isWearSign ? .plus : .none
        case .range, .aboveHigh: .plus
        case .lastAge, .coverage: .none
        }
    }

    func unit(of quantity: Quantity, on axis: StudyAxis) -> String {
        switch self {
        case .mean, .min, .max, .last: quantity.unit
        case .deviation, .range, .rise: quantity.differenceUnit
        case .slope: "\(quantity.differenceUnit)/\(axis.scaleUnit)"
        case .lastAge: axis.isUsage ? axis.scaleUnit : "s"
        case .aboveHigh, .coverage, .residual: "1"
        }
    }

    /// What a study calls the feature: `core_speed_mean`.
    func name(of quantity: Quantity) -> String { "\(quantity.name)_\(rawValue)" }

    func label(of quantity: Quantity) -> String {
        switch self {
        case .mean: "Mean of \(quantity.words)"
        case .deviation: "Spread of \(quantity.words)"
        case .min: "Lowest \(quantity.words)"
        case .max: "Highest \(quantity.words)"
        case .last: "Latest \(quantity.words)"
        case .lastAge: "Age of the reading of \(quantity.words)"
        case .slope: "Trend of \(quantity.words)"
        case .range: "Scatter of \(quantity.words)"
        case .aboveHigh: "Time with \(quantity.words) above its limit"
        case .coverage: "Coverage of \(quantity.words)"
        case .residual: "Departure of \(quantity.words) from healthy"
        case .rise: "Rise of \(quantity.words) since new"
        }
    }

    /// The sentence that explains a score.
    func reason(of quantity: Quantity) -> String {
        switch self {
        case .residual: "\(label(of: quantity)): away from this machine's healthy level"
        case .rise: "\(label(of: quantity)): away from this machine's first reading"
        case .mean, .deviation, .min, .max, .last, .lastAge, .slope, .range, .aboveHigh, .coverage:
            "\(label(of: quantity)): away from the federation's median"
        }
    }
}
