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

    /// How many observations are drawn at most.
    package static let mostRows = 1_000
    /// Observations of one batch share no group; further ones of the same groups need another batch.
    private static let mostBatches = 8

    package init(_ loader: FrameLoader, seed: String) {
        self.loader = loader
        self.seed = seed
    }

    package func run(
        _ compiled: CompiledMapping, in snapshot: Snapshot
    ) throws(FeatureError) -> TimeTravelResult {
        let observation = try loader.observe(compiled, in: snapshot)
        let attested = try attested(observation, compiled, snapshot)
        guard loader.plan.isDated else {
            return result(
                .notMeasured, attested: attested,
                because: "the study observes records without a time")
        }
        let tables = try tables(observation.features, compiled)
        guard !tables.isEmpty else {
            return result(
                .notMeasured, attested: attested, because: "no feature reads a table with a time")
        }
        var report = Report()
        for batch in batches(observation) {
            try measure(batch, observation, tables, compiled, snapshot, &report)
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
        _ tables: [TravelledTable], _ compiled: CompiledMapping, _ snapshot: Snapshot,
        _ report: inout Report
    ) throws(FeatureError) {
        let builder = TravelledFeatures(
            loader: loader, observation: observation, batch: batch, compiled: compiled,
            snapshot: snapshot)
        let stage = try TimeTravelCheck.loading { () throws(LoadingError) in
            try TravelStage(
                tables, plan: loader.plan, limits: limits(of: batch, observation, tables),
                compiled: compiled, in: snapshot)
        }
        defer { stage.leave() }
        let word = UInt32(
            truncatingIfNeeded: SplitRequest.draw(seed: seed + "/time-travel", entity: ""))
        func build(_ change: TimeTravelResult.Change?, foresight: Int) throws(FeatureError)
            -> [FrameColumn]
        {
            try TimeTravelCheck.loading { () throws(LoadingError) in
                try stage.arrange(change, seed: word)
            }
            return try builder.columns(foresight: foresight)
        }
        let before = try build(nil, foresight: 0)
        for change in TimeTravelResult.Change.allCases {
            let after = try build(change, foresight: 0)
            for (old, new) in zip(before, after) {
                let rows = TimeTravelCheck.differing(old, new)
                if rows > 0 { report.add(change, old.specification.name, rows: rows) }
            }
        }
        report.rows += batch.count
        report.laterRows += try TimeTravelCheck.loading { () throws(LoadingError) in
            try stage.laterRows()
        }
        let seeing = try build(nil, foresight: foresight)
        report.foresightShows =
            report.foresightShows
            || zip(before, seeing).contains { TimeTravelCheck.differing($0, $1) > 0 }
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
}

extension TimeTravelCheck {
    /// Observations in the order of a seeded draw, in batches of which no two share a group.
    private func batches(_ observation: FrameLoader.Observation) -> [[ObservedRows.Row]] {
        let rows = observation.rows.kept.map { row in
            (row, SplitRequest.draw(seed: seed + "/time-travel", entity: row.key))
        }.sorted { ($0.1, $0.0.key) < ($1.1, $1.0.key) }.map(\.0)
        let columns = groupColumns(observation.features)
        let keys = columns.map(observation.observed.texts)
        var batches: [[ObservedRows.Row]] = []
        var taken: [[Set<String>]] = []
        var count = 0
        for row in rows where count < TimeTravelCheck.mostRows {
            let own = keys.map { $0[row.place] }
            let place = batches.indices.first { batch in
                own.indices.allSatisfy { !taken[batch][$0].contains(own[$0]) }
            }
            guard
                let batch = place
                    ?? (batches.count < TimeTravelCheck.mostBatches ? batches.count : nil)
            else { continue }
            if batch == batches.count {
                batches.append([])
                taken.append(own.map { _ in [] })
            }
            batches[batch].append(row)
            for index in own.indices { taken[batch][index].insert(own[index]) }
            count += 1
        }
        return batches
    }

    /// The columns of an observation by which anything is tied to it, its entity always.
    private func groupColumns(_ features: [ResolvedFeature]) -> [ColumnReference] {
        var columns = [loader.plan.entity]
        for case .history(let histories, make: _) in features.map(\.reading) {
            for history in histories where !columns.contains(history.observed) {
                columns.append(history.observed)
            }
        }
        return columns
    }

    /// Every table with a time that the features read.
    private func tables(
        _ features: [ResolvedFeature], _ compiled: CompiledMapping
    ) throws(FeatureError) -> [TravelledTable] {
        var ties: [(table: String, tie: TravelledTable.Tie)] = []
        func add(_ table: String, _ group: String, _ observed: ColumnReference) {
            let tie = TravelledTable.Tie(group: group, observed: observed)
            if !ties.contains(where: { $0.table == table && $0.tie == tie }) {
                ties.append((table, tie))
            }
        }
        for feature in features where [.feature, .subgroup].contains(feature.request.role) {
            switch feature.reading {
            case .history(let histories, make: _):
                for history in histories { add(history.table, history.group, history.observed) }
            case .row(let reading):
                for known in reading.known {
                    guard let tie = loader.tie(of: known.table) else { continue }
                    add(known.table, tie.column, tie.key)
                }
            }
        }
        var names: [String] = []
        for (table, _) in ties where !names.contains(table) { names.append(table) }
        return names.compactMap { name in
            table(name, ties.filter { $0.table == name }.map(\.tie), compiled)
        }
    }

    private func table(
        _ name: String, _ ties: [TravelledTable.Tie], _ compiled: CompiledMapping
    ) -> TravelledTable? {
        let schema = loader.resolver.schema
        let canonical = schema.table(name)
        let time =
            canonical?.eventTime
            ?? (schema.attributeTable(name).map { _ in AttributeTable.knownAt })
        guard let view = compiled.view(name), let time,
            let event = view.columns.first(where: { $0.column.name == time })
        else { return nil }
        let available = canonical?.availabilityTime.flatMap { name in
            name == time ? nil : view.columns.first { $0.column.name == name && $0.absence == nil }
        }
        let fixed = Set(
            ties.map(\.group) + [time] + [available?.column.name].compactMap(\.self)
                + (canonical?.key ?? []))
        let selectors = Set(loader.selectors(of: name))
        return TravelledTable(
            name: name, ties: ties, event: event, availability: available,
            values: view.columns.filter {
                !fixed.contains($0.column.name) && !selectors.contains($0.column.name)
                    && $0.absence == nil
            },
            takesMore: canonical?.isKeyUnique == false,
            isObserved: name == loader.plan.table && loader.plan.source == .rows)
    }

    /// For each tie the observed keys, and for each table the last moment that they may know of.
    private func limits(
        of batch: [ObservedRows.Row], _ observation: FrameLoader.Observation,
        _ tables: [TravelledTable]
    ) -> [TravelledTable.Tie: [(key: String, limit: [String: String])]] {
        var limits: [TravelledTable.Tie: [(key: String, limit: [String: String])]] = [:]
        for tie in Set(tables.flatMap(\.ties)) {
            let keys = observation.observed.texts(of: tie.observed)
            limits[tie] = batch.compactMap { row in
                guard let time = row.time else { return nil }
                let own = tables.map { ($0.name, $0.limit(time, axis: loader.plan.axis)) }
                return (keys[row.place], Dictionary(own, uniquingKeysWith: { first, _ in first }))
            }
        }
        return limits
    }

    /// Features of attributes whose time nobody can test.
    private func attested(
        _ observation: FrameLoader.Observation, _ compiled: CompiledMapping, _ snapshot: Snapshot
    ) throws(FeatureError) -> [String] {
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
