import Documents

/// The file of one private key: PKCS#8 in PEM, plain or sealed under a passphrase.
package enum KeyFile {
    private static let kind = "sealedKey"

    /// The bytes of a key file, to be written with mode 0600.
    package static func bytes(pem: String, passphrase: String?) -> [UInt8] {
        guard let passphrase else { return Array(pem.utf8) }
        return SealedDocument.seal(Array(pem.utf8), as: kind, passphrase: passphrase)
    }

    /// Whether these bytes of a file want a passphrase.
    package static func isSealed(_ bytes: [UInt8]) -> Bool {
        bytes.first == UInt8(ascii: "{")
    }

    /// The PEM document in a file. A passphrase that is not needed is not used; a wrong one and a
    /// damaged file give the same `.cannotOpen`.
    package static func pem(
        in bytes: [UInt8], passphrase: String?
    ) throws(KeyFileError) -> String {
        guard isSealed(bytes) else { return String(decoding: bytes, as: UTF8.self) }
        guard let passphrase else { throw .passphraseNeeded }
        guard let document = try? JSONParser.parse(bytes, maximumBytes: 64 << 10),
            let plain = SealedDocument.open(document, as: kind, passphrase: passphrase)
        else { throw .cannotOpen }
        return String(decoding: plain, as: UTF8.self)
    }
}

/// Why a sealed key file gives no key.
package enum KeyFileError: Error, Hashable, CustomStringConvertible {
    case passphraseNeeded
    case cannotOpen

    package var description: String {
        switch self {
        case .passphraseNeeded: "The keys are sealed. Give their passphrase."
        case .cannotOpen:
            "The passphrase is wrong, or a key file is damaged. Try again, or use a copy."
        }
    }
}
