/// The nouns by which each shipped field is known, so that none speaks in another's words.
enum FieldWords {
    /// By the domain's name; a field that shares a noun with another leaves it out.
    private static let nouns: [(domain: String, words: Set<String>)] = [
        (
            "credit-risk",
            [
                "loan", "loans", "bank", "banks", "borrower", "lender", "credit", "mortgage",
                "bureau",
            ]
        ),
        (
            "diagnosis",
            [
                "patient", "patients", "hospital", "hospitals", "diagnosis", "disease", "physician",
                "cholesterol", "symptom",
            ]
        ),
        (
            "machine-failure",
            [
                "machine", "machines", "bearing", "spindle", "turbine", "turbofan", "vibration",
                "torque", "milling",
            ]
        ),
    ]

    /// The words of a text, in small letters, that belong to another field.
    static func foreign(in text: String, of domain: String) -> [String] {
        let words = Set(text.lowercased().split { !$0.isLetter }.map(String.init))
        return nouns.filter { $0.domain != domain }
            .flatMap { $0.words.intersection(words) }.sorted()
    }
}
