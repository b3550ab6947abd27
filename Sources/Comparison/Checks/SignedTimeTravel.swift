import Documents

/// What an institution signed of its time-travel check, as a report shows it.
package struct SignedTimeTravel: Sendable, Hashable {
    package let institution: String
    /// `pass` or `not-measured`; a failure is never signed.
    package let verdict: String
    /// Observations that were tested, at least.
    package let rows: Int
    /// The canonical tables whose later rows were changed.
    package let tables: [String]
    /// Features whose time the institution only vouches for.
    package let attested: [String]

    package init(
        institution: String, verdict: String, rows: Int, tables: [String], attested: [String]
    ) {
        self.institution = institution
        self.verdict = verdict
        self.rows = rows
        self.tables = tables
        self.attested = attested
    }
}

extension SignedTimeTravel {
    static let keys = ["institution", "verdict", "rows", "tables", "attested"]

    var json: JSONValue {
        [
            "institution": .string(institution), "verdict": .string(verdict),
            "rows": .integer(rows), "tables": .array(tables.map { .string($0) }),
            "attested": .array(attested.map { .string($0) }),
        ]
    }

    init(_ reader: DocumentReader) throws(DocumentError) {
        self.init(
            institution: try reader.string("institution"),
            verdict: try reader.string("verdict", maximumLength: 32),
            rows: try reader.integer("rows", in: 0...1_000_000),
            tables: try reader.strings("tables"), attested: try reader.strings("attested"))
    }
}
