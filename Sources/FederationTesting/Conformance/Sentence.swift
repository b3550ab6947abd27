/// What an error says to people.
enum Sentence {
    /// Throws where an error only prints its case, as an enum without words of its own does.
    static func expect(_ error: any Error) throws(ConformanceFailure) {
        let text = "\(error)"
        let isCase = text.drop(while: \.isLetter).first == "("
        guard text.contains(" "), text.count > 12, !isCase else {
            throw ConformanceFailure(expected: "a sentence of \(type(of: error))", found: text)
        }
    }
}
