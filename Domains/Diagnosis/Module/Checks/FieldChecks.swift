package import Tabular

extension Diagnosis {
    /// The checks that only this field knows, over the canonical views.
    ///
    /// Of the document's list H1 is P2 of all fields, measure by measure; H4's results from before their
    /// collection are T2, and H10 is B2 on the classes.
    package static let fieldChecks = timeChecks + measurementChecks + codeChecks

    /// A table's rows beside those of another. The limit makes SQLite compute both views once, so
    /// that it can look one up in the other.
    static func joined(
        _ table: String, _ columns: [String], with other: String, _ others: [String], by key: String
    ) -> String {
        func view(_ table: String, _ columns: [String]) -> String {
            let names = ([key] + columns).map { "\"\($0)\"" }.joined(separator: ", ")
            return "(SELECT \(names) FROM \"\(table)\" LIMIT -1)"
        }
        return "\(view(table, columns)) JOIN \(view(other, others)) USING (\"\(key)\")"
    }

    static func columns(_ table: String, _ names: [String]) -> [ColumnReference] {
        names.map { ColumnReference(table, $0) }
    }
}
