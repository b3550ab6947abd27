import Crypto
import Foundation

/// HKDF with SHA-256 (RFC 5869).
package enum KeyDerivation {
    /// The most bytes that one derivation can give.
    package static let maximumByteCount = 255 * 32

    /// `count` bytes, 1 to 8,160, out of the input key material, a salt and the purpose in `info`.
    package static func derive(
        from input: [UInt8], salt: [UInt8], info: [UInt8], count: Int = 32
    ) -> [UInt8] {
        precondition(
            (1...maximumByteCount).contains(count), "HKDF gives 1 to \(maximumByteCount) bytes")
        let key = HKDF<SHA256>.deriveKey(
            inputKeyMaterial: SymmetricKey(data: input), salt: salt, info: info,
            outputByteCount: count)
        return key.withUnsafeBytes { Array($0) }
    }
}
