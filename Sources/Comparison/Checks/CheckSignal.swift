import Documents

/// What a check of data quality said at an institution, in one word: all of it that leaves.
package struct CheckSignal: Sendable, Hashable {
    package enum Word: String, Sendable, Hashable, CaseIterable {
        case pass, warn, fail
        case notMeasured = "not measured"
    }

    /// The check's id, such as `B1`.
    package let check: String
    package let word: Word

    package init(check: String, word: Word) {
        self.check = check
        self.word = word
    }

    static let keys = ["check", "result"]
    /// More checks than any field has.
    private static let mostChecks = 500
    private static let longestID = 16

    var json: JSONValue { ["check": .string(check), "result": .string(word.rawValue)] }

    /// Reads the optional list under `key`, in which each check stands once.
    static func list(
        _ reader: DocumentReader, _ key: String
    ) throws(DocumentError) -> [CheckSignal] {
        var signals: [CheckSignal] = []
        for entry in try reader.optionalObjects(key, keys: keys) ?? [] {
            signals.append(
                CheckSignal(
                    check: try entry.string("check", maximumLength: longestID),
                    word: try entry.choice("result", as: Word.self)))
        }
        guard signals.count <= mostChecks, Set(signals.map(\.check)).count == signals.count else {
            throw reader.failure(
                key, expected: "each check once, \(mostChecks) at most", found: "more")
        }
        return signals
    }
}
