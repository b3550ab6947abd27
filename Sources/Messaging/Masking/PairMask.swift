/// The mask that two institutions share: one adds it to its answer, the other subtracts it, and in
/// the sum over all of them it is gone.
package enum PairMask {
    private static let chunkWords = (64 << 10) / 8

    /// The 32-byte key of a pair's mask for one context, the same at both ends.
    ///
    /// HKDF of the X25519 secret, salted with the context (the question's digest, so that every
    /// question has masks of its own), for "fl-secagg-pair-v1" 0x00 ‖ smaller id ‖ larger id.
    package static func key(
        shared secret: [UInt8], context: Digest, _ first: NodeID, _ second: NodeID
    ) -> [UInt8] {
        precondition(first != second, "a pair has two members")
        let ids = min(first, second).bytes + max(first, second).bytes
        return KeyDerivation.derive(
            from: secret, salt: context.bytes, info: Purpose.maskPair.bytes + ids)
    }

    /// Whether `own` adds the mask it shares with `other`: the smaller id adds.
    package static func adds(_ own: NodeID, with other: NodeID) -> Bool {
        own < other
    }

    /// Adds or subtracts the key's stream of little-endian 64-bit words, modulo 2^64, in pieces of
    /// 64 KiB; the whole mask never exists in memory.
    package static func apply(to words: inout [UInt64], key: [UInt8], adding: Bool) {
        var stream = KeyStream(key: key)
        var mask = [UInt64](repeating: 0, count: min(chunkWords, words.count))
        var start = 0
        while start < words.count {
            let count = min(chunkWords, words.count - start)
            mask.withUnsafeMutableBytes { bytes in
                bytes.initializeMemory(as: UInt8.self, repeating: 0)
                stream.combine(into: UnsafeMutableRawBufferPointer(rebasing: bytes[..<(count * 8)]))
            }
            if adding {
                for index in 0..<count {
                    words[start + index] &+= UInt64(littleEndian: mask[index])
                }
            } else {
                for index in 0..<count {
                    words[start + index] &-= UInt64(littleEndian: mask[index])
                }
            }
            start += count
        }
    }
}
