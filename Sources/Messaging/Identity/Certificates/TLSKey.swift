import Crypto
import Foundation
import SwiftASN1

/// A P-256 private key for TLS; its certificate comes from the federation's authority.
package struct TLSKey: Sendable {
    let key: P256.Signing.PrivateKey

    /// A new key out of the system's generator.
    package init() {
        key = P256.Signing.PrivateKey()
    }

    /// Reads the PKCS#8 PEM document that `pem` writes.
    package init(pem: String) throws(KeyError) {
        guard let document = try? PEMDocument(pemString: pem) else { throw .notPEM }
        guard document.discriminator == "PRIVATE KEY" else { throw .notPKCS8(expected: "P-256") }
        try self.init(derRepresentation: document.derBytes)
    }

    /// Reads PKCS#8 in DER.
    package init(derRepresentation der: [UInt8]) throws(KeyError) {
        guard let key = try? P256.Signing.PrivateKey(derRepresentation: der) else {
            throw .notPKCS8(expected: "P-256")
        }
        self.key = key
    }

    /// PKCS#8 in PEM.
    package var pem: String {
        PEMDocument(type: "PRIVATE KEY", derBytes: derRepresentation).pemString
    }

    /// PKCS#8 in DER.
    package var derRepresentation: [UInt8] { [UInt8](key.derRepresentation) }

    /// SHA-256 of the public key's SubjectPublicKeyInfo (DER): what the roster lists.
    package var publicKeyDigest: Digest { .sha256([UInt8](key.publicKey.derRepresentation)) }
}

extension TLSKey: CustomStringConvertible {
    /// Names the public half only.
    package var description: String { "TLSKey(\(publicKeyDigest))" }
}
