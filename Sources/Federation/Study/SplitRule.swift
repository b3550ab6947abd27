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
        /// So many folds by the same hash: every row is held out of one fold's model, and all rows
        /// train the final model.
        case folds(Int)
    }

    package let kind: Kind
    /// Of 1000 entities of training, so many go to validation by the same kind of hash.
    package let validation: Int

    /// How many folds there are; nil for a split with one hold-out.
    package var folds: Int? {
        if case .folds(let folds) = kind { folds } else { nil }
    }

    /// Whether there are rows to recalibrate on: those that validate, or those of the other folds.
    package var recalibrates: Bool { validation > 0 || folds != nil }

    static let keys = ["kind", "holdout", "date", "purge", "column", "folds", "validation"]

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
        case "folds":
            kind = .folds(try entry.optionalInteger("folds", in: 2...10) ?? 5)
            guard try entry.optionalInteger("validation", in: 0...999) ?? 0 == 0 else {
                throw entry.failure(
                    "validation", expected: "none, since the other folds validate",
                    found: "a share")
            }
            validation = 0
            return
        default:
            throw entry.failure("kind", expected: "hash, time, column or folds", found: word)
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
