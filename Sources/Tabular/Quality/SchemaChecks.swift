/// The checks that follow from a canonical schema alone: keys, references, readability, time.
struct SchemaChecks {
    let schema: CanonicalSchema
    let compiled: CompiledMapping
    /// The tables in which no key may stand twice; elsewhere that is a warning.
    let strictTables: Set<String>

    /// Checks of the mapped tables among `tables`.
    func all(of tables: Set<String>) -> [ShareCheck] {
        let views = compiled.views.filter { tables.contains($0.name) && !$0.isAbsent }
        var checks: [ShareCheck] = []
        for view in views {
            checks += keys(view) + references(view)
            checks += unreadable(view) + unmapped(view)
            checks += UnitChecks(view: view).all()
            checks += TimeChecks(view: view, schema: schema, mapping: compiled.mapping).all()
        }
        return checks
    }

    private func keys(_ view: CompiledView) -> [ShareCheck] {
        let table = schema.table(view.name)
        if table?.isKeyUnique == false { return [] }
        let key = table?.key ?? schema.attributeTable(view.name).map { [$0.key] } ?? []
        let isStrict = strictTables.contains(view.name)
        let names = key.map(SQLText.name).joined(separator: ", ")
        let groups =
            "(SELECT count(*) AS \"copies\" FROM \(SQLText.name(view.name)) GROUP BY \(names))"
        return [
            ShareCheck(
                id: "C1", place: "\(view.name).\(key.joined(separator: ", "))",
                what: "keys that stand twice or more", needs: [], rows: groups,
                fault: "\"copies\" > 1",
                limit: ShareLimit(warnAbove: isStrict ? nil : 0, failAbove: isStrict ? 0 : nil),
                advice: "make a local view with one row a key, and map the view")
        ]
    }

    private func references(_ view: CompiledView) -> [ShareCheck] {
        view.columns.compactMap { compiled in
            guard let parent = compiled.column.references, compiled.absence == nil,
                let parentTable = schema.table(parent), let key = parentTable.key.first
            else { return nil }
            let own = SQLText.name(compiled.column.name)
            return ShareCheck(
                id: "C2", place: "\(view.name).\(compiled.column.name)",
                what: "rows whose \(parent) does not exist", needs: [ColumnReference(parent, key)],
                rows: SQLText.name(view.name), applies: "\(own) IS NOT NULL",
                fault: "\(own) NOT IN (SELECT \(SQLText.name(key)) FROM \(SQLText.name(parent)) "
                    + "WHERE \(SQLText.name(key)) IS NOT NULL)",
                limit: ShareLimit(warnAbove: 0, failAbove: 0.01),
                advice: "check that both tables hold the same extract")
        }
    }

    private func unreadable(_ view: CompiledView) -> [ShareCheck] {
        view.columns.filter { $0.hasState && $0.absence == nil }.compactMap { compiled in
            guard compiled.column.isNumber || compiled.column.isDate else { return nil }
            let state = SQLText.name(CompiledColumn.stateName(of: compiled.column.name))
            return ShareCheck(
                id: "C3", place: "\(view.name).\(compiled.column.name)",
                what: "numbers or dates that can't be read", needs: [],
                rows: SQLText.name(view.name),
                fault: "\(state) IN ('unreadable', 'ambiguous', 'skipped')",
                limit: ShareLimit(warnAbove: 0, failAbove: 0.005),
                advice: "correct number or date in the mapping, or list the values under missing")
        }
    }

    private func unmapped(_ view: CompiledView) -> [ShareCheck] {
        view.sources.flatMap { source in
            source.unmapped.map { unmapped in
                let isFatal = unmapped.rule == .fail
                return ShareCheck(
                    id: "C4", place: "\(view.name).\(unmapped.column)",
                    what:
                        "codes that the mapping doesn't translate (unmapped: \(unmapped.rule.rawValue))",
                    needs: [], rows: "(SELECT * \(source.from)) AS s",
                    fault: unmapped.condition,
                    limit: ShareLimit(warnAbove: isFatal ? nil : 0, failAbove: isFatal ? 0 : nil),
                    advice: "see which with SELECT DISTINCT \(unmapped.local) \(source.from)")
            }
        }
    }
}
