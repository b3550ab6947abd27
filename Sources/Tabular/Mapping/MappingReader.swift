import Documents

/// Reads one object of a mapping.json and throws a mapping's own errors.
struct MappingReader {
    private let document: DocumentReader

    init(_ value: JSONValue, at path: String, keys: [String]) throws(MappingError) {
        do throws(DocumentError) {
            document = try DocumentReader(value, at: path, keys: keys)
        } catch {
            throw .document(error)
        }
    }

    var path: String { document.path }

    func path(of key: String) -> String { document.path(of: key) }

    func has(_ key: String) -> Bool { document.has(key) }

    func value(_ key: String) throws(MappingError) -> JSONValue {
        do throws(DocumentError) { return try document.value(key) } catch { throw .document(error) }
    }

    func optionalValue(_ key: String) -> JSONValue? { document.optionalValue(key) }

    func string(_ key: String, maximumLength: Int = 256) throws(MappingError) -> String {
        do throws(DocumentError) {
            return try document.string(key, maximumLength: maximumLength)
        } catch {
            throw .document(error)
        }
    }

    func optionalString(
        _ key: String, maximumLength: Int = 256
    ) throws(MappingError) -> String? {
        has(key) ? try string(key, maximumLength: maximumLength) : nil
    }

    func integer(_ key: String, in range: ClosedRange<Int>) throws(MappingError) -> Int {
        do throws(DocumentError) {
            return try document.integer(key, in: range)
        } catch {
            throw .document(error)
        }
    }

    func number(_ key: String) throws(MappingError) -> Double {
        do throws(DocumentError) { return try document.number(key) } catch {
            throw .document(error)
        }
    }

    func optionalBool(_ key: String) throws(MappingError) -> Bool? {
        do throws(DocumentError) {
            return try document.optionalBool(key)
        } catch {
            throw .document(error)
        }
    }

    func optionalChoice<Choice: RawRepresentable & CaseIterable>(
        _ key: String, as type: Choice.Type
    ) throws(MappingError) -> Choice? where Choice.RawValue == String {
        do throws(DocumentError) {
            return try document.optionalChoice(key, as: type)
        } catch {
            throw .document(error)
        }
    }

    /// The members of an object with free keys; none if the key is absent.
    func members(_ key: String) throws(MappingError) -> [JSONMember] {
        do throws(DocumentError) {
            return try document.optionalMembers(key) ?? []
        } catch {
            throw .document(error)
        }
    }

    /// The elements of a list; none if the key is absent.
    func array(_ key: String) throws(MappingError) -> [JSONValue] {
        do throws(DocumentError) {
            return try document.optionalArray(key) ?? []
        } catch {
            throw .document(error)
        }
    }

    /// An object of texts with free keys, such as a table of codes.
    func words(_ key: String) throws(MappingError) -> [(key: String, word: String)] {
        var words: [(key: String, word: String)] = []
        for member in try members(key) {
            guard case .string(let word) = member.value else {
                throw failure(key, expected: "texts as values", found: member.value.summary)
            }
            words.append((member.key, word))
        }
        return words
    }

    func failure(_ key: String, expected: String, found: String) -> MappingError {
        .document(document.failure(key, expected: expected, found: found))
    }
}
