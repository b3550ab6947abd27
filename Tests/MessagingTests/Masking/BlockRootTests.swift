import Messaging
import Testing

@Suite struct `Block roots` {
    private let opening = Digest.sha256([1])

    @Test func `derive the same bytes each time, and others for other labels, slots and openings`()
        throws
    {
        let root = try BlockRoot(bytes: [UInt8](repeating: 4, count: 32))
        let key = root.derive(.pairKey, slot: 0, blockOpening: opening)
        #expect(key.count == 32)
        #expect(key == root.derive(.pairKey, slot: 0, blockOpening: opening))
        var all: Set<[UInt8]> = []
        for label in BlockRoot.Label.allCases {
            for slot in UInt16(0)..<16 {
                all.insert(root.derive(label, slot: slot, blockOpening: opening))
            }
        }
        all.insert(root.derive(.pairKey, slot: 0, blockOpening: .sha256([2])))
        #expect(all.count == BlockRoot.Label.allCases.count * 16 + 1)
    }

    @Test func `derive by HKDF from root, opening, label and slot`() throws {
        let root = try BlockRoot(bytes: [UInt8](repeating: 4, count: 32))
        let info = Array("fl-secagg-block-v1".utf8) + [0] + Array("pair-key".utf8) + [0, 1, 2]
        let expected = KeyDerivation.derive(
            from: root.bytes, salt: opening.bytes, info: info, count: 32)
        #expect(root.derive(.pairKey, slot: 0x0102, blockOpening: opening) == expected)
    }

    @Test func `give an agreement key for each slot`() throws {
        let root = BlockRoot.fresh()
        let key = try root.pairKey(blockOpening: opening)
        let bytes = root.derive(.pairKey, slot: 0, blockOpening: opening)
        #expect(try AgreementKey(bytes: bytes).publicKey == key.publicKey)
        #expect(try root.pairKey(slot: 1, blockOpening: opening).publicKey != key.publicKey)
    }

    @Test func `have 32 bytes and print none`() {
        #expect(throws: KeyError.wrongLength(expected: 32, found: 31)) {
            try BlockRoot(bytes: [UInt8](repeating: 4, count: 31))
        }
        #expect("\(BlockRoot.fresh())" == "BlockRoot")
    }

    @Test func `are told from one another by the hash of all mask keys, in the order of ids`()
        throws
    {
        let low = try #require(NodeID(bytes: [UInt8](repeating: 1, count: 16)))
        let high = try #require(NodeID(bytes: [UInt8](repeating: 2, count: 16)))
        let (one, two) = (Digest.sha256([1]), Digest.sha256([2]))
        let text = Array("fl-secagg-keyset-v1".utf8) + [0]
        #expect(
            MaskKeySet.digest(of: [high: two, low: one]) == .sha256(text, one.bytes, two.bytes))
        #expect(
            MaskKeySet.digest(of: [high: one, low: two])
                != MaskKeySet.digest(of: [high: two, low: one]))
    }
}
