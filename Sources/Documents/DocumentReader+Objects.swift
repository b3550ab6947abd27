extension DocumentReader {
    /// The object under `key`, with its own closed set of keys.
    package func object(_ key: String, keys: [String]) throws(DocumentError) -> DocumentReader {
        try DocumentReader(value(key), at: path(of: key), keys: keys)
    }

    package func optionalObject(
        _ key: String, keys: [String]
    ) throws(DocumentError) -> DocumentReader? {
        has(key) ? try object(key, keys: keys) : nil
    }

    /// A list of objects that all have the same closed set of keys.
    package func objects(_ key: String, keys: [String]) throws(DocumentError) -> [DocumentReader] {
        var readers: [DocumentReader] = []
        for (index, value) in try array(key).enumerated() {
            readers.append(try DocumentReader(value, at: path(of: key, index), keys: keys))
        }
        return readers
    }

    package func optionalObjects(
        _ key: String, keys: [String]
    ) throws(DocumentError) -> [DocumentReader]? {
        has(key) ? try objects(key, keys: keys) : nil
    }

    /// An object whose keys are free, such as a table of codes, in order and without its note.
    package func members(_ key: String) throws(DocumentError) -> [JSONMember] {
        let value = try value(key)
        guard case .object(let members) = value else {
            throw failure(key, expected: "an object", found: value)
        }
        return members.filter { $0.key != Self.noteKey }
    }

    package func optionalMembers(_ key: String) throws(DocumentError) -> [JSONMember]? {
        has(key) ? try members(key) : nil
    }
}
