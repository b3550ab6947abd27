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
        if let drafts = observation.drafts {
            return assemble(observation, drafts, compiled.mapping)
        }
        let drafts = try builder(of: observation.features, compiled).build(
            observation.rows, observation.observed, in: snapshot)
        return assemble(observation, drafts, compiled.mapping)
    }

    func builder(
        of features: [ResolvedFeature], _ compiled: CompiledMapping, foresight: Int = 0
    ) -> FeatureBuilder {
        FeatureBuilder(
            features: features, plan: plan, schema: resolver.schema, compiled: compiled,
            foresight: foresight)
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
            population: PopulationFlow(
                rows.states, of: plan.targetKind, reasons: plan.allReasons),
            watchedEvents: rows.watchedEvents(of: plan), waits: rows.waitingTimes(of: plan),
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
