import Documents

/// What a study demands before anything is summed.
package struct PrivacySettings: Sendable, Hashable {
    /// The fewest institutions over which a sum may be taken.
    package let smallestFederation: Int
    /// The smallest count of rows that may be published.
    package let smallestCell: Int
    /// Masked answers go to every member, which adds them up itself before it folds.
    package let checkSums: Bool

    static let keys = [
        "smallestFederation", "smallestCell", "cells", "dropOut", "checkSums", "contribution",
    ]

    init(_ entry: DocumentReader) throws(DocumentError) {
        smallestFederation = try entry.integer("smallestFederation", in: 3...200)
        smallestCell = try entry.integer("smallestCell", in: 1...10_000)
        checkSums = try entry.optionalBool("checkSums") ?? true
        try Self.requireOnly("exact", "cells", of: entry)
        try Self.requireOnly("wait", "dropOut", of: entry)
        if try entry.optionalBool("contribution") == true {
            throw entry.failure("contribution", expected: "false", found: "true")
        }
    }

    private static func requireOnly(
        _ word: String, _ key: String, of entry: DocumentReader
    ) throws(DocumentError) {
        let found = try entry.optionalString(key) ?? word
        guard found == word else { throw entry.failure(key, expected: word, found: found) }
    }
}
