import Console
import Federation
import FederationTesting
import Foundation
import Institution
import Messaging

extension WholeFederation {
    var registrar: Registrar {
        get throws {
            Registrar(
                store: try coordinator.store(), charter: fixture.charter,
                keys: fixture.coordinatorKeys)
        }
    }

    /// A member's own view of the feed, up to its end.
    func view(of home: NodeHome) async throws -> NodeFederation {
        let view = try home.federation()
        try await view.poll(transport(of: home), waiting: false)
        return view
    }

    /// A member asks for new keys.
    func askForKeys(_ home: NodeHome) async throws {
        let view = try await view(of: home)
        guard let entry = await view.state.roster?.entry(try home.id) else {
            throw RotationError.notActive(try home.id)
        }
        try await view.ask(
            for: home.keys.rotationRequest(of: entry, federation: fixture.charter.digest),
            me: entry.id, keys: home.keys.ring, transport: transport(of: home),
            nowMilliseconds: clock.milliseconds)
    }

    /// The operator grants every change of keys that is asked for.
    func grantKeys() async throws {
        for rotation in try registrar.rotations() {
            try registrar.rotate(
                rotation, authority: fixture.authority, nowMilliseconds: clock.milliseconds)
        }
        try await program.refresh()
    }

    /// The operator gives the coordinator new keys.
    func rotateCoordinator() async throws {
        let entry = fixture.coordinator.entry
        let request = RotationRequest.make(
            for: entry, federation: fixture.charter.digest,
            signingKey: try FederationFixture.key(of: FederationFixture.secondCoordinatorKey),
            certificateRequest: try CertificateRequest.make(name: entry.name, key: TLSKey()))
        try registrar.rotate(
            coordinator.store().log().examined(request, for: entry),
            authority: fixture.authority, hosts: ["localhost"],
            nowMilliseconds: clock.milliseconds)
        try await program.refresh()
    }

    /// The operator invites a home and admits it: a new one, or one of a member that was revoked.
    func admit(_ home: NodeHome) throws {
        let invitation = try invite(home.configuration.name.text)
        let request = try home.registrationRequest(
            invitation, nowMilliseconds: clock.milliseconds)
        guard
            case .admitted(let admission) = try RegistrationDecision(
                parsing: decision(on: request).payload)
        else { throw RegistrationError.notARequest }
        let keys = try home.candidateKeys()
        let membership = try admission.membership(
            invitation: invitation, signingKey: keys.signing.verifyingKey,
            tlsKeyDigest: keys.tls.publicKeyDigest, nowMilliseconds: clock.milliseconds)
        try home.install(membership, admission: admission)
    }

    /// What stands in a run's transcript by a member, in order.
    func messages(of id: NodeID, in run: RunID) throws -> [EnvelopeHeader] {
        try Transcript(path: coordinator.transcriptPath(of: run)).entries()
            .map(\.envelope.header).filter { $0.sender == id }
    }
}
