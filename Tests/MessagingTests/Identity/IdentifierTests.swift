import Documents
import Messaging
import Testing

@Suite struct Identifiers {
    @Test func `of nodes follow from their first key`() throws {
        let keys = try #require(try TestVectors.file("envelope")["keys"])
        for name in ["coordinator", "bank-a", "bank-b"] {
            let vector = try #require(keys[name])
            let key = try SigningKey(seed: vector.bytes("seed")).verifyingKey
            #expect(try key.bytes == vector.bytes("public"))
            #expect(try NodeID.of(key).bytes == vector.bytes("node_id"))
        }
    }

    @Test func `read lower-case hexadecimal of the right length only`() {
        let text = String(repeating: "0a", count: 16)
        #expect(NodeID(hex: text)?.hex == text)
        #expect(RunID(hex: text)?.hex == text)
        #expect(NodeID(hex: text.uppercased()) == nil)
        #expect(NodeID(hex: text + "00") == nil)
        #expect(NodeID(hex: String(text.dropLast()) + "g") == nil)
        #expect(Digest(hex: text) == nil)
        #expect(Digest(hex: text + text)?.hex == text + text)
    }

    @Test func `are ordered by their bytes`() throws {
        #expect(NodeID.none < NodeID.everyone)
        let low = try #require(NodeID(hex: "7f" + String(repeating: "00", count: 15)))
        let high = try #require(NodeID(hex: "80" + String(repeating: "00", count: 15)))
        #expect(low < high)
    }

    @Test func `of runs are fresh each time`() {
        let ids = Set((0..<32).map { _ in RunID.fresh() })
        #expect(ids.count == 32)
        #expect(!ids.contains(.federation))
    }

    @Test func `hash what SHA-256 says`() throws {
        for vector in try TestVectors.file("crypto_rfc").list("sha2") {
            #expect(try Digest.sha256(vector.bytes("message")).hex == vector.text("sha256"))
        }
        let whole = Digest.sha256(Array("alder birch".utf8))
        #expect(Digest.sha256(Array("alder".utf8), Array(" birch".utf8)) == whole)
    }

    @Test func `are made for one purpose each`() {
        let texts = Set(Purpose.allCases.map(\.bytes))
        #expect(texts.count == Purpose.allCases.count)
        #expect(Purpose.roster.bytes == Array("fl-roster-v1".utf8) + [0])
        #expect(Purpose.allCases.allSatisfy { $0.bytes.dropLast().allSatisfy { $0 != 0 } })
    }
}
