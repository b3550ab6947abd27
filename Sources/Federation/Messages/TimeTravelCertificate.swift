package import Documents
package import Messaging

/// What an institution signs about its features: whether anything that became known after an
/// observation changes a bit of them.
package struct TimeTravelCertificate: Sendable, Hashable {
    package enum Verdict: String, Sendable, Hashable, CaseIterable {
        case pass
        case notMeasured = "not-measured"
    }

    /// SHA-256 of the institution's mapping.json, so that it can show later which one it was.
    package let mapping: Digest
    package let verdict: Verdict
    /// How many observations were tested, rounded down so that a small institution's rows can't be
    /// counted by it.
    package let rows: Int
    /// The canonical tables whose later rows were changed.
    package let tables: [String]
    package let seed: String
    /// Features whose time the institution only vouches for.
    package let attested: [String]

    /// - Parameter rows: as they were; kept to the next lower multiple of 50.
    package init(
        mapping: Digest, verdict: Verdict, rows: Int, tables: [String], seed: String,
        attested: [String]
    ) {
        self.mapping = mapping
        self.verdict = verdict
        self.rows = rows / Self.rowStep * Self.rowStep
        self.tables = tables
        self.seed = seed
        self.attested = attested
    }

    private static let rowStep = 50

    static let keys = ["mapping", "verdict", "rows", "tables", "seed", "attested"]

    init(_ entry: DocumentReader) throws(DocumentError) {
        mapping = try entry.digest("mapping")
        verdict = try entry.choice("verdict", as: Verdict.self)
        rows = try entry.integer("rows", in: 0...1_000_000)
        tables = try entry.strings("tables")
        seed = try entry.string("seed", maximumLength: 256)
        attested = try entry.strings("attested")
    }

    package var json: JSONValue {
        [
            "mapping": .string(mapping.hex), "verdict": .string(verdict.rawValue),
            "rows": .integer(rows), "tables": .array(tables.map(JSONValue.string)),
            "seed": .string(seed), "attested": .array(attested.map(JSONValue.string)),
        ]
    }
}
