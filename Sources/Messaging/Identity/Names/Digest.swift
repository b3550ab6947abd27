import Crypto

/// The SHA-256 of some bytes; in headers, 32 zero bytes stand for "none".
package struct Digest: Sendable, Hashable, Comparable {
    package static let byteCount = 32
    package static let zero = Digest(unchecked: [UInt8](repeating: 0, count: byteCount))

    /// 32 bytes.
    package let bytes: [UInt8]

    private init(unchecked bytes: [UInt8]) {
        self.bytes = bytes
    }

    /// Nil unless there are exactly 32 bytes.
    package init?(bytes: [UInt8]) {
        guard bytes.count == Self.byteCount else { return nil }
        self.bytes = bytes
    }

    /// Nil unless `hex` is 64 lower-case hexadecimal digits.
    package init?(hex: String) {
        guard let bytes = Hexadecimal.decode(hex) else { return nil }
        self.init(bytes: bytes)
    }

    /// 64 lower-case hexadecimal digits.
    package var hex: String { Hexadecimal.encode(bytes) }

    /// SHA-256 of the parts, one after the other.
    package static func sha256(_ parts: [UInt8]...) -> Digest {
        sha256(of: parts)
    }

    /// SHA-256 of the purpose's bytes and then the parts.
    package static func sha256(for purpose: Purpose, _ parts: [UInt8]...) -> Digest {
        sha256(of: [purpose.bytes] + parts)
    }

    package static func < (left: Digest, right: Digest) -> Bool {
        left.bytes.lexicographicallyPrecedes(right.bytes)
    }

    private static func sha256(of parts: [[UInt8]]) -> Digest {
        var hash = SHA256()
        for part in parts {
            part.withUnsafeBytes { hash.update(bufferPointer: $0) }
        }
        return Digest(unchecked: Array(hash.finalize()))
    }
}

extension Digest: CustomStringConvertible {
    package var description: String { hex }
}
