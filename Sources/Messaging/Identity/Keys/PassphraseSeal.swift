import CLibcrypto
import Foundation

/// Bytes sealed under a passphrase: ChaCha20-Poly1305 under a key from scrypt (N = 2^17, r = 8,
/// p = 1), with a random salt of 16 bytes. The key is new for each salt, so the nonce is zero.
/// Accents typed as one character or as two are the same passphrase (NFC).
package enum PassphraseSeal {
    package static let saltByteCount = 16
    private static let memoryBytes: UInt64 = 256 << 20

    /// Salt and ciphertext with its tag.
    package static func seal(
        _ plaintext: [UInt8], passphrase: String
    ) -> (salt: [UInt8], sealed: [UInt8]) {
        let salt = SystemEntropy.bytes(saltByteCount)
        let sealed = AuthenticatedCipher.seal(
            plaintext, key: key(passphrase, salt: salt), nonce: zeroNonce, associated: salt)
        return (salt, sealed)
    }

    /// Nil for a wrong passphrase and for damaged bytes alike.
    package static func open(
        _ sealed: [UInt8], salt: [UInt8], passphrase: String
    ) -> [UInt8]? {
        guard salt.count == saltByteCount else { return nil }
        return AuthenticatedCipher.open(
            sealed, key: key(passphrase, salt: salt), nonce: zeroNonce, associated: salt)
    }

    private static let zeroNonce = [UInt8](repeating: 0, count: 12)

    private static func key(_ passphrase: String, salt: [UInt8]) -> [UInt8] {
        let text = passphrase.precomposedStringWithCanonicalMapping
        var key = [UInt8](repeating: 0, count: 32)
        let result = EVP_PBE_scrypt(
            text, text.utf8.count, salt, salt.count, 1 << 17, 8, 1, memoryBytes, &key, key.count)
        precondition(result == 1, "libcrypto derives a key by scrypt with 128 MiB of memory")
        return key
    }
}
