/// What the moments of an institution's data count.
package enum MappedAxis: String, Sendable, Hashable, CaseIterable {
    /// Milliseconds since 1970-01-01T00:00Z.
    case calendar
    /// Ticks of each entity's own use, such as a cycle; those of two entities are never compared.
    case usage

    /// The one axis on which all moments stand, or nil if there are none.
    ///
    /// Throws `.axisMismatch` with the first two places that differ.
    static func of(
        _ tables: [Mapping.Table], _ attributes: [Mapping.Attributes], schema: CanonicalSchema
    ) throws(MappingError) -> MappedAxis? {
        var first: (axis: MappedAxis, path: String)?
        for (spec, path) in specs(tables) + specs(attributes, schema) {
            guard let date = spec.date else { continue }
            let axis = date == .tick ? MappedAxis.usage : .calendar
            if let first, first.axis != axis {
                throw .axisMismatch(first: first.path, second: path)
            }
            first = first ?? (axis, path)
        }
        return first?.axis
    }

    private static func specs(_ tables: [Mapping.Table]) -> [(ColumnSpec, String)] {
        tables.flatMap(\.sources).flatMap(\.readings)
            .filter { $0.column.content == .moment }.map { ($0.spec, $0.spec.path) }
    }

    private static func specs(
        _ attributes: [Mapping.Attributes], _ schema: CanonicalSchema
    ) -> [(ColumnSpec, String)] {
        attributes.flatMap { attributes -> [(ColumnSpec, String)] in
            guard schema.attributeTable(attributes.table)?.knownAt == .moment else { return [] }
            return attributes.sources.compactMap { source in
                guard case .date(let spec) = source.knownAt else { return nil }
                return (spec, spec.path)
            }
        }
    }
}
