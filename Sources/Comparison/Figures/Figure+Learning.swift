package import Learning

extension Bounds {
    package init(_ interval: ConfidenceInterval) {
        self.init(low: interval.low, high: interval.high)
    }
}

extension UndefinedReason {
    package init(_ error: MetricError) {
        switch error {
        case .noRows: self = .noRows
        case .singleClass: self = .singleClass
        case .separated: self = .separated
        case .constantScores: self = .constantScores
        case .tooFewRows, .tooManyRedraws: self = .insufficient
        }
    }
}

extension Figure {
    /// The estimate with its interval.
    package init(_ interval: ConfidenceInterval) {
        self = .value(interval.estimate, interval: Bounds(interval))
    }

    /// What `figure` gives, or the reason why it gives nothing.
    static func of(_ figure: () throws(MetricError) -> Figure) -> Figure {
        do {
            return try figure()
        } catch {
            return .undefined(UndefinedReason(error))
        }
    }
}
