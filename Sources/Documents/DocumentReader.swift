/// Reads one object of a document whose keys are all known.
///
/// Any object may also hold `"note"`, a text that is skipped. A getter's key must be one of `keys`.
/// `null` is a value of its own: a key that may be left out may not be null, unless it is read with
/// `optionalValue` or asked for with `isNull`.
package struct DocumentReader: Sendable {
    /// Where the object stands, as error texts name it; empty for the whole document.
    package let path: String
    private let members: [JSONMember]
    private let keys: [String]

    /// Throws if `value` is no object, holds a key that is not in `keys`, or a note that is no text.
    package init(_ value: JSONValue, at path: String, keys: [String]) throws(DocumentError) {
        guard case .object(let members) = value else {
            throw .unexpected(path: path, expected: "an object", found: value.summary)
        }
        for member in members where !keys.contains(member.key) {
            guard member.key == Self.noteKey else {
                throw .unknownKey(
                    path: DocumentPath.join(path, member.key),
                    nearest: NearestName.of(member.key, among: keys))
            }
            guard case .string = member.value else {
                throw .unexpected(
                    path: DocumentPath.join(path, member.key), expected: "a text",
                    found: member.value.summary)
            }
        }
        self.path = path
        self.members = members
        self.keys = keys
    }

    /// The key under which any object may hold a remark.
    package static let noteKey = "note"

    package func has(_ key: String) -> Bool {
        optionalValue(key) != nil
    }

    package func isNull(_ key: String) -> Bool {
        optionalValue(key) == .null
    }

    package func value(_ key: String) throws(DocumentError) -> JSONValue {
        guard let value = optionalValue(key) else { throw .missingKey(path: self.path(of: key)) }
        return value
    }

    package func optionalValue(_ key: String) -> JSONValue? {
        precondition(keys.contains(key), "\(key) is not among the keys this reader was made for.")
        return members.first { $0.key == key }?.value
    }

    /// The path of a key of this object, as error texts name it.
    package func path(of key: String) -> String {
        DocumentPath.join(path, key)
    }

    /// The path of an element, counted from 0, of the list under `key`.
    package func path(of key: String, _ index: Int) -> String {
        DocumentPath.join(path(of: key), index)
    }

    /// An error about the value of `key`, for rules that the getters don't know.
    ///
    /// `expected` and `found` complete "expected …, found …"; they name kinds and sizes, no values.
    package func failure(_ key: String, expected: String, found: String) -> DocumentError {
        .unexpected(path: path(of: key), expected: expected, found: found)
    }

    /// An error about the value of `key`, which is of the wrong kind.
    func failure(_ key: String, expected: String, found value: JSONValue) -> DocumentError {
        failure(key, expected: expected, found: value.summary)
    }
}
