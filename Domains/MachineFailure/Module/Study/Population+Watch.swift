import Tabular

extension Population {
    /// What must have been seen of an asset before it is asked about.
    ///
    /// On the calendar that is half of the longest window, by at least one quantity of which the study
    /// has a feature: a sensor that is out makes missing values, a machine that nobody read makes no
    /// decision time. A window that a restore cuts counts from the restore on. On an axis of usage it is
    /// a number of ticks.
    @Sendable func watch(_ requests: [FeatureRequest]) -> Watch? {
        guard let axis else { return nil }
        if axis.isUsage { return minimumTicks > 1 ? ticks(minimumTicks) : nil }
        var longest = 0
        var names: Set<String> = []
        for request in requests {
            guard case .domain(let name, _, let window) = request.source else { continue }
            names.insert(name)
            longest = max(longest, window ?? 0)
        }
        let used = quantities.filter { quantity in
            QuantityStatistic.allCases.contains { names.contains($0.name(of: quantity)) }
        }
        guard longest > 0, !used.isEmpty else { return nil }
        return Watch(
            reason: Exclusion.uncovered, readings: used.map { coverage(of: $0, longest, axis) },
            least: 0.5)
    }

    private func coverage(
        of quantity: Quantity, _ window: Int, _ axis: StudyAxis
    ) -> Watch.Reading {
        let hold = longestHold(of: quantity)
        let histories = [MachineFailure.readings(of: quantity), MachineFailure.restores]
        return Watch.Reading(histories) {
            CoverageReading(
                reading: QuantityReading(
                    .coverage, of: quantity, window: window, axis: axis, longestHold: hold))
        }
    }

    private func ticks(_ fewest: Int) -> Watch {
        let ticks = History(
            "telemetry", group: "asset_id", equals: AssetEvidence.asset, columns: ["ts"])
        return Watch(
            reason: Exclusion.tooFewTicks,
            readings: [Watch.Reading([ticks]) { TickCount(most: fewest) }], least: Double(fewest))
    }
}

/// The coverage of a quantity's window, cut by a restore.
private struct CoverageReading: HistoryReading {
    var reading: QuantityReading

    mutating func learn(_ row: HistoryRow) { reading.learn(row) }

    mutating func value(at moment: Moment) -> FeatureValue {
        .number(reading.coverageOfLife(at: moment))
    }
}

/// How many of an asset's ticks were seen, counted no further than asked for.
private struct TickCount: HistoryReading {
    let most: Int
    private var seen: Set<Moment> = []

    init(most: Int) {
        self.most = most
    }

    mutating func learn(_ row: HistoryRow) {
        if seen.count < most { seen.insert(row.event) }
    }

    mutating func value(at moment: Moment) -> FeatureValue { .number(Double(seen.count)) }
}
