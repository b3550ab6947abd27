extension DocumentReader {
    /// The list under `key`, in order.
    package func array(_ key: String) throws(DocumentError) -> [JSONValue] {
        let value = try value(key)
        guard case .array(let elements) = value else {
            throw failure(key, expected: "a list", found: value)
        }
        return elements
    }

    package func optionalArray(_ key: String) throws(DocumentError) -> [JSONValue]? {
        has(key) ? try array(key) : nil
    }

    /// A list of texts, each of at most `maximumLength` bytes of UTF-8.
    package func strings(
        _ key: String, maximumLength: Int = 4096
    ) throws(DocumentError) -> [String] {
        try elements(key) { reader, value throws(DocumentError) in
            try reader.string(value, maximumLength: maximumLength)
        }
    }

    package func optionalStrings(
        _ key: String, maximumLength: Int = 4096
    ) throws(DocumentError) -> [String]? {
        has(key) ? try strings(key, maximumLength: maximumLength) : nil
    }

    /// A list of finite numbers, each in `range`.
    package func numbers(
        _ key: String, in range: ClosedRange<Double> = anyNumber
    ) throws(DocumentError) -> [Double] {
        try elements(key) { reader, value throws(DocumentError) in
            try reader.number(value, in: range)
        }
    }

    package func optionalNumbers(
        _ key: String, in range: ClosedRange<Double> = anyNumber
    ) throws(DocumentError) -> [Double]? {
        has(key) ? try numbers(key, in: range) : nil
    }

    /// A list of whole numbers, each in `range`.
    package func integers(
        _ key: String, in range: ClosedRange<Int>
    ) throws(DocumentError) -> [Int] {
        try elements(key) { reader, value throws(DocumentError) in
            try reader.integer(value, in: range)
        }
    }

    package func optionalIntegers(
        _ key: String, in range: ClosedRange<Int>
    ) throws(DocumentError) -> [Int]? {
        has(key) ? try integers(key, in: range) : nil
    }

    /// Reads every element of a list; the reader it is given knows the element's path.
    private func elements<Element>(
        _ key: String, read: (ValueReader, JSONValue) throws(DocumentError) -> Element
    ) throws(DocumentError) -> [Element] {
        let values = try array(key)
        let path = path(of: key)
        var elements: [Element] = []
        elements.reserveCapacity(values.count)
        for (index, value) in values.enumerated() {
            elements.append(try read(ValueReader(path: path, index: index), value))
        }
        return elements
    }
}
