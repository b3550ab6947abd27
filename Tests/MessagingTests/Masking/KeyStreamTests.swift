import Documents
import Messaging
import Testing

@Suite struct `Key streams` {
    @Test func `encrypt as RFC 8439 says`() throws {
        for vector in try TestVectors.file("crypto_rfc").list("chacha20") {
            var stream = try KeyStream(
                key: vector.bytes("key"), counter: vector.number("counter"),
                nonce: vector.bytes("nonce"))
            var bytes = try vector.bytes("plaintext")
            bytes.withUnsafeMutableBytes { stream.combine(into: $0) }
            #expect(try bytes == vector.bytes("ciphertext"))
        }
    }

    @Test func `are read as little-endian words`() throws {
        for vector in try TestVectors.file("crypto_rfc").list("chacha20_keystream") {
            var stream = try KeyStream(
                key: vector.bytes("key"), counter: vector.number("counter"),
                nonce: vector.bytes("nonce"))
            let bytes = stream.next(256)
            #expect(try bytes == vector.bytes("keystream_256"))
            let isMaskStream = try vector.bytes("nonce").allSatisfy { $0 == 0 }
            guard try isMaskStream && vector.text("counter") == "0" else { continue }
            let expected = try vector.list("as_u64_le").compactMap { $0.text.flatMap(UInt64.init) }
            var words = [UInt64](repeating: 0, count: expected.count)
            try PairMask.apply(to: &words, key: vector.bytes("key"), adding: true)
            #expect(words == expected)
        }
    }

    @Test func `are the same in pieces as in one`() {
        let key = [UInt8](repeating: 3, count: 32)
        var whole = KeyStream(key: key)
        var pieces = KeyStream(key: key)
        let together = whole.next(1000)
        #expect(pieces.next(1) + pieces.next(130) + pieces.next(869) == together)
    }
}
