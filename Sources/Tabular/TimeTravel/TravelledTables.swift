/// Finds the tables of which a time-travel check changes what became known later.
struct TravelledTables {
    let loader: FrameLoader
    let features: [ResolvedFeature]
    let compiled: CompiledMapping

    private var schema: CanonicalSchema { loader.resolver.schema }

    /// Every table with a time that the features read.
    var all: [TravelledTable] {
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
                for history in histories {
                    add(history.table, history.group, history.observed)
                    let parent = schema.table(history.table)?.availableOtherwise?.time.table
                    if let parent, schema.column(ColumnReference(parent, history.group)) != nil {
                        add(parent, history.group, history.observed)
                    }
                }
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
            table(name, ties.filter { $0.table == name }.map(\.tie))
        }
    }

    /// The kinds of rows that features ask for, where each of a table's histories has one; of
    /// observed rows every kind may be asked for.
    private func selection(of table: String) -> String? {
        if table == loader.plan.table, loader.plan.source == .rows { return nil }
        var words: [String: [String]] = [:]
        for case .history(let histories, make: _) in features.map(\.reading) {
            for history in histories where history.table == table {
                guard let selector = history.selector else { return nil }
                if words[selector.column]?.contains(selector.word) != true {
                    words[selector.column, default: []].append(selector.word)
                }
            }
        }
        guard words.count == 1, let (column, chosen) = words.first else { return nil }
        let list = chosen.map(SQLText.literal).joined(separator: ", ")
        return "\(SQLText.name(column)) IN (\(list))"
    }

    private func table(
        _ name: String, _ ties: [TravelledTable.Tie]
    ) -> TravelledTable? {
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
            otherwise: canonical?.availableOtherwise == nil
                ? .withEvent
                : .withParent(canonical.flatMap { ParentTimes(of: $0, schema: schema, compiled) }),
            values: view.columns.filter {
                !fixed.contains($0.column.name) && !selectors.contains($0.column.name)
                    && $0.absence == nil
            },
            selection: selection(of: name), takesMore: canonical?.isKeyUnique == false,
            isObserved: name == loader.plan.table && loader.plan.source == .rows)
    }

    /// For each tie the observed keys, and for each table the last moment that they may know of.
    func limits(
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
}
