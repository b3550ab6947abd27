import Federation
import Learning

/// Counts of alarms as they may be shown: a figure is told where every count that it is made of, or
/// that could be worked out from it, is 0 or at least `smallestCell`.
struct AlarmView {
    let settings: AlarmSettings
    let smallestCell: Int

    /// `leadTimes` are those of single events, known at home only; else those of `counts`' cells are
    /// told.
    func figures(
        _ source: AlarmFigures.Source, threshold: Double?, _ counts: AlarmCounts,
        leadTimes: [Int]? = nil
    ) -> AlarmFigures {
        var figures: [AlarmMetric: Figure] = [:]
        for metric in AlarmMetric.allCases { figures[metric] = figure(metric, counts) }
        if let leadTimes, !leadTimes.isEmpty {
            figures[.leadTimeMedian] = exact(leadTimes, reachedBy: 500)
            figures[.leadTimeP10] = exact(leadTimes, reachedBy: 900)
        }
        return AlarmFigures(source: source, threshold: threshold, figures: figures)
    }

    /// The longest lead time that so many of 1000 reached.
    private func exact(_ leadTimes: [Int], reachedBy perThousand: Int) -> Figure {
        let needed = (leadTimes.count * perThousand + 999) / 1000
        return .value(settings.axis.told(leadTimes.sorted(by: >)[needed - 1]))
    }

    /// Events, if they are so many that they may be counted; rounded to `step`.
    func events(_ counts: AlarmCounts, step: Int) -> Int? {
        guard shows(counts.events) else { return nil }
        return (counts.events + step / 2) / step * step
    }

    /// Hours or ticks that were watched.
    func exposure(_ counts: AlarmCounts) -> Double {
        settings.axis.told(settings.policy.step) * Double(counts.decisions)
    }

    /// The curve of costs over thresholds: only points that may be told, and between which at least
    /// the smallest cell of events and episodes lies.
    func costCurve(_ curve: AlarmTables.Curve) -> [AlarmReport.CostPoint] {
        var points: [AlarmReport.CostPoint] = []
        var last: AlarmCounts?
        for (threshold, counts) in zip(curve.thresholds, curve.holdout) {
            guard let cost = figure(.cost, counts).number else { continue }
            if let last {
                let moved =
                    abs(counts.caught - last.caught)
                    + abs(counts.falseEpisodes - last.falseEpisodes)
                guard moved >= smallestCell else { continue }
            }
            last = counts
            points.append(AlarmReport.CostPoint(threshold: threshold, cost: cost))
        }
        return points
    }

    private func figure(_ metric: AlarmMetric, _ counts: AlarmCounts) -> Figure {
        guard counts.decisions > 0 else { return .undefined(.noRows) }
        switch metric {
        case .recall:
            return share(counts.caught, and: counts.missed)
        case .falseAlarmRate:
            guard shows(counts.falseEpisodes) else { return .undefined(.insufficient) }
            return .value(
                Double(counts.falseEpisodes) * settings.axis.rateLength / exposure(counts))
        case .precision:
            return share(counts.timelyEpisodes, and: counts.falseEpisodes)
        case .burden:
            return share(counts.alarms, and: counts.decisions - counts.alarms)
        case .leadTimeMedian: return leadTime(reachedBy: 500, counts)
        case .leadTimeP10: return leadTime(reachedBy: 900, counts)
        case .cost:
            guard shows(counts.caught), shows(counts.missed), shows(counts.falseEpisodes) else {
                return .undefined(.insufficient)
            }
            return .value(
                settings.costs.total(counts) * AlarmMetric.costLength / exposure(counts))
        }
    }

    private func share(_ part: Int, and rest: Int) -> Figure {
        guard part + rest > 0 else { return .undefined(.noRows) }
        guard shows(part), shows(rest) else { return .undefined(.insufficient) }
        return .value(Double(part) / Double(part + rest))
    }

    private func leadTime(reachedBy perThousand: Int, _ counts: AlarmCounts) -> Figure {
        guard shows(counts.caught) else { return .undefined(.insufficient) }
        guard let length = settings.cells.reached(by: perThousand, in: counts.leadTimes) else {
            return .undefined(.noRows)
        }
        return .value(settings.axis.told(length))
    }

    private func shows(_ count: Int) -> Bool { count == 0 || count >= smallestCell }
}
