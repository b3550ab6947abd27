package import Tabular

extension Diagnosis {
    /// The checks that only this field knows, over the canonical views.
    ///
    /// Three of the field's checks are those of every field: H1, a mistaken unit, is P2, analyte by
    /// analyte; H4's results from before their collection are T2; H10, the mix of classes, is B2.
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

    /// The number of an instant's month by UTC, one more for each that follows.
    static func month(of column: String) -> String {
        let time = "\"\(column)\" / 1000, 'unixepoch'"
        return "(strftime('%Y', \(time)) * 12 + strftime('%m', \(time)))"
    }
}
