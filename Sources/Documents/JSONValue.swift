/// One key of an object and what stands under it.
package struct JSONMember: Sendable, Hashable {
    package let key: String
    package let value: JSONValue

    package init(key: String, value: JSONValue) {
        self.key = key
        self.value = value
    }
}

/// A JSON document as a tree that loses nothing a reader could care about.
///
/// Numbers keep the text they were written with, objects keep their order. What `JSONParser` gives
/// holds only well-formed numbers and no key twice; what we build ourselves must hold to the same.
package enum JSONValue: Sendable, Hashable {
    case null
    case bool(Bool)
    case number(String)
    case string(String)
    case array([JSONValue])
    case object([JSONMember])

    /// The largest magnitude of a whole number in our documents, 2^53: every reader holds it exactly.
    package static let largestInteger = 1 << 53

    /// A whole number between -2^53 and 2^53.
    package static func integer(_ value: Int) -> JSONValue {
        precondition(
            value.magnitude <= largestInteger.magnitude,
            "A whole number over 2^53 is written as a text, since no JSON reader must hold it.")
        return .number(String(value))
    }

    /// The shortest text that reads back as the same bits. The value must be finite.
    package static func double(_ value: Double) -> JSONValue {
        precondition(value.isFinite, "JSON has no way to write a number that is not finite.")
        return .number(value.description)
    }

    /// What stands under `key` if this is an object that has it.
    package subscript(key: String) -> JSONValue? {
        guard case .object(let members) = self else { return nil }
        return members.first { $0.key == key }?.value
    }

    /// Kind and size in words, for error texts: "a text of 12 bytes". Never holds the value itself.
    package var summary: String {
        switch self {
        case .null: "null"
        case .bool: "a truth value"
        case .number: "a number"
        case .string(let text): "a text of \(text.utf8.count) bytes"
        case .array(let elements): "a list of \(elements.count)"
        case .object(let members): "an object of \(members.count) keys"
        }
    }
}
