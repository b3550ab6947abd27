import Documents
import Foundation
import Messaging
import Testing

/// Published and independently computed values, in the folder beside this file.
enum TestVectors {
    static func file(_ name: String) throws -> JSONValue {
        let folder = URL(filePath: #filePath).deletingLastPathComponent()
        let url = folder.appending(path: "Vectors/\(name).json")
        return try JSONParser.parse([UInt8](Data(contentsOf: url)))
    }
}

extension JSONValue {
    /// The elements of a list; none for anything else.
    var elements: [JSONValue] {
        guard case .array(let elements) = self else { return [] }
        return elements
    }

    func list(_ key: String) throws -> [JSONValue] {
        try #require(self[key]).elements
    }

    func text(_ key: String) throws -> String {
        let value = try #require(self[key])
        return try #require(value.text)
    }

    /// The text of a string or of a number.
    var text: String? {
        switch self {
        case .string(let text), .number(let text): text
        case .null, .bool, .array, .object: nil
        }
    }

    func bytes(_ key: String) throws -> [UInt8] {
        try #require(bytes(hex: text(key)))
    }

    func number<Number: LosslessStringConvertible>(_ key: String) throws -> Number {
        try #require(Number(text(key)))
    }

    private func bytes(hex: String) -> [UInt8]? {
        let digits = Array(hex)
        guard digits.count.isMultiple(of: 2) else { return nil }
        return stride(from: 0, to: digits.count, by: 2).compactMap { index in
            UInt8(String(digits[index...index + 1]), radix: 16)
        }
    }
}
