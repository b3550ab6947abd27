import FederationHTTP
import Foundation
import Messaging

/// An authority and the certificates it issues, made anew in each test.
struct TestFederation {
    static let id = Digest.sha256(Array("test federation".utf8))

    private let issuer: Authority
    let authority: TrustedAuthority

    /// All test authorities bear the same name.
    init() throws {
        issuer = try Authority.make(
            name: InstitutionName("Test federation"), nowMilliseconds: Self.now)
        authority = try TrustedAuthority(certificate: issuer.certificate)
    }

    /// - Parameters:
    ///   - hosts: where the member listens; empty for institutions.
    ///   - age: how many days ago its certificate was issued; it holds for 365. Negative
    ///     for one that will be issued.
    func member(_ name: String, hosts: [String] = [], age: Int = 0) throws -> TestMember {
        let key = TLSKey()
        let name = try InstitutionName(name)
        let id = NodeID.of(SigningKey().verifyingKey)
        let certificate = try issuer.issue(
            CertificateRequest.make(name: name, key: key), name: name, id: id, federation: Self.id,
            hosts: hosts,
            nowMilliseconds: UInt64(Int(Self.now) - age * 86_400_000))
        return TestMember(
            id: id,
            identity: TLSIdentity(
                chain: [certificate, issuer.certificate], privateKey: key.derRepresentation),
            keyDigest: key.publicKeyDigest)
    }

    /// TLS libraries look at the real clock, so certificates are made by it.
    private static var now: UInt64 {
        UInt64(Date.now.timeIntervalSince1970 * 1000)
    }
}

/// One member's certificate and key, and what the roster says of it.
struct TestMember {
    let id: NodeID
    let identity: TLSIdentity
    let keyDigest: Digest
}

extension TestMember {
    /// The header of a message of this member, of any type and any announced length.
    func header(_ type: UInt16, payloadLength: UInt64) -> [UInt8] {
        EnvelopeHeader(
            type: type, federation: TestFederation.id, run: .federation, round: 1, phase: 1,
            attempt: 1, sender: id, recipient: .everyone, keyEpoch: 1, rosterVersion: 1,
            sequence: 1, issuedMilliseconds: 1, expiresMilliseconds: 2, previous: .zero,
            inReplyTo: .zero, logHead: .zero, payloadLength: payloadLength, payloadDigest: .zero
        ).encoded()
    }

    /// A masked answer as a listener sees it: lengths are right, nothing is signed.
    func envelope(payloadBytes: Int) -> [UInt8] {
        header(MessageType.maskedAnswer.rawValue, payloadLength: UInt64(payloadBytes))
            + [UInt8](repeating: 1, count: payloadBytes + 64)
    }
}
