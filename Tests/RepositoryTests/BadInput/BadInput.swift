/// One kind of bad input that may reach a program of the federation, and what holds it off.
///
/// Numbers are those of the catalogue of bad input, and never change their meaning.
struct BadInput: Sendable {
    let number: Int
    /// The input, in few words.
    let input: String
    /// The tests that show what becomes of it.
    let tests: [NamedTest]
    /// What no test shows yet, or why there is nothing to show; nil if the tests show it all.
    let open: String?

    /// - Parameter tests: for each, its file below Tests without `.swift`, and its name.
    init(
        _ number: Int, _ input: String, _ tests: KeyValuePairs<String, String> = [:],
        open: String? = nil
    ) {
        self.number = number
        self.input = input
        self.tests = tests.map { NamedTest(file: $0.key, name: $0.value) }
        self.open = open
    }
}

/// A test by its file and its name in backticks.
struct NamedTest: Sendable, Hashable, CustomStringConvertible {
    let file: String
    let name: String

    var description: String { "\(file): \(name)" }

    /// Whether one of these files declares it.
    func exists(in files: [SourceFile]) -> Bool {
        let path = "Tests/\(file).swift"
        return files.contains { $0.path == path && $0.text.contains("func `\(name)`") }
    }
}
