import Learning

/// Tests that nothing which became known after an observation changes a bit of its features.
///
/// On up to 1,000 observations, drawn by a seed, the features are built again after everything that
/// became known later was deleted, replaced by noise, added to, and shifted in time. All four must
/// give the bytes of before. Where the features are let see further than the observation, the same
/// comparison must fail, or it proves nothing.
package struct TimeTravelCheck: Sendable {
    private let loader: FrameLoader
    private let seed: String

    package init(_ loader: FrameLoader, seed: String) {
        self.loader = loader
        self.seed = seed
    }

    package func run(
        _ compiled: CompiledMapping, in snapshot: Snapshot
    ) throws(FeatureError) -> TimeTravelResult {
        let observation = try loader.observe(compiled, in: snapshot)
        let attested = attested(observation)
        guard loader.plan.isDated else {
            return result(
                .notMeasured, attested: attested,
                because: "the study observes records without a time")
        }
        let source = TravelledTables(
            loader: loader, features: observation.features, compiled: compiled)
        let tables = source.all
        guard !tables.isEmpty else {
            return result(
                .notMeasured, attested: attested, because: "no feature reads a table with a time")
        }
        var report = Report()
        for batch in TravelSample(loader: loader, seed: seed).batches(observation) {
            try measure(batch, observation, source, tables, snapshot, &report)
        }
        if !report.differences.isEmpty {
            return result(.fail, report, tables, attested: attested)
        }
        guard report.laterRows > 0 else {
            return result(
                .notMeasured, report, tables, attested: attested,
                because:
                    "no row of \(tables.map(\.name).joined(separator: ", ")) became known after an observation"
            )
        }
        guard report.foresightShows else {
            return result(
                .notMeasured, report, tables, attested: attested,
                because: "even features that see further don't change, so nothing is proven")
        }
        return result(.pass, report, tables, attested: attested)
    }

    /// What the batches found, taken together.
    private struct Report {
        var rows = 0
        var laterRows = 0
        var differences: [TimeTravelResult.Difference] = []
        var foresightShows = false

        mutating func add(_ change: TimeTravelResult.Change, _ feature: String, rows: Int) {
            if let index = differences.firstIndex(where: {
                $0.change == change && $0.feature == feature
            }) {
                differences[index] = .init(
                    change: change, feature: feature, rows: differences[index].rows + rows)
            } else {
                differences.append(.init(change: change, feature: feature, rows: rows))
            }
        }
    }

    private func measure(
        _ batch: [ObservedRows.Row], _ observation: FrameLoader.Observation,
        _ source: TravelledTables, _ tables: [TravelledTable], _ snapshot: Snapshot,
        _ report: inout Report
    ) throws(FeatureError) {
        let builder = TravelledFeatures(
            loader: loader, observation: observation, batch: batch, compiled: source.compiled,
            snapshot: snapshot)
        let stage = try TimeTravelCheck.loading { () throws(LoadingError) in
            try TravelStage(
                tables, plan: loader.plan, limits: source.limits(of: batch, observation, tables),
                compiled: source.compiled, in: snapshot)
        }
        defer { stage.leave() }
        let word = UInt32(
            truncatingIfNeeded: SplitRequest.draw(seed: seed + "/time-travel", entity: ""))
        func arrange(_ change: TimeTravelResult.Change?) throws(FeatureError) {
            try TimeTravelCheck.loading { () throws(LoadingError) in
                try stage.arrange(change, seed: word)
            }
        }
        try arrange(nil)
        let before = try builder.columns(foresight: 0)
        let seeing = try builder.columns(foresight: foresight)
        report.foresightShows =
            report.foresightShows
            || zip(before, seeing).contains { TimeTravelCheck.differing($0, $1) > 0 }
        for change in TimeTravelResult.Change.allCases {
            try arrange(change)
            let after = try builder.columns(foresight: 0)
            for (old, new) in zip(before, after) {
                let rows = TimeTravelCheck.differing(old, new)
                if rows > 0 { report.add(change, old.specification.name, rows: rows) }
            }
        }
        report.rows += batch.count
        report.laterRows += try TimeTravelCheck.loading { () throws(LoadingError) in
            try stage.laterRows()
        }
    }

    /// The longest window of the study, or a long time where no feature has one.
    private var foresight: Int {
        let windows = loader.requests.compactMap { request -> Int? in
            if case .domain(_, _, let window?) = request.source { window } else { nil }
        }
        return windows.max() ?? loader.plan.axis.length(ofDays: 36_500) ?? 1_000_000
    }

    private static func differing(_ old: FrameColumn, _ new: FrameColumn) -> Int {
        guard old.values.count == new.values.count else { return old.values.count }
        return old.values.indices.count { row in
            old.values[row].bitPattern != new.values[row].bitPattern
                || old.states[row] != new.states[row]
        }
    }

    private static func loading<Value>(
        _ body: () throws(LoadingError) -> Value
    ) throws(FeatureError) -> Value {
        do throws(LoadingError) {
            return try body()
        } catch {
            throw .loading(error)
        }
    }

    private func result(
        _ verdict: TimeTravelResult.Verdict, _ report: Report = Report(),
        _ tables: [TravelledTable] = [], attested: [String], because reason: String = ""
    ) -> TimeTravelResult {
        TimeTravelResult(
            verdict: verdict, rows: report.rows, tables: tables.map(\.name),
            laterRows: report.laterRows, seed: seed, differences: report.differences,
            attested: attested, reason: reason)
    }

    /// Features of attributes whose time nobody can test.
    private func attested(_ observation: FrameLoader.Observation) -> [String] {
        observation.features.filter { feature in
            guard case .row(let reading) = feature.reading,
                [.feature, .subgroup].contains(feature.request.role)
            else { return false }
            return observation.observed.columns(reading.known).contains {
                $0.count(of: .attested) > 0
            }
        }.map(\.request.name)
    }
}
