import Crypto
import Foundation

/// A key that never leaves its institution, under which names can be told again and not read.
package struct BlindingKey: Sendable {
    package static let byteCount = 32

    /// 32 bytes, for the key's file.
    package let bytes: [UInt8]

    /// A new key out of the system's generator.
    package static func fresh() -> BlindingKey {
        BlindingKey(unchecked: SystemEntropy.bytes(byteCount))
    }

    private init(unchecked bytes: [UInt8]) {
        self.bytes = bytes
    }

    /// The key that was stored.
    package init(bytes: [UInt8]) throws(KeyError) {
        guard bytes.count == Self.byteCount else {
            throw .wrongLength(expected: Self.byteCount, found: bytes.count)
        }
        self.bytes = bytes
    }

    /// Tells this key from another one.
    package var digest: Digest { .sha256(bytes) }

    /// The first 128 bits of HMAC-SHA256(key, name) (RFC 2104), big-endian.
    package func mark(of name: String) -> UInt128 {
        let code = HMAC<SHA256>.authenticationCode(
            for: Data(name.utf8), using: SymmetricKey(data: bytes))
        return code.prefix(16).reduce(UInt128(0)) { $0 << 8 | UInt128($1) }
    }
}
