/// Takes one value of a document for a text or number, or says what it is instead.
///
/// Texts for errors are made only when there is one, since lists of numbers can be long.
struct ValueReader {
    /// The path of the value, or of the list that it stands in.
    let path: String
    /// The value's place in its list, if it stands in one.
    let index: Int?

    func string(_ value: JSONValue, maximumLength: Int) throws(DocumentError) -> String {
        guard case .string(let text) = value else { throw failure("a text", value.summary) }
        guard text.utf8.count <= maximumLength else {
            throw failure("a text of at most \(maximumLength) bytes", value.summary)
        }
        return text
    }

    func integer(_ value: JSONValue, in range: ClosedRange<Int>) throws(DocumentError) -> Int {
        func failure(_ found: String) -> DocumentError {
            self.failure("a whole number from \(range.lowerBound) to \(range.upperBound)", found)
        }
        guard case .number(let text) = value else { throw failure(value.summary) }
        guard let integer = JSONNumber.integer(text) else {
            throw failure("a number with a point, an exponent or too many digits")
        }
        guard range.contains(integer) else {
            throw failure(integer < range.lowerBound ? "a smaller one" : "a larger one")
        }
        return integer
    }

    func number(_ value: JSONValue, in range: ClosedRange<Double>) throws(DocumentError) -> Double {
        func failure(_ found: String) -> DocumentError {
            self.failure(Self.words(for: range), found)
        }
        guard case .number(let text) = value else { throw failure(value.summary) }
        guard let number = JSONNumber.double(text) else {
            throw failure("one that 64 bits don't hold")
        }
        guard range.contains(number) else {
            throw failure(number < range.lowerBound ? "a smaller one" : "a larger one")
        }
        return number
    }

    /// Names only the ends of a range that exclude something.
    private static func words(for range: ClosedRange<Double>) -> String {
        let all = DocumentReader.anyNumber
        return switch (range.lowerBound > all.lowerBound, range.upperBound < all.upperBound) {
        case (false, false): "a number"
        case (true, false): "a number of at least \(range.lowerBound)"
        case (false, true): "a number of at most \(range.upperBound)"
        case (true, true): "a number from \(range.lowerBound) to \(range.upperBound)"
        }
    }

    private func failure(_ expected: String, _ found: String) -> DocumentError {
        .unexpected(
            path: index.map { DocumentPath.join(path, $0) } ?? path, expected: expected,
            found: found)
    }
}
