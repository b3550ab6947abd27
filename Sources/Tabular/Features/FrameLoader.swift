import Learning

/// Makes a study's frame of an institution's rows: reads them in one statement, judges each, brings
/// them into canonical order, and parts them.
package struct FrameLoader: Sendable {
    package let resolver: FeatureResolver
    package let plan: ObservationPlan
    package let requests: [FeatureRequest]
    package let split: SplitRequest

    package init(
        resolver: FeatureResolver, plan: ObservationPlan, requests: [FeatureRequest],
        split: SplitRequest
    ) {
        self.resolver = resolver
        self.plan = plan
        self.requests = requests
        self.split = split
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
        let features = try resolver.resolve(requests, in: compiled.mapping)
        let time = try timeColumn(compiled.mapping)
        try checkPlan(compiled.mapping)
        let observed = try read(features, time, compiled, snapshot)
        var rows = try ObservedRows(plan: plan, time: time, observed: observed)
        let words = try splitWords(features, observed)
        rows.part(split, words: words)
        try rows.checkKeys(plan)
        rows.sort()
        let builder = ColumnBuilder(
            observed: observed, rows: rows, isDated: plan.isDated)
        let columns = plan.needs.filter { compiled.mapping.absence(of: $0) == nil }
        let findings = builder.findings(in: columns + (time.map { [$0] } ?? []))
        return try assemble(features, rows, builder, findings)
    }

    private func read(
        _ features: [ResolvedFeature], _ time: ColumnReference?, _ compiled: CompiledMapping,
        _ snapshot: Snapshot
    ) throws(FeatureError) -> ObservedColumns {
        var query = ObservationQuery(plan, compiled: compiled, schema: resolver.schema)
        query.add(plan.row, isKey: true)
        query.add(plan.entity, isKey: true)
        if let time { query.add(time) }
        for column in plan.needs { query.add(column) }
        for feature in features {
            for column in feature.needs { query.add(column) }
            if let currency = feature.currency { query.add(currency.column) }
            if let table = feature.attributeTable {
                query.add(ColumnReference(table, AttributeTable.knownAt))
            }
        }
        do throws(LoadingError) {
            return try query.read(in: snapshot)
        } catch {
            throw .loading(error)
        }
    }

    private func assemble(
        _ features: [ResolvedFeature], _ rows: ObservedRows, _ builder: ColumnBuilder,
        _ planFindings: [FrameFinding]
    ) throws(FeatureError) -> LoadedFrame {
        var columns: [FrameColumn] = []
        var subgroups: [FrameColumn] = []
        var findings = planFindings
        for feature in features where [.feature, .subgroup].contains(feature.request.role) {
            let built = try builder.build(feature)
            findings += built.findings
            if feature.request.role == .feature {
                columns.append(built.column)
            } else {
                subgroups.append(built.column)
            }
        }
        let frame = Frame(
            columns: columns, labels: rows.kept.map(\.label), parts: rows.kept.map(\.part),
            entities: rows.entityNumbers)
        return LoadedFrame(
            frame: frame, subgroups: subgroups, rowKeys: rows.rowKeys,
            entityKeys: rows.entityKeys, times: rows.times,
            population: PopulationFlow(rows.states),
            contradictions: PopulationFlow.contradictions(rows.states), findings: findings)
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
        for column in [plan.row, plan.entity] + plan.needs {
            if let reason = mapping.absence(of: column), !plan.optional.contains(column) {
                throw .needsAbsent(
                    "the study's population or target", column: column, reason: reason)
            }
        }
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
            ObservedCells(columns, row: row).word(0)
        }
    }
}
