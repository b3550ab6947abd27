import Crypto
import SwiftASN1

/// An Ed25519 private key: signs envelopes, rosters and rotations. Never leaves its node.
package struct SigningKey: Sendable {
    /// The bytes in front of the seed: version 0, algorithm 1.3.101.112, two octet strings.
    private static let pkcs8Prefix: [UInt8] = [
        0x30, 0x2e, 0x02, 0x01, 0x00, 0x30, 0x05, 0x06, 0x03, 0x2b, 0x65, 0x70, 0x04, 0x22, 0x04,
        0x20,
    ]
    private static let pemType = "PRIVATE KEY"

    private let key: Curve25519.Signing.PrivateKey
    package let verifyingKey: VerifyingKey

    /// A new key out of the system's generator.
    package init() {
        let key = Curve25519.Signing.PrivateKey()
        self.key = key
        self.verifyingKey = VerifyingKey(unchecked: Array(key.publicKey.rawRepresentation))
    }

    /// The key of a 32-byte RFC 8032 seed.
    package init(seed: [UInt8]) throws(KeyError) {
        guard
            seed.count == 32,
            let key = try? Curve25519.Signing.PrivateKey(rawRepresentation: seed)
        else { throw .wrongLength(expected: 32, found: seed.count) }
        self.key = key
        self.verifyingKey = VerifyingKey(unchecked: Array(key.publicKey.rawRepresentation))
    }

    /// Reads the PKCS#8 PEM document that `pem` writes.
    package init(pem: String) throws(KeyError) {
        guard let document = try? PEMDocument(pemString: pem) else { throw .notPEM }
        let der = document.derBytes
        guard
            document.discriminator == Self.pemType, der.starts(with: Self.pkcs8Prefix),
            der.count == Self.pkcs8Prefix.count + 32
        else { throw .notPKCS8(expected: "Ed25519") }
        try self.init(seed: Array(der.dropFirst(Self.pkcs8Prefix.count)))
    }

    /// PKCS#8 in PEM (RFC 8410).
    package var pem: String {
        let der = Self.pkcs8Prefix + Array(key.rawRepresentation)
        return PEMDocument(type: Self.pemType, derBytes: der).pemString
    }

    /// The 64-byte signature of exactly these bytes; what they are for must stand in them.
    package func sign(_ message: [UInt8]) -> [UInt8] {
        guard let signature = try? key.signature(for: message) else {
            preconditionFailure("Ed25519 signs every message")
        }
        return Array(signature)
    }
}

extension SigningKey: CustomStringConvertible {
    /// Names the public half only.
    package var description: String { "SigningKey(\(verifyingKey.hex))" }
}
