import FederationTesting
import Foundation
import Messaging

/// A small federation whose signed things are examples. Whoever fuzzes them holds all keys, so that
/// changed contents are signed again and reach the rules behind the signature.
struct FuzzFederation: Sendable {
    static let shared = Result { try FuzzFederation() }

    /// The bytes of a whole transcript's file.
    static let transcript = Task {
        let history = try await FederationSimulation(
            seed: 3, study: StudyFixture().averaging(rounds: 1),
            rows: SampleRows(60, seed: 3, holdout: 0)
        ).run()
        return Array(try Data(contentsOf: URL(filePath: history.transcriptPath)))
    }

    let fixture: FederationFixture
    let candidate: SigningKey
    let certificateRequest: CertificateRequest
    let invitation: Invitation
    let registration: Envelope

    init() throws {
        fixture = try FederationFixture()
        candidate = try FederationFixture.key(of: "Candidate")
        let name = try InstitutionName("Candidate")
        certificateRequest = try CertificateRequest.make(name: name, key: TLSKey())
        invitation = try Invitation.fresh(
            host: "coordinator.example", port: 7000, federation: fixture.charter.digest,
            caCertificateDigest: fixture.authority.certificateDigest)
        registration = RegistrationRequest.make(
            name: name, signingKey: candidate, certificateRequest: certificateRequest,
            invitation: invitation, nowMilliseconds: FederationFixture.now)
    }

    /// A registration, and a message of each kind that anybody may send without a payload's rules.
    var envelopes: [[UInt8]] {
        [registration.bytes, registration.redacted.bytes]
    }

    /// The registration with another payload, signed by the candidate.
    func registration(payload: [UInt8]) -> Envelope? {
        guard payload.count <= MessageType.registrationRequest.maximumPayload else { return nil }
        return .sealed(registration.header, payload: payload, key: candidate)
    }
}
