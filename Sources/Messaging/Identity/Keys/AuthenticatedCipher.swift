import Crypto

/// ChaCha20-Poly1305 (RFC 8439) with whole messages in memory.
package enum AuthenticatedCipher {
    /// Ciphertext ‖ 16-byte tag. A key and nonce must never meet a second plaintext.
    package static func seal(
        _ plaintext: [UInt8], key: [UInt8], nonce: [UInt8], associated: [UInt8]
    ) -> [UInt8] {
        precondition(key.count == 32 && nonce.count == 12, "the cipher takes 32 and 12 bytes")
        guard
            let nonce = try? ChaChaPoly.Nonce(data: nonce),
            let box = try? ChaChaPoly.seal(
                plaintext, using: SymmetricKey(data: key), nonce: nonce, authenticating: associated)
        else { preconditionFailure("ChaCha20-Poly1305 seals every plaintext") }
        return Array(box.ciphertext) + Array(box.tag)
    }

    /// The plaintext; nil if anything at all does not fit, without saying what.
    package static func open(
        _ sealed: [UInt8], key: [UInt8], nonce: [UInt8], associated: [UInt8]
    ) -> [UInt8]? {
        guard
            key.count == 32, nonce.count == 12, sealed.count >= 16,
            let nonce = try? ChaChaPoly.Nonce(data: nonce),
            let box = try? ChaChaPoly.SealedBox(
                nonce: nonce, ciphertext: sealed.dropLast(16), tag: sealed.suffix(16)),
            let plaintext = try? ChaChaPoly.open(
                box, using: SymmetricKey(data: key), authenticating: associated)
        else { return nil }
        return Array(plaintext)
    }
}
