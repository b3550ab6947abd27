import Messaging
import Testing

@Suite struct Certificates {
    private static let hour: UInt64 = 3_600_000
    private static let day: UInt64 = 24 * hour

    private let authority: Authority
    private let key = TLSKey()
    private let federation = Digest.sha256([1])
    private let node: NodeID
    private let name: InstitutionName

    init() throws {
        authority = try Authority.make(
            name: InstitutionName("Grove"), nowMilliseconds: TestFederation.now)
        node = NodeID.of(try TestFederation.key("alder").verifyingKey)
        name = try InstitutionName("Alder")
    }

    private func certificate(hosts: [String] = []) throws -> [UInt8] {
        try authority.issue(
            CertificateRequest.make(name: name, key: key), name: name, id: node,
            federation: federation, hosts: hosts, nowMilliseconds: TestFederation.now)
    }

    private func refusal(
        _ der: [UInt8], key other: Digest? = nil, federation otherFederation: Digest? = nil,
        node otherNode: NodeID? = nil, authority otherAuthority: [UInt8]? = nil,
        now: UInt64 = TestFederation.now
    ) -> CertificateError? {
        do throws(CertificateError) {
            try CertificateDER.check(
                der, publicKeyDigest: other ?? key.publicKeyDigest,
                federation: otherFederation ?? federation, node: otherNode ?? node,
                authority: otherAuthority ?? authority.certificate, nowMilliseconds: now)
            return nil
        } catch {
            return error
        }
    }

    @Test func `say whose key they hold, and which node of which federation it is`() throws {
        let der = try certificate()
        #expect(try CertificateDER.publicKeyDigest(ofCertificate: der) == key.publicKeyDigest)
        let identity = try #require(try CertificateDER.identity(ofCertificate: der))
        #expect(identity.federation == federation)
        #expect(identity.node == node)
        #expect(refusal(der) == nil)
        #expect(try CertificateDER.identity(ofCertificate: authority.certificate) == nil)
    }

    @Test func `hold for one year, those of authorities for ten`() throws {
        let (notBefore, notAfter) = try CertificateDER.validity(ofCertificate: certificate())
        #expect(notBefore == TestFederation.now - Self.hour)
        #expect(notAfter == TestFederation.now + 365 * Self.day)
        let (from, to) = try CertificateDER.validity(ofCertificate: authority.certificate)
        #expect(from == TestFederation.now - Self.hour)
        #expect(to == TestFederation.now + 3650 * Self.day)
    }

    @Test func `with another key, id, federation or authority are not installed`() throws {
        let der = try certificate()
        let namesake = try Authority.make(
            name: authority.name, nowMilliseconds: TestFederation.now)
        #expect(refusal(der, key: TLSKey().publicKeyDigest) == .anotherKey)
        #expect(refusal(der, federation: .zero) == .anotherIdentity)
        #expect(refusal(der, node: .everyone) == .anotherIdentity)
        #expect(refusal(der, authority: namesake.certificate) == .anotherAuthority)
        #expect(refusal(der, authority: der) == .notAnAuthority)
        #expect(refusal([1, 2, 3]) == .notDER)
        let later = TestFederation.now + 366 * Self.day
        guard case .outOfDate = refusal(der, now: later) else {
            Issue.record("a certificate that ran out is refused")
            return
        }
        guard case .outOfDate = refusal(der, now: TestFederation.now - 2 * Self.hour) else {
            Issue.record("a certificate that is not valid yet is refused")
            return
        }
    }

    @Test func `of coordinators name their hosts`() throws {
        let plain = try certificate()
        let hosts = try certificate(hosts: ["localhost", "127.0.0.1", "::1", "fed.example.org"])
        #expect(hosts.count > plain.count)
        #expect(refusal(hosts) == nil)
        for host in ["", "localhost:8443", "https://x", "-x", "a..b", "300.1.1.1x!"] {
            #expect(throws: CertificateError.badHost) { try certificate(hosts: [host]) }
        }
    }

    @Test func `are named by the hash of their bytes`() {
        #expect(
            authority.certificateDigest
                == CertificateDER.digest(ofCertificate: authority.certificate))
    }

    @Test func `belong to keys that come back from PEM and DER`() throws {
        #expect(try TLSKey(pem: key.pem).publicKeyDigest == key.publicKeyDigest)
        #expect(
            try TLSKey(derRepresentation: key.derRepresentation).publicKeyDigest
                == key.publicKeyDigest)
        #expect(throws: KeyError.notPKCS8(expected: "P-256")) {
            try TLSKey(pem: TestFederation.key("alder").pem)
        }
        #expect(throws: KeyError.notPEM) { try TLSKey(pem: "") }
        #expect("\(key)" == "TLSKey(\(key.publicKeyDigest))")
    }
}
