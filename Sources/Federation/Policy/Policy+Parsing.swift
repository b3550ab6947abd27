package import Documents

extension Policy {
    private static let keys = [
        "policy", "smallestFederation", "countOnlyConfirmed", "smallestCell", "cells",
        "aggregations", "dropOut", "contribution", "learners", "computations", "rowsPerParameter",
        "noise", "nameOwnFigures", "hours", "memoryMiB", "cores",
    ]

    /// Reads a policy strictly. A rule that this version does not keep yet is refused where it asks
    /// for something else than the default, so that nobody relies on it.
    package init(parsing bytes: [UInt8]) throws(DocumentError) {
        let root = try DocumentReader(
            JSONParser.parse(bytes), at: "policy.json", keys: Self.keys)
        _ = try root.integer("policy", in: 1...1)
        try Self.refuseWhatIsNotKept(root)
        let standard = Policy.standard
        self.init(
            smallestFederation: try root.optionalInteger("smallestFederation", in: 3...200)
                ?? standard.smallestFederation,
            countOnlyConfirmed: try root.optionalBool("countOnlyConfirmed")
                ?? standard.countOnlyConfirmed,
            smallestCell: try root.optionalInteger("smallestCell", in: 1...10_000)
                ?? standard.smallestCell,
            cells: try root.optionalChoice("cells", as: CellRegime.self) ?? standard.cells,
            aggregations: try Self.words("aggregations", of: root) ?? standard.aggregations,
            dropOuts: try Self.words("dropOut", of: root) ?? standard.dropOuts,
            learners: try Self.words("learners", of: root) ?? standard.learners,
            computations: try Self.words("computations", of: root) ?? standard.computations,
            rowsPerParameter: try RowsPerParameter(root) ?? standard.rowsPerParameter,
            nameOwnFigures: try root.optionalBool("nameOwnFigures") ?? standard.nameOwnFigures,
            hours: try root.optionalObject("hours", keys: WorkingHours.keys)
                .map { entry throws(DocumentError) in try WorkingHours(entry) },
            memoryMiB: try root.optionalInteger("memoryMiB", in: 64...1_048_576)
                ?? standard.memoryMiB,
            cores: try root.optionalInteger("cores", in: 1...1024) ?? standard.cores)
    }

    /// A list of words, each one of the type's.
    private static func words<Word: RawRepresentable & CaseIterable>(
        _ key: String, of root: DocumentReader
    ) throws(DocumentError) -> [Word]? where Word.RawValue == String {
        guard let texts = try root.optionalStrings(key, maximumLength: 64) else { return nil }
        var words: [Word] = []
        for text in texts {
            guard let word = Word(rawValue: text) else {
                throw root.failure(
                    key,
                    expected: "words out of "
                        + Word.allCases.map(\.rawValue).joined(separator: ", "),
                    found: "another word")
            }
            words.append(word)
        }
        return words
    }

    private static func refuseWhatIsNotKept(_ root: DocumentReader) throws(DocumentError) {
        if try root.optionalBool("contribution") == true {
            throw root.failure("contribution", expected: "false for now", found: "true")
        }
        let noise = try root.optionalObject(
            "noise", keys: ["required", "delta", "epsilonPerStudy", "epsilonInAll"])
        guard let noise else { return }
        if try noise.optionalBool("required") == true {
            throw noise.failure("required", expected: "false for now", found: "true")
        }
        // No study adds noise yet, so no budget is kept; another one than the default would be a
        // promise.
        for (key, value) in [("delta", 1e-5), ("epsilonPerStudy", 2), ("epsilonInAll", 8)] {
            guard try noise.optionalNumber(key) ?? value == value else {
                throw noise.failure(key, expected: "\(value) for now", found: "another number")
            }
        }
    }
}

extension Policy.RowsPerParameter {
    /// Nil where the policy has no such key.
    fileprivate init?(_ root: DocumentReader) throws(DocumentError) {
        let entry = try root.optionalObject(
            "rowsPerParameter", keys: ["own", "federation", "fold"])
        guard let entry else { return nil }
        let standard = Policy.standard.rowsPerParameter
        own = try entry.optionalNumber("own", in: 0...1e6) ?? standard.own
        federation = try entry.optionalNumber("federation", in: 0...1e6) ?? standard.federation
        fold = try entry.optionalNumber("fold", in: 0...1e6) ?? standard.fold
    }
}
