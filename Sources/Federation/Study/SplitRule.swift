import Documents

/// How each institution's rows are divided into training, validation and hold-out.
package struct SplitRule: Sendable, Hashable {
    package enum Kind: Sendable, Hashable {
        /// By a keyed hash of the entity; `holdout` of 1000 are held out.
        case hash(holdout: Int)
        /// Hold-out rows are those observed on or after `date` + `purgeDays`; with a `holdout`
        /// share they are those of entities that the hash draws, unseen in training, too.
        case time(date: String, purgeDays: Int, holdout: Int?)
        /// By an attribute of role `split` that holds `train`, `validation` or `test`.
        case column(String)
    }

    package let kind: Kind
    /// Of 1000 entities of training, so many go to validation by the same kind of hash.
    package let validation: Int

    static let keys = ["kind", "holdout", "date", "purge", "column", "validation"]

    init(_ entry: DocumentReader) throws(DocumentError) {
        let word = try entry.string("kind")
        switch word {
        case "hash":
            kind = .hash(holdout: try entry.optionalInteger("holdout", in: 1...999) ?? 300)
        case "time":
            kind = .time(
                date: try entry.day("date"),
                purgeDays: try entry.optionalString("purge").map { text throws(DocumentError) in
                    try Self.days(text, of: entry)
                } ?? 0, holdout: try entry.optionalInteger("holdout", in: 1...999))
        case "column":
            kind = .column(try entry.string("column"))
        default:
            throw entry.failure("kind", expected: "hash, time or column", found: word)
        }
        validation = try entry.optionalInteger("validation", in: 0...999) ?? 200
    }

    private static func days(
        _ text: String, of entry: DocumentReader
    ) throws(DocumentError) -> Int {
        guard text.hasSuffix("d"), let days = Int(text.dropLast()), days >= 0 else {
            throw entry.failure("purge", expected: "days, such as 90d", found: text)
        }
        return days
    }
}
