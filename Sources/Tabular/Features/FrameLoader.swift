import Learning

/// Makes a study's frame of an institution's rows: observes and judges them, parts them, brings them
/// into canonical order, and builds their features as of each row's time.
package struct FrameLoader: Sendable {
    package let resolver: FeatureResolver
    package let plan: ObservationPlan
    package let requests: [FeatureRequest]
    package let split: SplitRequest
    /// True where the frame's rows carry their time and the next event of their entity.
    package let watchesEvents: Bool

    /// Only a plan that has events can be watched for them.
    package init(
        resolver: FeatureResolver, plan: ObservationPlan, requests: [FeatureRequest],
        split: SplitRequest, watchesEvents: Bool = false
    ) {
        precondition(!watchesEvents || plan.events != nil, "the plan has events to watch for")
        self.resolver = resolver
        self.plan = plan
        self.requests = requests
        self.split = split
        self.watchesEvents = watchesEvents
    }

    /// The frame, or an error that lists every finding that blocks.
    package func load(
        _ compiled: CompiledMapping, in snapshot: Snapshot
    ) throws(FeatureError) -> LoadedFrame {
        let loaded = try inspect(compiled, in: snapshot)
        let blocking = loaded.findings.filter(\.blocks)
        guard blocking.isEmpty else { throw .findings(blocking) }
        if let contradiction = loaded.contradictions.first {
            throw .contradiction(reason: contradiction.reason, rows: contradiction.count)
        }
        return loaded
    }

    /// The frame whatever its findings: for the quality report, not for a study.
    ///
    /// What can't be read or translated is missing in it.
    package func inspect(
        _ compiled: CompiledMapping, in snapshot: Snapshot
    ) throws(FeatureError) -> LoadedFrame {
        let observation = try observe(compiled, in: snapshot)
        let builder = FeatureBuilder(
            features: observation.features, plan: plan, schema: resolver.schema,
            compiled: compiled, foresight: 0)
        let drafts = try builder.build(observation.rows, observation.observed, in: snapshot)
        return assemble(observation, drafts, compiled.mapping)
    }

    /// A study's rows before their features are built.
    struct Observation {
        let features: [ResolvedFeature]
        let time: ColumnReference?
        let observed: ObservedColumns
        let rows: ObservedRows
    }

    /// Reads what decides about rows and what their own features need, and judges every row.
    func observe(
        _ compiled: CompiledMapping, in snapshot: Snapshot
    ) throws(FeatureError) -> Observation {
        let features = try resolver.resolve(requests, in: compiled.mapping)
        let time = try timeColumn(compiled.mapping)
        try checkPlan(compiled.mapping)
        try checkPurge()
        let observed = try read(features, time, compiled, snapshot)
        var evidence: [EvidenceRows] = []
        do throws(LoadingError) {
            for table in plan.evidence {
                evidence.append(
                    try EvidenceRows.read(table, axis: plan.axis, compiled, in: snapshot))
            }
        } catch {
            throw .loading(error)
        }
        let completeUntil = compiled.mapping.completeThrough.flatMap {
            plan.axis.moment(of: Day(number: $0.number + 1))
        }
        var rows = try ObservedRows(
            plan: plan, time: time, observed: observed, evidence: evidence,
            completeUntil: completeUntil, watchesEvents: watchesEvents)
        if plan.keepsOnlyComplete {
            try keepComplete(&rows, features, observed, compiled, snapshot)
        }
        rows.part(split, horizon: plan.horizon, words: try splitWords(features, observed))
        try rows.checkKeys(plan)
        rows.sort()
        return Observation(features: features, time: time, observed: observed, rows: rows)
    }

    /// How the rows of a table that is looked up are tied to an observation; by its own key for the
    /// observed table.
    func tie(of table: String) -> (column: String, key: ColumnReference)? {
        if table == plan.table { return (plan.row.column, plan.row) }
        if let lookup = plan.lookups.first(where: { $0.table == table }) {
            return (lookup.column, lookup.key)
        }
        return resolver.schema.attributeTable(table).map {
            ($0.key, ColumnReference($0.parent, $0.key))
        }
    }

    /// The columns by which features choose rows of a table.
    func selectors(of table: String) -> [String] {
        resolver.features.compactMap { feature in
            guard case .history(let histories, make: _) = feature.reading else { return nil }
            return histories.first { $0.table == table && $0.selector != nil }?.selector?.column
        }
    }

    /// Takes out the rows of which a feature of the model is missing; a special is no missing value.
    private func keepComplete(
        _ rows: inout ObservedRows, _ features: [ResolvedFeature], _ observed: ObservedColumns,
        _ compiled: CompiledMapping, _ snapshot: Snapshot
    ) throws(FeatureError) {
        let builder = FeatureBuilder(
            features: features.filter { $0.request.role == .feature }, plan: plan,
            schema: resolver.schema, compiled: compiled, foresight: 0)
        let columns = try builder.build(rows, observed, in: snapshot).map(\.column)
        rows.keep { row in columns.allSatisfy { $0.states[row] != FrameColumn.missing } }
    }

    /// One statement for everything that an observation's own row gives. `steps` is a table that
    /// holds the observations of a plan of steps already.
    func read(
        _ features: [ResolvedFeature], _ time: ColumnReference?, _ compiled: CompiledMapping,
        _ snapshot: Snapshot, steps: String? = nil
    ) throws(FeatureError) -> ObservedColumns {
        var query = ObservationQuery(
            plan, compiled: compiled, schema: resolver.schema, steps: steps)
        query.add(plan.row, isKey: true)
        query.add(plan.entity, isKey: true)
        for table in plan.evidence { query.add(table.observed, isKey: true) }
        for case .history(let histories, make: _) in features.map(\.reading) {
            for history in histories { query.add(history.observed, isKey: true) }
        }
        if let time { query.add(time) }
        for column in plan.needs { query.add(column) }
        for case .row(let reading) in features.map(\.reading) {
            for column in reading.needs + reading.known { query.add(column) }
            for table in reading.known.map(\.table) {
                if let tie = tie(of: table) { query.add(tie.key) }
            }
            if let currency = reading.currency { query.add(currency.column) }
        }
        do throws(LoadingError) {
            return try query.read(in: snapshot)
        } catch {
            throw .loading(error)
        }
    }

    private func assemble(
        _ observation: Observation, _ drafts: [ColumnDraft], _ mapping: Mapping
    ) -> LoadedFrame {
        let rows = observation.rows
        var columns: [FrameColumn] = []
        var subgroups: [FrameColumn] = []
        var findings = planFindings(observation, mapping)
        for (feature, draft) in zip(observation.features, drafts) {
            switch feature.request.role {
            case .feature: columns.append(draft.column)
            case .subgroup: subgroups.append(draft.column)
            case .input, .split: continue
            }
            findings += draft.tally.findings(
                feature: feature.request.name,
                place: feature.needs.map(\.description).joined(separator: ", "),
                rows: rows.kept.count)
        }
        let frame = Frame(
            columns: columns, targets: rows.kept.map(\.target), targetKind: plan.targetKind,
            parts: rows.kept.map(\.part), entities: rows.entityNumbers,
            folds: split.folds(ofEntities: rows.kept.map(\.entity)),
            timeline: watchesEvents ? rows.timeline : nil)
        return LoadedFrame(
            frame: frame, subgroups: subgroups, rowKeys: rows.rowKeys,
            entityKeys: rows.entityKeys, times: rows.times, axis: plan.axis,
            population: PopulationFlow(rows.states, of: plan.targetKind),
            contradictions: PopulationFlow.contradictions(rows.states), findings: findings)
    }

    /// What is wrong with the columns that decide about rows.
    private func planFindings(_ observation: Observation, _ mapping: Mapping) -> [FrameFinding] {
        let builder = ColumnBuilder(
            observed: observation.observed, rows: observation.rows, plan: plan, foresight: 0)
        let columns = plan.needs.filter { mapping.absence(of: $0) == nil }
        return builder.findings(in: columns + (observation.time.map { [$0] } ?? []))
    }
}

extension FrameLoader {
    /// The first column of the plan's that the institution maps; nil in a `record` study.
    private func timeColumn(_ mapping: Mapping) throws(FeatureError) -> ColumnReference? {
        guard let last = plan.time.last else {
            if case .time = split.kind { throw .timeSplitWithoutTime }
            return nil
        }
        if let mapped = plan.time.first(where: { mapping.absence(of: $0) == nil }) { return mapped }
        throw .needsAbsent(
            "the time of observation", column: last, reason: mapping.absence(of: last) ?? "")
    }

    private func checkPlan(_ mapping: Mapping) throws(FeatureError) {
        if plan.isDated, let mapped = mapping.axis, (plan.axis == .ticks) != (mapped == .usage) {
            throw .axisMismatch(study: plan.axis, mapping: mapped)
        }
        let evidence = plan.evidence.flatMap { table in
            ([table.group] + table.columns).map { ColumnReference(table.table, $0) }
        }
        for column in [plan.row, plan.entity] + plan.needs + evidence {
            if let reason = mapping.absence(of: column), !plan.optional.contains(column) {
                throw .needsAbsent(
                    "the study's population or target", column: column, reason: reason)
            }
        }
    }

    /// Between training and hold-out of a split by time lies at least what targets and features
    /// look over.
    private func checkPurge() throws(FeatureError) {
        guard case .time(_, let purge, _) = split.kind else { return }
        var longest = 0
        for request in requests {
            if case .domain(_, _, let window?) = request.source { longest = max(longest, window) }
        }
        let needed = plan.horizon + longest
        guard purge >= needed else { throw .purgeTooShort(given: purge, needed: needed) }
    }

    /// For each row of the query the word of the split's column.
    private func splitWords(
        _ features: [ResolvedFeature], _ observed: ObservedColumns
    ) throws(FeatureError) -> [String?] {
        guard case .column(let name) = split.kind else { return [] }
        guard
            let feature = features.first(where: {
                $0.request.name == name && $0.request.role == .split
            })
        else { throw .noSplitColumn(name) }
        let columns = observed.columns(feature.needs)
        return (0..<observed.rowCount).map { row in
            ObservedCells(columns, row: row, axis: plan.axis).word(0)
        }
    }
}
