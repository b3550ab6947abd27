import Documents

/// What a study demands before anything is summed.
package struct PrivacySettings: Sendable, Hashable {
    /// The fewest institutions over which a sum may be taken.
    package let smallestFederation: Int
    /// The smallest count of rows that may be published.
    package let smallestCell: Int
    package let cells: CellRegime
    package let dropOut: DropOut
    /// Masked answers go to every member, which adds them up itself before it folds.
    package let checkSums: Bool

    static let keys = [
        "smallestFederation", "smallestCell", "cells", "dropOut", "checkSums", "contribution",
    ]

    init(_ entry: DocumentReader) throws(DocumentError) {
        smallestFederation = try entry.integer("smallestFederation", in: 3...200)
        smallestCell = try entry.integer("smallestCell", in: 1...10_000)
        checkSums = try entry.optionalBool("checkSums") ?? true
        cells = try entry.only(.exact, at: "cells")
        dropOut = try entry.only(.wait, at: "dropOut")
        if try entry.optionalBool("contribution") == true {
            throw entry.failure("contribution", expected: "false", found: "true")
        }
    }
}

extension DocumentReader {
    /// The one word of a choice that a study can take by now.
    func only<Word: RawRepresentable>(
        _ word: Word, at key: String, isRequired: Bool = false
    ) throws(DocumentError) -> Word where Word.RawValue == String {
        let found = try isRequired ? string(key) : optionalString(key) ?? word.rawValue
        guard found == word.rawValue else {
            throw failure(key, expected: word.rawValue, found: found)
        }
        return word
    }
}
