/// The tables and views of an institution's own database. Names are schema, not data.
package struct LocalSchema: Sendable, Hashable {
    package let tables: [LocalTable]

    /// SQLite's names differ in more than capitals.
    package func table(_ name: String) -> LocalTable? {
        tables.first { $0.name.lowercased() == name.lowercased() }
    }
}

package struct LocalTable: Sendable, Hashable {
    package let name: String
    package let isView: Bool
    package let columns: [LocalColumn]

    package init(name: String, isView: Bool, columns: [LocalColumn]) {
        self.name = name
        self.isView = isView
        self.columns = columns
    }

    package func hasColumn(_ name: String) -> Bool {
        (!isView && name.lowercased() == "rowid")
            || columns.contains { $0.name.lowercased() == name.lowercased() }
    }
}

package struct LocalColumn: Sendable, Hashable {
    package let name: String
    /// As written in CREATE TABLE; SQLite holds nobody to it.
    package let declaredType: String

    package init(name: String, declaredType: String) {
        self.name = name
        self.declaredType = declaredType
    }
}
