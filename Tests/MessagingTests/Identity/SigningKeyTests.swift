import Documents
import Messaging
import Testing

@Suite struct `Signing keys` {
    @Test func `make the public keys and signatures of RFC 8032`() throws {
        for vector in try TestVectors.file("crypto_rfc").list("ed25519") {
            let key = try SigningKey(seed: vector.bytes("seed"))
            let message = try vector.bytes("message")
            let signature = try vector.bytes("signature")
            #expect(try key.verifyingKey == VerifyingKey(bytes: vector.bytes("public")))
            #expect(key.verifyingKey.isValid(signature, for: message))
            #expect(key.verifyingKey.isValid(key.sign(message), for: message))
        }
    }

    @Test func `judge every Ed25519 case of Wycheproof as it says`() throws {
        let cases = try TestVectors.file("wycheproof_subset").list("ed25519")
        #expect(cases.count == 151)
        for vector in cases {
            let key = try VerifyingKey(bytes: vector.bytes("pk"))
            let isValid = try key.isValid(vector.bytes("sig"), for: vector.bytes("msg"))
            let id = try vector.text("id")
            #expect(try isValid == (vector.text("result") == "valid"), "case \(id)")
        }
    }

    @Test func `refuse what must be refused`() throws {
        for vector in try TestVectors.file("crypto_rfc").list("ed25519_must_reject") {
            let key = try? VerifyingKey(bytes: vector.bytes("public"))
            let isValid = try key?.isValid(vector.bytes("signature"), for: vector.bytes("message"))
            let name = try vector.text("name")
            #expect(isValid != true, "\(name)")
        }
    }

    @Test func `are never of small order`() throws {
        let keys = try TestVectors.file("crypto_rfc").list("ed25519_small_order_public_keys")
        #expect(keys.count == 8)
        for vector in keys {
            #expect(throws: KeyError.smallOrder) { try VerifyingKey(bytes: vector.bytes("public")) }
        }
    }

    @Test func `have one encoding only`() {
        let modulus: [UInt8] = [0xed] + [UInt8](repeating: 0xff, count: 30) + [0x7f]
        for offset in UInt8(0)...18 {
            var bytes = modulus
            bytes[0] += offset
            #expect(throws: KeyError.nonCanonical) { try VerifyingKey(bytes: bytes) }
            bytes[31] = 0xff
            #expect(throws: KeyError.nonCanonical) { try VerifyingKey(bytes: bytes) }
        }
    }

    @Test func `come back from their PEM text`() throws {
        let key = try TestFederation.key("alder")
        #expect(try SigningKey(pem: key.pem).verifyingKey == key.verifyingKey)
        #expect(key.pem.hasPrefix("-----BEGIN PRIVATE KEY-----\n"))
        #expect(throws: KeyError.notPEM) { try SigningKey(pem: "alder") }
        #expect(throws: KeyError.notPKCS8(expected: "Ed25519")) {
            try SigningKey(pem: TLSKey().pem)
        }
    }

    @Test func `are made of 32 bytes`() {
        #expect(throws: KeyError.wrongLength(expected: 32, found: 31)) {
            try SigningKey(seed: [UInt8](repeating: 1, count: 31))
        }
    }

    @Test func `show their public half only`() throws {
        let key = try TestFederation.key("alder")
        #expect("\(key)" == "SigningKey(\(key.verifyingKey.hex))")
    }

    @Test func `that are published are known`() throws {
        let keys = try #require(try TestVectors.file("envelope")["keys"])
        for name in ["coordinator", "bank-a", "bank-b"] {
            let key = try VerifyingKey(bytes: #require(keys[name]).bytes("public"))
            #expect(PublishedTestKeys.contains(key))
        }
        #expect(!PublishedTestKeys.contains(try TestFederation.key("alder").verifyingKey))
    }
}
