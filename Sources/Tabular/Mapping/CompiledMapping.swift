/// A mapping as SQL: one temporary view for each canonical table and attribute table.
package struct CompiledMapping: Sendable, Hashable {
    package let mapping: Mapping
    package let views: [CompiledView]

    /// The views as text that an institution can read and run; the same mapping gives the same bytes.
    package var sql: String {
        views.map { $0.sql + ";\n" }.joined(separator: "\n")
    }

    package func view(_ name: String) -> CompiledView? {
        views.first { $0.name == name }
    }

    package func column(_ reference: ColumnReference) -> CompiledColumn? {
        view(reference.table)?.columns.first { $0.column.name == reference.column }
    }
}

/// The temporary view that stands for one canonical table.
package struct CompiledView: Sendable, Hashable {
    package let name: String
    package let columns: [CompiledColumn]
    package let sources: [CompiledSource]
    /// `CREATE TEMP VIEW …`, without a semicolon.
    package let sql: String

    /// True when the whole table is absent: the view has no rows.
    package var isAbsent: Bool { sources.isEmpty }
}

/// One column of a view.
package struct CompiledColumn: Sendable, Hashable {
    /// To how many decimals the loader rounds; nil keeps a value as it is.
    package enum Rounding: Sendable, Hashable {
        case decimals(Int?)
        /// By the word of another column of the row; a word that isn't listed keeps its values. The view
        /// has rounded already, and rounding again changes nothing.
        case byMeasure(column: String, decimals: [String: Int])
    }

    package let column: CanonicalColumn
    /// True when `<column>__state` stands beside it.
    package let hasState: Bool
    /// True when a unit was converted, so that the loader rounds instead of refusing fractions.
    package let isConverted: Bool
    package let rounding: Rounding
    /// The least precise encoding among those that the column's dates come in; nil for other columns.
    package let precision: DateEncoding.Precision?
    /// Why the institution doesn't hold it; nil if it does.
    package let absence: String?

    /// The column's values as texts, as SQL. A view's keys are texts already, and named alone they let
    /// SQLite read rows in the order of an index.
    var asText: String {
        let name = SQLText.name(column.name)
        return column.content == .text ? name : "CAST(\(name) AS TEXT)"
    }

    package static func stateName(of column: String) -> String { column + "__state" }
}
