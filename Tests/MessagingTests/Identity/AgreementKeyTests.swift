import Documents
import Messaging
import Testing

@Suite struct `Agreement keys` {
    @Test func `agree as RFC 7748 says`() throws {
        for vector in try TestVectors.file("crypto_rfc").list("x25519") {
            let key = try AgreementKey(bytes: vector.bytes("scalar"))
            let other = try AgreementPublicKey(bytes: vector.bytes("u"))
            #expect(try key.sharedSecret(with: other) == vector.bytes("out"))
        }
    }

    @Test func `agree as RFC 7748 says a thousand times over`() throws {
        let vector = try #require(try TestVectors.file("crypto_rfc")["x25519_iterated"])
        var scalar = try vector.bytes("start")
        var point = scalar
        for iteration in 1...1000 {
            let secret = try AgreementKey(bytes: scalar)
                .sharedSecret(with: AgreementPublicKey(bytes: point))
            point = scalar
            scalar = secret
            if iteration == 1 {
                #expect(try scalar == vector.bytes("after_1"))
            }
        }
        #expect(try scalar == vector.bytes("after_1000"))
    }

    @Test func `judge every X25519 case of Wycheproof, and refuse secrets of zeros`() throws {
        let cases = try TestVectors.file("wycheproof_subset").list("x25519")
        #expect(cases.count == 322)
        var refused = 0
        for vector in cases {
            let key = try AgreementKey(bytes: vector.bytes("private"))
            let id = try vector.text("id")
            let flags = try vector.list("flags").compactMap(\.text)
            let secret = try? key.sharedSecret(
                with: AgreementPublicKey(bytes: vector.bytes("public")))
            if flags.contains("ZeroSharedSecret") || flags.contains("LowOrderPublic") {
                #expect(secret == nil, "case \(id)")
                refused += 1
            } else {
                #expect(try secret == vector.bytes("shared"), "case \(id)")
            }
        }
        #expect(refused == 31)
    }

    @Test func `are refused where they turn every secret into zeros`() throws {
        for vector in try TestVectors.file("crypto_rfc").list("x25519_must_reject") {
            #expect(throws: KeyError.smallOrder) {
                try AgreementPublicKey(bytes: vector.bytes("u"))
            }
        }
    }

    @Test func `are equal in every encoding`() throws {
        let nine: [UInt8] = [9] + [UInt8](repeating: 0, count: 31)
        let sameNine: [UInt8] = [9] + [UInt8](repeating: 0, count: 30) + [0x80]
        let alsoNine: [UInt8] = [0xed + 9] + [UInt8](repeating: 0xff, count: 30) + [0x7f]
        let key = try AgreementPublicKey(bytes: nine)
        #expect(try AgreementPublicKey(bytes: sameNine) == key)
        #expect(try AgreementPublicKey(bytes: alsoNine) == key)
    }
}
