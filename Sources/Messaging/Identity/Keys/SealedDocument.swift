import Documents

/// A JSON document that holds other bytes sealed under a passphrase: the form of the authority's
/// file and of a node's key files.
package enum SealedDocument {
    private static let maximumBytes = 32 << 10

    /// - Parameter kind: the key that tells one kind of file from another.
    static func seal(_ plain: [UInt8], as kind: String, passphrase: String) -> [UInt8] {
        let (salt, sealed) = PassphraseSeal.seal(plain, passphrase: passphrase)
        let document: JSONValue = .object([
            JSONMember(key: kind, value: 1),
            JSONMember(key: "salt", value: .string(Hexadecimal.encode(salt))),
            JSONMember(key: "sealed", value: .string(Base64.encode(sealed))),
        ])
        return Array((document.pretty() + "\n").utf8)
    }

    /// Nil for a wrong passphrase and for a damaged document alike.
    static func open(_ document: JSONValue, as kind: String, passphrase: String) -> [UInt8]? {
        guard
            let reader = try? DocumentReader(document, at: "", keys: [kind, "salt", "sealed"]),
            (try? reader.integer(kind, in: 1...1)) != nil,
            let salt = try? reader.bytes("salt", count: PassphraseSeal.saltByteCount),
            let sealed = try? reader.base64("sealed", maximumBytes: maximumBytes)
        else { return nil }
        return PassphraseSeal.open(sealed, salt: salt, passphrase: passphrase)
    }
}
