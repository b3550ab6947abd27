import Documents
import Tabular
import Testing

/// Reads mappings of the test schemas, written as an institution would write them.
enum Field {
    /// The mapping of a text in which `ABSENT` stands for every name that it doesn't map.
    static func mapping(_ text: String, _ schema: CanonicalSchema) throws -> Mapping {
        try Mapping(parsing: Array(complete(text, schema).utf8), schema: schema)
    }

    /// Every fault of such a text.
    static func faults(_ text: String, _ schema: CanonicalSchema) -> [MappingError] {
        Mapping.faults(in: Array(complete(text, schema).utf8), schema: schema)
    }

    private static func complete(_ text: String, _ schema: CanonicalSchema) -> String {
        let bare = text.replacing("ABSENT", with: "")
        var names: [String] = []
        for case .unaccounted(let found) in Mapping.faults(in: Array(bare.utf8), schema: schema) {
            names = found
        }
        let absent = names.map { "\"\($0)\": \"not held\"" }.joined(separator: ", ")
        return text.replacing("ABSENT", with: absent)
    }

    /// A mapping of one table with one source; everything else is absent.
    static func source(
        _ table: String, _ source: String, _ schema: CanonicalSchema, top: String = ""
    ) -> String {
        """
        {"mapping": 1, "domain": "\(schema.domain)", "institution": "alder", "database": "alder.sqlite", \(top)
         "tables": {"\(table)": \(source), \(required(schema, without: table))}, "absent": {ABSENT}}
        """
    }

    /// The tables that every mapping needs, from a local table `base` with one column `id`.
    private static func required(_ schema: CanonicalSchema, without table: String) -> String {
        schema.domain == "diagnosis"
            ? #""visit_occurrence": {"from": "base", "columns": {"visit_occurrence_id": {"column": "id"}, "person_id": {"column": "id"}}}"#
            : #""asset": {"from": "base", "columns": {"asset_id": {"column": "id"}}}"#
    }

    static let base = "CREATE TABLE base (id TEXT);"

    /// The text rows that a statement gives over the views of a mapping.
    static func rows(
        _ sql: String, of mapping: Mapping, _ schema: CanonicalSchema, in tables: String
    ) throws -> [String] {
        try TemporaryDatabase(base + tables).open().snapshot { snapshot in
            _ = try snapshot.install(mapping, schema: schema)
            return try snapshot.texts(sql)
        }
    }

    /// In what a mapping and a database don't fit.
    static func faults(
        of mapping: Mapping, _ schema: CanonicalSchema, in tables: String
    ) throws -> [MappingError] {
        try TemporaryDatabase(tables).open().snapshot { snapshot in
            try snapshot.faults(of: mapping, schema: schema)
        }
    }
}
