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

/// The kinds of values that a column of a table really holds.
package struct StorageClasses: OptionSet, Sendable, Hashable {
    package let rawValue: UInt8

    package init(rawValue: UInt8) {
        self.rawValue = rawValue
    }

    package static let integer = StorageClasses(rawValue: 1)
    package static let real = StorageClasses(rawValue: 2)
    package static let text = StorageClasses(rawValue: 4)
    package static let blob = StorageClasses(rawValue: 8)

    static let numbers: StorageClasses = [.integer, .real]
    static let names: [(name: String, storage: StorageClasses)] = [
        ("integer", .integer), ("real", .real), ("text", .text), ("blob", .blob),
    ]
}
