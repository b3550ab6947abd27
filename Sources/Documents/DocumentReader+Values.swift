extension DocumentReader {
    /// A text of at most `maximumLength` bytes of UTF-8.
    package func string(
        _ key: String, maximumLength: Int = 4096
    ) throws(DocumentError) -> String {
        try ValueReader(path: path(of: key), index: nil).string(
            value(key), maximumLength: maximumLength)
    }

    package func optionalString(
        _ key: String, maximumLength: Int = 4096
    ) throws(DocumentError) -> String? {
        has(key) ? try string(key, maximumLength: maximumLength) : nil
    }

    /// A whole number in `range`, written without point or exponent.
    package func integer(
        _ key: String, in range: ClosedRange<Int>
    ) throws(DocumentError) -> Int {
        try ValueReader(path: path(of: key), index: nil).integer(value(key), in: range)
    }

    package func optionalInteger(
        _ key: String, in range: ClosedRange<Int>
    ) throws(DocumentError) -> Int? {
        has(key) ? try integer(key, in: range) : nil
    }

    /// A finite number in `range`.
    package func number(
        _ key: String, in range: ClosedRange<Double> = anyNumber
    ) throws(DocumentError) -> Double {
        try ValueReader(path: path(of: key), index: nil).number(value(key), in: range)
    }

    package func optionalNumber(
        _ key: String, in range: ClosedRange<Double> = anyNumber
    ) throws(DocumentError) -> Double? {
        has(key) ? try number(key, in: range) : nil
    }

    /// Every finite number.
    package static var anyNumber: ClosedRange<Double> {
        -Double.greatestFiniteMagnitude...Double.greatestFiniteMagnitude
    }

    package func bool(_ key: String) throws(DocumentError) -> Bool {
        let value = try value(key)
        guard case .bool(let bool) = value else {
            throw failure(key, expected: "true or false", found: value)
        }
        return bool
    }

    package func optionalBool(_ key: String) throws(DocumentError) -> Bool? {
        has(key) ? try bool(key) : nil
    }

    /// One of the words that are the raw values of `type`.
    package func choice<Choice: RawRepresentable & CaseIterable>(
        _ key: String, as type: Choice.Type
    ) throws(DocumentError) -> Choice where Choice.RawValue == String {
        let value = try value(key)
        let words = type.allCases.map(\.rawValue)
        let expected = "one of " + words.joined(separator: ", ")
        guard case .string(let word) = value else {
            throw failure(key, expected: expected, found: value)
        }
        guard let choice = type.init(rawValue: word) else {
            let hint = NearestName.of(word, among: words).map { " (did you mean \"\($0)\"?)" }
            throw failure(key, expected: expected, found: "another word" + (hint ?? ""))
        }
        return choice
    }

    package func optionalChoice<Choice: RawRepresentable & CaseIterable>(
        _ key: String, as type: Choice.Type
    ) throws(DocumentError) -> Choice? where Choice.RawValue == String {
        has(key) ? try choice(key, as: type) : nil
    }
}
