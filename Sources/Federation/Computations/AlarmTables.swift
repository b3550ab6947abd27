package import Learning

/// What alarms come to over the federation, by each model and by alarms that ask no model.
package struct AlarmTables: Sendable, Hashable {
    /// One model at every threshold of the study's grid.
    package struct Curve: Sendable, Hashable {
        package let thresholds: [Double]
        /// One for each threshold.
        package let holdout: [AlarmCounts]
        /// The place of the threshold that validation rows picked, or that the study names. The last
        /// is above every probability: never an alarm.
        package let chosen: Int

        init(validation: [AlarmCounts], holdout: [AlarmCounts], by settings: AlarmSettings) {
            let grid = settings.grid
            thresholds = grid.thresholds
            self.holdout = holdout
            if case .cost = settings.threshold, validation.contains(where: { $0.events > 0 }) {
                chosen = grid.cheapest(validation, costs: settings.costs)
            } else {
                chosen = grid.place(of: settings.fallback)
            }
        }

        package var threshold: Double { thresholds[chosen] }
        /// On hold-out rows at the chosen threshold.
        package var counts: AlarmCounts { holdout[chosen] }
        /// On hold-out rows without any alarm.
        package var never: AlarmCounts { holdout[holdout.count - 1] }
    }

    /// Alarms at fixed intervals.
    package struct Intervals: Sendable, Hashable {
        /// In units of the axis.
        package let lengths: [Int]
        /// On hold-out rows, one for each length.
        package let holdout: [AlarmCounts]
        /// The one that cost least on validation rows; the shortest where they hold no event.
        package let chosen: Int

        init(validation: [AlarmCounts], holdout: [AlarmCounts], by settings: AlarmSettings) {
            lengths = settings.intervals
            self.holdout = holdout
            let totals = validation.map(settings.costs.total)
            let hasEvents = validation.contains { $0.events > 0 }
            chosen = hasEvents ? totals.firstIndex(of: totals.min() ?? 0) ?? 0 : 0
        }

        package var counts: AlarmCounts { holdout[chosen] }
    }

    package let federated: Curve
    /// Every institution with its own local baseline, all at one threshold.
    package let local: Curve
    /// Nil where the study keeps no rows to recalibrate on.
    package let recalibrated: Curve?
    package let intervals: Intervals

    init(curves: [AlarmWatch.Model: Curve], intervals: Intervals) {
        guard let federated = curves[.federated], let local = curves[.local] else {
            preconditionFailure("alarms are raised by a federated and a local model")
        }
        self.federated = federated
        self.local = local
        recalibrated = curves[.recalibrated]
        self.intervals = intervals
    }

    package subscript(_ model: AlarmWatch.Model) -> Curve? {
        switch model {
        case .federated: federated
        case .local: local
        case .recalibrated: recalibrated
        }
    }

    /// Everything it holds, as 64-bit words in a fixed order.
    var words: [UInt64] {
        let curves = AlarmWatch.Model.allCases.compactMap { self[$0] }
        let counts = curves.flatMap(\.holdout) + intervals.holdout
        return counts.flatMap { [$0.events, $0.decisions] + $0.words }.map { UInt64($0) }
            + (curves.map(\.chosen) + [intervals.chosen]).map { UInt64($0) }
    }
}
