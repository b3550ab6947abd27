import Messaging
import Testing

@Suite struct Fingerprints {
    private let key: VerifyingKey

    init() throws {
        key = try TestFederation.key("alder").verifyingKey
    }

    @Test func `are the first 16 bytes of a hash over name and keys`() throws {
        let text = Array("fl-fingerprint-v1".utf8) + [0, 0, 5] + Array("Alder".utf8)
        let expected = Digest.sha256(text, key.bytes, Digest.sha256([1]).bytes).bytes.prefix(16)
        let fingerprint = try Fingerprint.of(
            name: InstitutionName("Alder"), signingKey: key, tlsKeyDigest: .sha256([1]))
        #expect(fingerprint.bytes == Array(expected))
    }

    @Test func `change with name, key and TLS key`() throws {
        let other = try TestFederation.key("birch").verifyingKey
        let alder = try InstitutionName("Alder")
        let all = try Set([
            Fingerprint.of(name: alder, signingKey: key, tlsKeyDigest: .zero),
            .of(name: InstitutionName("alder"), signingKey: key, tlsKeyDigest: .zero),
            .of(name: alder, signingKey: other, tlsKeyDigest: .zero),
            .of(name: alder, signingKey: key, tlsKeyDigest: .sha256([1])),
        ])
        #expect(all.count == 4)
    }

    @Test func `are read as people type them`() {
        let fingerprint = Fingerprint.of(federation: .sha256([7]))
        let text = "\(fingerprint)"
        #expect(Fingerprint(typed: text) == fingerprint)
        #expect(Fingerprint(typed: text.uppercased().replacing(" ", with: "-")) == fingerprint)
        #expect(Fingerprint(typed: text.replacing(" ", with: "")) == fingerprint)
        #expect(Fingerprint(typed: String(text.dropLast())) == nil)
        #expect(Fingerprint(typed: "") == nil)
    }
}
