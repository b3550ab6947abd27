package import Documents
package import Tabular

/// mapping.json of an institution that holds a part of its field's tables.
package enum PartialMapping {
    /// The document's text; every canonical table and column that `tables` leaves out is listed as
    /// absent.
    ///
    /// - Parameters:
    ///   - tables: by canonical name a source, or a list of several.
    ///   - completeThrough: an ISO day; nil on an axis of usage.
    package static func text(
        _ institution: String, of schema: CanonicalSchema, tables: JSONValue,
        attributes: JSONValue = [:], completeThrough: String? = nil, timezone: String? = nil
    ) -> String {
        var members: [(String, JSONValue)] = [
            ("mapping", 1), ("domain", .string(schema.domain)),
            ("institution", .string(institution)), ("database", .string("\(institution).sqlite")),
            ("tables", tables), ("attributes", attributes),
            ("absent", IdentityMapping.object(absent(of: schema, without: tables))),
        ]
        if let completeThrough { members.append(("completeThrough", .string(completeThrough))) }
        if let timezone { members.append(("timezone", .string(timezone))) }
        return String(decoding: IdentityMapping.object(members).encoded(), as: UTF8.self)
    }

    private static func absent(
        of schema: CanonicalSchema, without tables: JSONValue
    ) -> [(String, JSONValue)] {
        schema.tables.flatMap { table -> [(String, JSONValue)] in
            guard let value = tables[table.name] else { return [(table.name, "not held")] }
            let sources: [JSONValue] = if case .array(let list) = value { list } else { [value] }
            let given = Set(
                sources.flatMap { keys(of: $0["columns"]) + columns(ofItems: $0["unpivot"]) })
            return table.columns.filter { !given.contains($0.name) }.map {
                ("\(table.name).\($0.name)", "not held")
            }
        }
    }

    /// The canonical columns that the items of a wide source give.
    static func columns(ofItems unpivot: JSONValue?) -> [String] {
        guard case .string(let into)? = unpivot?["into"],
            case .array(let items)? = unpivot?["items"]
        else { return [] }
        return [into] + items.flatMap { keys(of: $0["set"]) }
    }

    private static func keys(of value: JSONValue?) -> [String] {
        guard case .object(let members)? = value else { return [] }
        return members.map(\.key)
    }
}
