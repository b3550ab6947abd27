/// What a column needs of the other columns of its row, as SQL.
extension SourceCompiler {
    func currency(in source: SourceMapping) -> String {
        guard let currency = source.columns.first(where: { $0.column.content == .currency }) else {
            return "NULL"
        }
        let origin = source.origin(of: currency)
        return compile(origin.column, origin.spec).value
    }

    /// The canonical date from which a spec counts back, as SQL.
    func reference(of spec: ColumnSpec, in source: SourceMapping) -> String? {
        guard let name = spec.date?.anchor, let mapped = source.mapped(name) else { return nil }
        let origin = source.origin(of: mapped)
        return compile(
            origin.column, origin.spec, reference: reference(of: origin.spec, in: source)
        ).value
    }

    /// When a repeated hour was meant, the time at which the row was known tells.
    func deciding(
        _ reading: SourceMapping.Reading, in source: SourceMapping, _ table: CanonicalTable
    ) -> String? {
        guard reading.column.name == table.eventTime, let name = table.availabilityTime,
            name != reading.column.name, let mapped = source.mapped(name)
        else { return nil }
        let origin = source.origin(of: mapped)
        guard origin.column.content == reading.column.content, origin.spec != reading.spec,
            origin.spec.date?.anchor == nil
        else { return nil }
        return compile(origin.column, origin.spec).value
    }
}
