import Documents

/// One result of an institution's quality report, for its own eyes.
package struct CheckFinding: Sendable, Hashable {
    package let check: String
    /// `table.column`, the feature, or what of the study it is about.
    package let place: String
    /// What was found, in words and counts.
    package let what: String
    package let word: CheckSignal.Word
    package let advice: String
    /// Who waived it, and why; nil where nobody had to or did.
    package let waiver: String?

    package init(
        check: String, place: String, what: String, word: CheckSignal.Word, advice: String,
        waiver: String?
    ) {
        self.check = check
        self.place = place
        self.what = what
        self.word = word
        self.advice = advice
        self.waiver = waiver
    }
}

extension CheckFinding {
    static let keys = ["check", "place", "what", "result", "advice", "waived"]

    var json: JSONValue {
        [
            "check": .string(check), "place": .string(place), "what": .string(what),
            "result": .string(word.rawValue), "advice": .string(advice),
            "waived": waiver.map { .string($0) } ?? .null,
        ]
    }

    init(_ reader: DocumentReader) throws(DocumentError) {
        self.init(
            check: try reader.string("check"), place: try reader.string("place"),
            what: try reader.string("what"),
            word: try reader.choice("result", as: CheckSignal.Word.self),
            advice: try reader.string("advice"),
            waiver: try reader.isNull("waived") ? nil : reader.string("waived"))
    }
}
