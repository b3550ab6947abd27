import Documents
import Messaging
import Testing

@Suite struct `Key derivation` {
    @Test func `gives the keys of RFC 5869`() throws {
        for vector in try TestVectors.file("crypto_rfc").list("hkdf_sha256") {
            let key = try KeyDerivation.derive(
                from: vector.bytes("ikm"), salt: vector.bytes("salt"), info: vector.bytes("info"),
                count: vector.number("length"))
            #expect(try key == vector.bytes("okm"))
        }
    }

    @Test func `gives the keys of Wycheproof, where it gives any`() throws {
        let cases = try TestVectors.file("wycheproof_subset").list("hkdf_sha256")
        #expect(cases.count == 80)
        for vector in cases {
            let count: Int = try vector.number("size")
            let isPossible = (1...KeyDerivation.maximumByteCount).contains(count)
            #expect(try isPossible == (vector.text("result") == "valid"))
            guard isPossible else { continue }
            let key = try KeyDerivation.derive(
                from: vector.bytes("ikm"), salt: vector.bytes("salt"), info: vector.bytes("info"),
                count: count)
            #expect(try key == vector.bytes("okm"))
        }
    }
}
