import Crypto

/// An X25519 private key: two institutions agree on the secret behind their pair mask with it.
package struct AgreementKey: Sendable {
    private let key: Curve25519.KeyAgreement.PrivateKey

    /// A new key out of the system's generator.
    package init() {
        key = Curve25519.KeyAgreement.PrivateKey()
    }

    /// The key of 32 bytes, clamped in use as RFC 7748 demands.
    package init(bytes: [UInt8]) throws(KeyError) {
        guard
            bytes.count == 32,
            let key = try? Curve25519.KeyAgreement.PrivateKey(rawRepresentation: bytes)
        else { throw .wrongLength(expected: 32, found: bytes.count) }
        self.key = key
    }

    package var publicKey: AgreementPublicKey {
        AgreementPublicKey(unchecked: Array(key.publicKey.rawRepresentation))
    }

    /// 32 bytes, the same at both ends; an input for key derivation, not a key.
    ///
    /// Throws `.zeroSharedSecret` for a secret of zeros.
    package func sharedSecret(with other: AgreementPublicKey) throws(KeyError) -> [UInt8] {
        guard
            let peer = try? Curve25519.KeyAgreement.PublicKey(rawRepresentation: other.bytes),
            let agreed = try? key.sharedSecretFromKeyAgreement(with: peer)
        else { throw .zeroSharedSecret }
        let secret = agreed.withUnsafeBytes { Array($0) }
        guard !ConstantTime.areEqual(secret, [UInt8](repeating: 0, count: 32)) else {
            throw .zeroSharedSecret
        }
        return secret
    }
}

extension AgreementKey: CustomStringConvertible {
    /// Nothing of the secret is printable.
    package var description: String { "AgreementKey" }
}
