/// Takes one value of a document for a text or number, or says what it is instead.
struct ValueReader {
    let path: String

    func string(_ value: JSONValue, maximumLength: Int) throws(DocumentError) -> String {
        guard case .string(let text) = value else { throw failure("a text", value) }
        guard text.utf8.count <= maximumLength else {
            throw failure("a text of at most \(maximumLength) bytes", value)
        }
        return text
    }

    func integer(_ value: JSONValue, in range: ClosedRange<Int>) throws(DocumentError) -> Int {
        let expected = "a whole number from \(range.lowerBound) to \(range.upperBound)"
        guard case .number(let text) = value else { throw failure(expected, value) }
        guard let integer = JSONNumber.integer(text) else {
            throw failure(expected, found: "a number with a point, an exponent or too many digits")
        }
        guard range.contains(integer) else {
            throw failure(
                expected, found: integer < range.lowerBound ? "a smaller one" : "a larger one")
        }
        return integer
    }

    func number(_ value: JSONValue, in range: ClosedRange<Double>) throws(DocumentError) -> Double {
        let expected =
            range == DocumentReader.anyNumber
            ? "a number" : "a number from \(range.lowerBound) to \(range.upperBound)"
        guard case .number(let text) = value else { throw failure(expected, value) }
        guard let number = JSONNumber.double(text) else {
            throw failure(expected, found: "one that 64 bits don't hold")
        }
        guard range.contains(number) else {
            throw failure(
                expected, found: number < range.lowerBound ? "a smaller one" : "a larger one")
        }
        return number
    }

    func failure(_ expected: String, _ value: JSONValue) -> DocumentError {
        failure(expected, found: value.summary)
    }

    private func failure(_ expected: String, found: String) -> DocumentError {
        .unexpected(path: path, expected: expected, found: found)
    }
}
