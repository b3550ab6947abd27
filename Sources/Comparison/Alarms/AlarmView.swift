import Federation
import Learning

/// Counts of alarms as they may be shown.
///
/// A count from 1 to one below `smallestCell` is told by just these ends, and a figure that is made
/// of it, or from which it could be worked out, by the figures of the ends. Where even that would
/// leave fewer possible counts, since all there are is told too, the figure is not told.
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
        var ranges: [AlarmMetric: Bounds] = [:]
        for metric in AlarmMetric.allCases {
            switch told(metric, counts) {
            case .undefined(let reason): figures[metric] = .undefined(reason)
            case .between(let low, let high) where low == high:
                figures[metric] = .value(
                    low, interval: threshold.flatMap { _ in interval(metric, counts) })
            case .between(let low, let high):
                figures[metric] = .undefined(.insufficient)
                ranges[metric] = Bounds(low: low, high: high)
            }
        }
        if let leadTimes, !leadTimes.isEmpty {
            figures[.leadTimeMedian] = exact(leadTimes, reachedBy: 500)
            figures[.leadTimeP10] = exact(leadTimes, reachedBy: 900)
        }
        return AlarmFigures(
            source: source, threshold: threshold, figures: figures, ranges: ranges)
    }

    /// How far a figure that is told may be from chance alone, where the counts say so: as if events
    /// and alarms came independently of one another. A sum over institutions can't say more.
    private func interval(_ metric: AlarmMetric, _ counts: AlarmCounts) -> Bounds? {
        switch metric {
        case .recall:
            ConfidenceInterval.share(counts.caught, of: counts.events).map { Bounds($0) }
        case .falseAlarmRate:
            Bounds(
                ConfidenceInterval.expected(counts.falseEpisodes),
                scale: settings.axis.rateLength / exposure(counts))
        case .precision, .burden, .leadTimeMedian, .leadTimeP10, .cost: nil
        }
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

    /// The curve of costs over thresholds: only points that may be told exactly, and between which
    /// at least the smallest cell of events and episodes lies.
    func costCurve(
        _ thresholds: [Double], _ counts: [AlarmCounts]
    ) -> [AlarmReport.CostPoint] {
        var points: [AlarmReport.CostPoint] = []
        var last: AlarmCounts?
        for (threshold, counts) in zip(thresholds, counts) {
            guard case .between(let low, let high) = told(.cost, counts), low == high else {
                continue
            }
            if let last {
                let moved =
                    abs(counts.caught - last.caught)
                    + abs(counts.falseEpisodes - last.falseEpisodes)
                guard moved >= smallestCell else { continue }
            }
            last = counts
            points.append(AlarmReport.CostPoint(threshold: threshold, cost: low))
        }
        return points
    }
}

extension Bounds {
    fileprivate init(_ interval: ConfidenceInterval, scale: Double) {
        self.init(low: scale * interval.low, high: scale * interval.high)
    }
}

extension AlarmView {
    private enum Told {
        case between(Double, Double)
        case undefined(UndefinedReason)
    }

    private func told(_ metric: AlarmMetric, _ counts: AlarmCounts) -> Told {
        guard counts.decisions > 0 else { return .undefined(.noRows) }
        switch metric {
        case .recall:
            guard counts.events > 0 else { return .undefined(.noRows) }
            guard let caught = caught(counts) else { return .undefined(.insufficient) }
            let events = Double(counts.events)
            return .between(
                Double(caught.lowerBound) / events, Double(caught.upperBound) / events)
        case .falseAlarmRate:
            let count = ends(counts.falseEpisodes)
            let scale = settings.axis.rateLength / exposure(counts)
            return .between(
                Double(count.lowerBound) * scale, Double(count.upperBound) * scale)
        case .precision: return precision(counts)
        case .burden:
            guard shows(counts.alarms), shows(counts.decisions - counts.alarms) else {
                return .undefined(.insufficient)
            }
            let share = Double(counts.alarms) / Double(counts.decisions)
            return .between(share, share)
        case .leadTimeMedian: return leadTime(reachedBy: 500, counts)
        case .leadTimeP10: return leadTime(reachedBy: 900, counts)
        case .cost: return cost(counts)
        }
    }

    private func precision(_ counts: AlarmCounts) -> Told {
        guard counts.timelyEpisodes + counts.falseEpisodes > 0 else {
            return .undefined(.noRows)
        }
        let (right, wrong) = (ends(counts.timelyEpisodes), ends(counts.falseEpisodes))
        func share(_ right: Int, _ wrong: Int) -> Double {
            Double(right) / Double(right + wrong)
        }
        return .between(
            share(right.lowerBound, wrong.upperBound), share(right.upperBound, wrong.lowerBound))
    }

    /// A missed event costs more than one that is caught.
    private func cost(_ counts: AlarmCounts) -> Told {
        guard let caught = caught(counts) else { return .undefined(.insufficient) }
        let wrong = ends(counts.falseEpisodes)
        func total(_ caught: Int, _ wrong: Int) -> Double {
            var all = counts
            all.caught = caught
            all.falseEpisodes = wrong
            return settings.costs.total(all) * AlarmMetric.costLength / exposure(counts)
        }
        return .between(
            total(caught.upperBound, wrong.lowerBound), total(caught.lowerBound, wrong.upperBound))
    }

    private func leadTime(reachedBy perThousand: Int, _ counts: AlarmCounts) -> Told {
        guard shows(counts.caught) else { return .undefined(.insufficient) }
        guard let length = settings.cells.reached(by: perThousand, in: counts.leadTimes) else {
            return .undefined(.noRows)
        }
        let told = settings.axis.told(length)
        return .between(told, told)
    }

    /// The longest lead time that so many of 1000 reached.
    private func exact(_ leadTimes: [Int], reachedBy perThousand: Int) -> Figure {
        let needed = (leadTimes.count * perThousand + 999) / 1000
        return .value(settings.axis.told(leadTimes.sorted(by: >)[needed - 1]))
    }

    private func shows(_ count: Int) -> Bool { count == 0 || count >= smallestCell }

    private func ends(_ count: Int) -> ClosedRange<Int> {
        shows(count) ? count...count : 1...(smallestCell - 1)
    }

    /// Between how many events were caught; nil where caught and missed ones are so few together
    /// that the ends of one would narrow the other.
    private func caught(_ counts: AlarmCounts) -> ClosedRange<Int>? {
        if shows(counts.caught), shows(counts.missed) { return counts.caught...counts.caught }
        guard counts.events >= 2 * smallestCell - 1 else { return nil }
        if !shows(counts.caught) { return ends(counts.caught) }
        let missed = ends(counts.missed)
        return counts.events - missed.upperBound...counts.events - missed.lowerBound
    }
}
