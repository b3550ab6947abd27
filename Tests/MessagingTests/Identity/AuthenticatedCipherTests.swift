import Documents
import Messaging
import Testing

@Suite struct `Authenticated cipher` {
    @Test func `judges every case of Wycheproof as it says`() throws {
        let cases = try TestVectors.file("wycheproof_subset").list("chacha20_poly1305")
        #expect(cases.count == 133)
        for vector in cases {
            let id = try vector.text("id")
            let (key, nonce) = (try vector.bytes("key"), try vector.bytes("iv"))
            let sealed = try vector.bytes("ct") + vector.bytes("tag")
            let opened = try AuthenticatedCipher.open(
                sealed, key: key, nonce: nonce, associated: vector.bytes("aad"))
            guard try vector.text("result") == "valid" else {
                #expect(opened == nil, "case \(id)")
                continue
            }
            let message = try vector.bytes("msg")
            #expect(opened == message, "case \(id)")
            let again = try AuthenticatedCipher.seal(
                message, key: key, nonce: nonce, associated: vector.bytes("aad"))
            #expect(again == sealed, "case \(id)")
        }
    }

    @Test func `opens the share of the vectors, and nothing that was changed`() throws {
        let vector = try #require(try TestVectors.file("secagg")["share_transport"])
        let (key, nonce) = (try vector.bytes("key"), try vector.bytes("nonce"))
        let (aad, sealed) = (try vector.bytes("aad"), try vector.bytes("ciphertext_and_tag"))
        let opened = AuthenticatedCipher.open(sealed, key: key, nonce: nonce, associated: aad)
        #expect(try opened == vector.bytes("plaintext"))
        #expect(
            AuthenticatedCipher.open(sealed, key: key, nonce: nonce, associated: aad + [0]) == nil)
        let cut = Array(sealed.prefix(15))
        #expect(AuthenticatedCipher.open(cut, key: key, nonce: nonce, associated: aad) == nil)
    }

    @Test func `compares secrets as bytes`() {
        #expect(ConstantTime.areEqual([1, 2], [1, 2]))
        #expect(ConstantTime.areEqual([], []))
        #expect(!ConstantTime.areEqual([1, 2], [1, 3]))
        #expect(!ConstantTime.areEqual([1, 2], [1, 2, 0]))
    }
}
