/// The 32 random bytes that all key material of one mask block derives from.
///
/// Written to disk before any key made of it is signed, and erased when the block closes; after a
/// crash every byte is made again the same.
package struct BlockRoot: Sendable {
    package static let byteCount = 32

    /// What derived bytes are for.
    package enum Label: String, Sendable, Hashable, CaseIterable {
        case pairKey = "pair-key"
        case selfSeed = "self-seed"
        case channelKey = "channel-key"
        case coefficients
        case noise
    }

    /// 32 bytes, for the block's file.
    package let bytes: [UInt8]

    /// A new root out of the system's generator.
    package static func fresh() -> BlockRoot {
        BlockRoot(unchecked: SystemEntropy.bytes(byteCount))
    }

    private init(unchecked bytes: [UInt8]) {
        self.bytes = bytes
    }

    /// The root that was stored.
    package init(bytes: [UInt8]) throws(KeyError) {
        guard bytes.count == Self.byteCount else {
            throw .wrongLength(expected: Self.byteCount, found: bytes.count)
        }
        self.bytes = bytes
    }

    /// 32 bytes: HKDF of the root, salted with the digest of the block opening, for
    /// "fl-secagg-block-v1" 0x00 ‖ label ‖ 0x00 ‖ slot in 16 bits.
    package func derive(_ label: Label, slot: UInt16, blockOpening: Digest) -> [UInt8] {
        var info = Purpose.maskBlock.bytes + Array(label.rawValue.utf8) + [0]
        info.append(bigEndian: slot)
        return KeyDerivation.derive(from: bytes, salt: blockOpening.bytes, info: info)
    }

    /// The X25519 key of one slot; blocks without drop-outs use slot 0 alone.
    package func pairKey(slot: UInt16 = 0, blockOpening: Digest) throws(KeyError) -> AgreementKey {
        try AgreementKey(bytes: derive(.pairKey, slot: slot, blockOpening: blockOpening))
    }
}

extension BlockRoot: CustomStringConvertible {
    /// Nothing of the secret is printable.
    package var description: String { "BlockRoot" }
}
