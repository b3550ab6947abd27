/// The lasting name of one coordinator or institution: the first 16 bytes of
/// SHA-256("fl-node-id-v1" 0x00 ‖ its first Ed25519 public key).
///
/// It stays the same through key rotations; the roster maps it to the key in force. The order of
/// ids, compared as bytes, is the order of members in rosters, lists and masks.
package struct NodeID: Sendable, Hashable, Comparable {
    package static let byteCount = 16
    /// Sixteen bytes of 0xff: all members of the run, or of the federation where the run is zero.
    package static let everyone = NodeID(unchecked: [UInt8](repeating: 0xff, count: byteCount))
    /// Sixteen zero bytes; nobody has this id.
    package static let none = NodeID(unchecked: [UInt8](repeating: 0, count: byteCount))

    /// 16 bytes.
    package let bytes: [UInt8]

    private init(unchecked bytes: [UInt8]) {
        self.bytes = bytes
    }

    /// Nil unless there are exactly 16 bytes.
    package init?(bytes: [UInt8]) {
        guard bytes.count == Self.byteCount else { return nil }
        self.bytes = bytes
    }

    /// Nil unless `hex` is 32 lower-case hexadecimal digits.
    package init?(hex: String) {
        guard let bytes = Hexadecimal.decode(hex) else { return nil }
        self.init(bytes: bytes)
    }

    /// 32 lower-case hexadecimal digits.
    package var hex: String { Hexadecimal.encode(bytes) }

    /// The id of the node whose first signing key is `key`.
    package static func of(_ key: VerifyingKey) -> NodeID {
        let digest = Digest.sha256(for: .nodeID, key.bytes)
        return NodeID(unchecked: Array(digest.bytes.prefix(byteCount)))
    }

    package static func < (left: NodeID, right: NodeID) -> Bool {
        left.bytes.lexicographicallyPrecedes(right.bytes)
    }
}

extension NodeID: CustomStringConvertible {
    package var description: String { hex }
}
