import Documents
import Messaging
import Testing

/// One node of the vectors.
private struct VectorNode {
    let name: String
    let id: NodeID
    let key: AgreementKey
    let selfSeed: [UInt8]
    let quantised: [UInt64]
    let vector: JSONValue

    init(_ vector: JSONValue) throws {
        self.vector = vector
        name = try vector.text("name")
        id = try #require(NodeID(bytes: vector.bytes("id")))
        key = try AgreementKey(bytes: vector.bytes("x25519_private"))
        selfSeed = try vector.bytes("self_seed")
        quantised = try vector.words("quantised")
    }
}

extension JSONValue {
    fileprivate func words(_ key: String) throws -> [UInt64] {
        try list(key).compactMap { $0.text.flatMap(UInt64.init) }
    }
}

@Suite struct `Pair masks` {
    private let file: JSONValue
    private let context: Digest
    private let nodes: [VectorNode]

    init() throws {
        file = try TestVectors.file("secagg")
        context = try #require(Digest(bytes: file.bytes("context")))
        nodes = try file.list("nodes").map(VectorNode.init)
    }

    private func node(_ name: String) throws -> VectorNode {
        try #require(nodes.first { $0.name == name })
    }

    private func pairKey(
        _ own: VectorNode, _ other: VectorNode, context: Digest
    ) throws -> [UInt8] {
        let secret = try own.key.sharedSecret(with: other.key.publicKey)
        return PairMask.key(shared: secret, context: context, own.id, other.id)
    }

    private func masked(_ own: VectorNode, context: Digest) throws -> [UInt64] {
        var words = own.quantised
        for other in nodes where other.id != own.id {
            PairMask.apply(
                to: &words, key: try pairKey(own, other, context: context),
                adding: PairMask.adds(own.id, with: other.id))
        }
        return words
    }

    private func sum(_ vectors: [[UInt64]]) -> [UInt64] {
        vectors.dropFirst().reduce(vectors.first ?? []) { zip($0, $1).map(&+) }
    }

    @Test func `have the keys and words of the vectors, the same at both ends`() throws {
        let pairs = try file.list("pairs")
        #expect(pairs.count == 6)
        for pair in pairs {
            let (one, other) = (try node(pair.text("a")), try node(pair.text("b")))
            let key = try pairKey(one, other, context: context)
            #expect(try key == pair.bytes("key"))
            #expect(try key == pairKey(other, one, context: context))
            var words = [UInt64](repeating: 0, count: 7)
            PairMask.apply(to: &words, key: key, adding: true)
            #expect(try words == pair.words("mask"))
        }
    }

    @Test func `are gone in the sum over all institutions`() throws {
        let result = try #require(try file.list("results").first)
        let vectors = try nodes.map { try masked($0, context: context) }
        #expect(try sum(vectors) == result.words("sum_words"))
        #expect(sum(vectors) == sum(nodes.map(\.quantised)))
        for (vector, node) in zip(vectors, nodes) {
            #expect(vector != node.quantised)
        }
    }

    @Test func `do not cancel when one node salts with another context`() throws {
        let result = try #require(try file.list("results").first)
        let vectors = try nodes.enumerated().map { index, node in
            try masked(node, context: index == 2 ? .sha256([1]) : context)
        }
        for (wrong, right) in zip(sum(vectors), try result.words("sum_words")) {
            #expect(wrong != right)
        }
    }

    @Test func `with self masks give the masked words and every sum of the vectors`() throws {
        var selfMasks: [String: [UInt64]] = [:]
        for node in nodes {
            let key = KeyDerivation.derive(
                from: node.selfSeed, salt: context.bytes,
                info: Purpose.maskSelf.bytes + node.id.bytes)
            #expect(try key == node.vector.bytes("self_key"))
            var mask = [UInt64](repeating: 0, count: 7)
            PairMask.apply(to: &mask, key: key, adding: true)
            #expect(try mask == node.vector.words("self_mask"))
            selfMasks[node.name] = mask
            let words = zip(try masked(node, context: context), mask).map(&+)
            #expect(try words == node.vector.words("masked"))
        }
        for result in try file.list("results") {
            let alive = try result.list("alive").compactMap(\.text).map(node)
            var total = sum(try alive.map { try $0.vector.words("masked") })
            for node in alive {
                total = zip(total, selfMasks[node.name] ?? []).map(&-)
                for missing in nodes where !alive.contains(where: { $0.id == missing.id }) {
                    PairMask.apply(
                        to: &total, key: try pairKey(missing, node, context: context),
                        adding: !PairMask.adds(node.id, with: missing.id))
                }
            }
            #expect(try total == result.words("sum_words"))
        }
    }

    @Test(arguments: 0..<8 as Range<UInt64>)
    func `cancel for any number of institutions and words`(seed: UInt64) throws {
        var generator = TestGenerator(seed: seed)
        let count = 2 + Int(generator.next() % 4)
        let length = [0, 1, 8191, 8192, 8193, 20_000][Int(generator.next() % 6)]
        let keys = try (0..<count).map { _ in
            try AgreementKey(
                bytes: (0..<32).map { _ in UInt8.init(truncatingIfNeeded: generator.next()) })
        }
        let ids = try (0..<count).map { index in
            try #require(NodeID(bytes: [UInt8(index)] + [UInt8](repeating: 9, count: 15)))
        }
        let plain = (0..<count).map { _ in (0..<length).map { _ in generator.next() } }
        var masked = plain
        for (one, other) in (0..<count).flatMap({ one in (0..<count).map { (one, $0) } })
        where one != other {
            let secret = try keys[one].sharedSecret(with: keys[other].publicKey)
            let key = PairMask.key(shared: secret, context: .sha256([2]), ids[one], ids[other])
            PairMask.apply(
                to: &masked[one], key: key, adding: PairMask.adds(ids[one], with: ids[other]))
        }
        #expect(sum(masked) == sum(plain), "replay with seed \(seed)")
    }

    @Test func `look like chance`() {
        var words = [UInt64](repeating: 0, count: 32_768)
        PairMask.apply(to: &words, key: [UInt8](repeating: 5, count: 32), adding: true)
        var counts = [Int](repeating: 0, count: 256)
        for word in words {
            for shift in stride(from: 0, to: 64, by: 8) {
                counts[Int(word >> UInt64(shift) & 255)] += 1
            }
        }
        let expected = Double(32_768 * 8) / 256
        let chiSquared = counts.reduce(0.0) { total, count in
            total + (Double(count) - expected) * (Double(count) - expected) / expected
        }
        // 255 degrees of freedom: 150 to 380 holds all but one in a million streams.
        #expect((150.0...380.0).contains(chiSquared))
    }
}
