/// The field's words, as its reports use them.
package struct Glossary: Sendable, Hashable {
    package struct Entry: Sendable, Hashable {
        package let word: String
        package let meaning: String
    }

    package let entries: [Entry]

    package func meaning(of word: String) -> String? {
        entries.first { $0.word == word }?.meaning
    }
}

extension CreditRisk {
    package static let glossary = Glossary(
        entries: [
            ("application", "the unit of analysis: one request for a loan"),
            ("loan", "an application that was approved and paid out"),
            ("bad", "the event: the loan went bad as the study defines it"),
            ("good", "no event: the loan did not go bad"),
            ("indeterminate", "neither good nor bad; left out of the fit, always shown"),
            ("characteristic", "a feature of an application"),
            ("PD", "the probability that a loan goes bad within the window"),
            ("score", "higher is safer"),
            ("cut-off", "a score at or above it is approved"),
            ("vintage", "the loans decided in one quarter"),
            ("development", "the rows that fit the model"),
            ("hold-out", "rows of the same period that are only measured on"),
        ].map { Glossary.Entry(word: $0.0, meaning: $0.1) })
}
