/// A field's words, as its reports use them.
package struct Glossary: Sendable, Hashable {
    package struct Entry: Sendable, Hashable {
        package let word: String
        package let meaning: String
    }

    package let entries: [Entry]

    /// Pairs of a word and its meaning.
    package init(_ entries: [(word: String, meaning: String)]) {
        self.entries = entries.map { Entry(word: $0.word, meaning: $0.meaning) }
    }

    package func meaning(of word: String) -> String? {
        entries.first { $0.word == word }?.meaning
    }
}
