extension InstitutionFigures {
    /// Fewer hold-out rows of either outcome than this, and no figure of the institution is told.
    package static func fewestOfAClass(smallestCell: Int) -> Int { max(smallestCell, 20) }

    /// The form that may leave the institution.
    ///
    /// Row counts become bands, and nothing is told class by class. Every number is rounded to four
    /// decimals, since an exact AUC or KS tells the counts it was divided by. Where too few hold-out
    /// rows stand behind the figures no metric and no difference is told, and not how many rows
    /// there are of an outcome; nor does the verdict say how far they are from enough.
    ///
    /// Counts must be exact, as they are at home.
    package func published(smallestCell: Int) -> InstitutionFigures {
        let fewest = Self.fewestOfAClass(smallestCell: smallestCell)
        let suffices = suffices(fewest: fewest)
        let tellsFactor = suffices && verdict.basis != .tooFewRows
        func told(_ metrics: ModelMetrics) -> ModelMetrics {
            suffices
                ? metrics.published(smallestCell: smallestCell)
                : .undefined(.insufficient, metrics.family)
        }
        return InstitutionFigures(
            name: name, trainingRows: trainingRows.banded, holdoutRows: holdoutRows.banded,
            holdoutEvents: suffices ? holdoutEvents?.banded : nil, local: told(local),
            federated: told(federated), recalibrated: recalibrated.map(told), measure: measure,
            differences: suffices ? published(differences, smallestCell) : [],
            verdict: Verdict(
                basis: verdict.basis,
                holdoutFactor: tellsFactor ? verdict.holdoutFactor.map(Published.factor) : nil))
    }

    /// Enough rows of either outcome, of at least two classes, or in all.
    private func suffices(fewest: Int) -> Bool {
        guard let rows = holdoutRows.exact else {
            preconditionFailure("figures are published from the exact counts of their institution")
        }
        switch local.family {
        case .event:
            guard let events = holdoutEvents?.exact else {
                preconditionFailure("an institution knows its hold-out events")
            }
            return events >= fewest && rows - events >= fewest
        case .classes:
            let counts = local.classes?.entries.compactMap(\.rows) ?? []
            return counts.count { $0 >= fewest } >= 2
        case .amount:
            return rows >= fewest
        }
    }

    /// Without differences in figures that are not told.
    private func published(_ differences: [Difference], _ smallestCell: Int) -> [Difference] {
        let told = local.published(smallestCell: smallestCell)
        return differences.filter { told[$0.metric].number != nil }.map(\.published)
    }
}

extension ModelMetrics {
    /// Without counts and classes, and rounded.
    fileprivate func published(smallestCell: Int) -> ModelMetrics {
        let fewest = InstitutionFigures.fewestOfAClass(smallestCell: smallestCell)
        let hasSmallClass = classes?.entries.contains { ($0.rows ?? 0) < fewest } ?? false
        let whole = withoutSmallParts(smallestCell: smallestCell)
        let figures = family.metrics.map { metric -> (Metric, Figure) in
            guard metric != .macroAuc || !hasSmallClass else {
                return (metric, .undefined(.insufficient))
            }
            switch whole[metric] {
            case .value(let number, let interval):
                let rounded = Figure.value(
                    Published.number(number), interval: interval.map(Published.bounds))
                return (metric, rounded)
            case .undefined(let reason): return (metric, .undefined(reason))
            }
        }
        return ModelMetrics(
            family, aucBracket: aucBracket.map(Published.bounds),
            figures: Dictionary(figures) { first, _ in first })
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
