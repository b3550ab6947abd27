/// What a study reads of an institution's rows, and what must hold before it does.
extension FrameLoader {
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
}

extension FrameLoader {
    /// The first column of the plan's that the institution maps; nil in a `record` study.
    func timeColumn(_ mapping: Mapping) throws(FeatureError) -> ColumnReference? {
        guard let last = plan.time.last else {
            if case .time = split.kind { throw .timeSplitWithoutTime }
            return nil
        }
        if let mapped = plan.time.first(where: { mapping.absence(of: $0) == nil }) { return mapped }
        throw .needsAbsent(
            "the time of observation", column: last, reason: mapping.absence(of: last) ?? "")
    }

    func checkPlan(_ mapping: Mapping) throws(FeatureError) {
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
    func checkPurge() throws(FeatureError) {
        guard case .time(_, let purge, _) = split.kind else { return }
        var longest = 0
        for request in requests {
            if case .domain(_, _, let window?) = request.source { longest = max(longest, window) }
        }
        let needed = plan.horizon + longest
        guard purge >= needed else { throw .purgeTooShort(given: purge, needed: needed) }
    }

    /// For each row of the query the word of the split's column.
    func splitWords(
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
