/// Where one canonical column or attribute of an institution comes from, and how it is read.
package struct ColumnSpec: Sendable, Hashable {
    package enum Origin: Sendable, Hashable {
        /// A column of the local table, or its `rowid`.
        case column(String)
        /// Already in the canonical unit and code.
        case constant(Constant)
        /// Another canonical column of the same source.
        case sameAs(String)
    }

    package enum Constant: Sendable, Hashable {
        case text(String)
        case number(Double)
        case flag(Bool)
    }

    /// What becomes of a local code that `codes` doesn't list.
    package enum Unmapped: String, Sendable, Hashable, CaseIterable {
        case fail, other, missing
    }

    package struct Code: Sendable, Hashable {
        package let local: LocalValue
        package let canonical: String
    }

    package struct Special: Sendable, Hashable {
        package let local: LocalValue
        package let name: String
    }

    /// The key's path in mapping.json, for errors.
    package let path: String
    package let origin: Origin
    /// Nil for constants, copies and columns without a unit.
    package let unit: LocalUnit?
    package let number: NumberStyle
    package let date: DateEncoding?
    /// True when the institution vouches for the order of day and month.
    package let isOrderAccepted: Bool
    /// Nil when the local codes are the canonical ones.
    package let codes: [Code]?
    package let unmapped: Unmapped
    package let specials: [Special]
    package let missing: [LocalValue]
}
