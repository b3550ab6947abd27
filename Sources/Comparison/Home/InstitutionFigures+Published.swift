extension InstitutionFigures {
    /// Fewer hold-out rows of either outcome than this, and no figure of the institution is told.
    package static func fewestOfAClass(smallestCell: Int) -> Int { max(smallestCell, 20) }

    /// The form that may leave the institution.
    ///
    /// Row counts become bands. Every number is rounded to four decimals, since an exact AUC or KS
    /// tells the counts it was divided by. With fewer than max(smallest cell, 20) hold-out rows of
    /// either outcome no metric and no difference is told, and not how many rows there are of it;
    /// nor does the verdict say how far they are from enough.
    ///
    /// `holdoutRows` and `holdoutEvents` must be exact, as they are at home.
    package func published(smallestCell: Int) -> InstitutionFigures {
        guard let rows = holdoutRows.exact, let events = holdoutEvents?.exact else {
            preconditionFailure("figures are published from the exact counts of their institution")
        }
        let fewest = Self.fewestOfAClass(smallestCell: smallestCell)
        let suffices = events >= fewest && rows - events >= fewest
        let tellsFactor = suffices && verdict.basis != .tooFewRows
        return InstitutionFigures(
            name: name, trainingRows: trainingRows.banded, holdoutRows: holdoutRows.banded,
            holdoutEvents: suffices ? holdoutEvents?.banded : nil,
            local: suffices ? local.published : .undefined(.insufficient),
            federated: suffices ? federated.published : .undefined(.insufficient),
            recalibrated: suffices
                ? recalibrated?.published : recalibrated.map { _ in .undefined(.insufficient) },
            measure: measure, differences: suffices ? differences.map(\.published) : [],
            verdict: Verdict(
                basis: verdict.basis,
                holdoutFactor: tellsFactor ? verdict.holdoutFactor.map(Published.factor) : nil))
    }
}

extension ModelMetrics {
    fileprivate var published: ModelMetrics {
        ModelMetrics(rows: nil, events: nil, aucBracket: aucBracket.map(Published.bounds)) {
            switch self[$0] {
            case .value(let number, let interval):
                .value(Published.number(number), interval: interval.map(Published.bounds))
            case .undefined(let reason): .undefined(reason)
            }
        }
    }
}

extension Difference {
    fileprivate var published: Difference {
        Difference(
            model: model, metric: metric, estimate: Published.number(estimate),
            interval: Published.bounds(interval), method: method)
    }
}

/// How numbers are rounded before they leave.
private enum Published {
    static func number(_ value: Double) -> Double {
        guard value.magnitude < 1e9 else { return value }
        let rounded = (value * 10_000).rounded(.toNearestOrEven) / 10_000
        return rounded == 0 ? 0 : rounded
    }

    static func bounds(_ bounds: Bounds) -> Bounds {
        Bounds(low: number(bounds.low), high: number(bounds.high))
    }

    /// One decimal, upwards, so that the number of rows it promises suffices.
    static func factor(_ value: Double) -> Double {
        (value * 10).rounded(.up) / 10
    }
}
