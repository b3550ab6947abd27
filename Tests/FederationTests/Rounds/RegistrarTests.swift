import Federation
import FederationTesting
import Messaging
import Testing

@Suite struct `The registration desk` {
    static let now = FederationFixture.now
    static let day: UInt64 = 24 * 3600 * 1000

    /// A federation with nobody but its coordinator in the roster, and a desk.
    private struct Desk {
        let federation: FederationFixture
        let store: FederationStore
        let registrar: Registrar
        private let folder: TemporaryFolder

        init() throws {
            federation = try FederationFixture(institutions: 0)
            folder = try TemporaryFolder()
            store = try FederationStore(
                path: folder.file("federation.sqlite"), charter: federation.charter,
                creating: true)
            registrar = Registrar(
                store: store, charter: federation.charter, keys: federation.coordinatorKeys)
            let coordinator = federation.coordinator.entry
            try registrar.publish(authority: federation.authority, nowMilliseconds: now) { _ in
                [coordinator]
            }
        }

        func invite(_ name: String, days: UInt64 = 7) throws -> Invitation {
            let invitation = try Invitation.fresh(
                host: "localhost", port: 7000, federation: federation.charter.digest,
                caCertificateDigest: federation.authority.certificateDigest)
            try store.add(
                PendingInvitation(
                    id: invitation.id, name: InstitutionName(name),
                    secretDigest: invitation.secretDigest,
                    expiresMilliseconds: now + days * day))
            return invitation
        }
    }

    /// A candidate with new keys.
    private struct Candidate {
        let key: SigningKey
        let tls = TLSKey()
        let request: Envelope
        let invitation: Invitation

        init(_ name: String, _ invitation: Invitation, keyOf owner: String? = nil) throws {
            key = try FederationFixture.key(of: owner ?? name)
            self.invitation = invitation
            request = RegistrationRequest.make(
                name: try InstitutionName(name), signingKey: key,
                certificateRequest: try CertificateRequest.make(
                    name: InstitutionName(name), key: tls),
                invitation: invitation, nowMilliseconds: now)
        }
    }

    private func code(_ reply: Registrar.Reply) -> String {
        switch reply {
        case .pending: "pending"
        case .decided: "decided"
        case .refused(_, let code, _): code
        }
    }

    @Test func `takes a candidate from invitation to membership`() throws {
        let desk = try Desk()
        let alder = try Candidate("Alder", desk.invite("Alder"))
        let reply = try desk.registrar.register(alder.request.bytes, nowMilliseconds: Self.now)
        let fingerprint = Fingerprint.of(
            name: try InstitutionName("Alder"), signingKey: alder.key.verifyingKey,
            tlsKeyDigest: alder.tls.publicKeyDigest)
        #expect(reply == .pending(fingerprint))
        let application = try #require(
            try desk.registrar.applications(nowMilliseconds: Self.now).first)
        #expect(application.registrant.fingerprint == fingerprint)
        try desk.registrar.admit(
            application.registrant, authority: desk.federation.authority,
            address: "localhost:7001", nowMilliseconds: Self.now)
        guard
            case .decided(let bytes) = try desk.registrar.register(
                alder.request.bytes, nowMilliseconds: Self.now),
            case .admitted(let admission) = try RegistrationDecision(
                parsing: Envelope(decoding: bytes).payload)
        else {
            Issue.record("an admitted candidate gets its decision")
            return
        }
        let membership = try admission.membership(
            invitation: alder.invitation, signingKey: alder.key.verifyingKey,
            tlsKeyDigest: alder.tls.publicKeyDigest, nowMilliseconds: Self.now)
        #expect(membership.entry.name.text == "Alder")
        #expect(try desk.store.log().roster?.version == 2)
        #expect(try desk.registrar.applications(nowMilliseconds: Self.now).isEmpty)
    }

    @Test func `gives the same request the same answer until it is decided`() throws {
        let desk = try Desk()
        let alder = try Candidate("Alder", desk.invite("Alder"))
        let first = try desk.registrar.register(alder.request.bytes, nowMilliseconds: Self.now)
        let again = try desk.registrar.register(
            alder.request.bytes, nowMilliseconds: Self.now + 60_000)
        #expect(first == again)
        #expect(try desk.registrar.applications(nowMilliseconds: Self.now).count == 1)
    }

    @Test func `raises an alarm when a second key uses an invitation`() throws {
        let desk = try Desk()
        let invitation = try desk.invite("Alder")
        let alder = try Candidate("Alder", invitation)
        let thief = try Candidate("Alder", invitation, keyOf: "Mistletoe")
        _ = try desk.registrar.register(alder.request.bytes, nowMilliseconds: Self.now)
        let reply = try desk.registrar.register(thief.request.bytes, nowMilliseconds: Self.now)
        #expect(code(reply) == "invitation-claimed")
        #expect(
            try desk.store.alarms().map(\.text)
                == ["A second key tried to use the invitation of Alder."])
    }

    @Test func `refuses who was not invited, came too late or is somebody else`() throws {
        let desk = try Desk()
        func reply(_ candidate: Candidate, at now: UInt64 = Self.now) throws -> String {
            code(try desk.registrar.register(candidate.request.bytes, nowMilliseconds: now))
        }
        let stranger = try Candidate(
            "Alder",
            Invitation.fresh(
                host: "localhost", port: 7000, federation: desk.federation.charter.digest,
                caCertificateDigest: desk.federation.authority.certificateDigest))
        #expect(try reply(stranger) == "unknown-invitation")
        let late = try Candidate("Birch", desk.invite("Birch", days: 1))
        #expect(try reply(late, at: Self.now + Self.day) == "invitation-expired")
        let other = try Candidate("Cedar", desk.invite("Elm"))
        #expect(try reply(other) == "another-name")
        let rubbish = try desk.registrar.register([1, 2, 3], nowMilliseconds: Self.now)
        #expect(code(rubbish) == "not-a-request")
    }

    @Test func `is open while an invitation has not expired`() throws {
        let desk = try Desk()
        #expect(try !desk.registrar.isOpen(nowMilliseconds: Self.now))
        _ = try desk.invite("Alder", days: 2)
        #expect(try desk.registrar.isOpen(nowMilliseconds: Self.now + Self.day))
        #expect(try !desk.registrar.isOpen(nowMilliseconds: Self.now + 2 * Self.day))
    }

    @Test func `still shows the others when one application has expired`() throws {
        let desk = try Desk()
        let alder = try Candidate("Alder", desk.invite("Alder", days: 1))
        let birch = try Candidate("Birch", desk.invite("Birch", days: 9))
        for candidate in [alder, birch] {
            _ = try desk.registrar.register(candidate.request.bytes, nowMilliseconds: Self.now)
        }
        let later = try desk.registrar.applications(nowMilliseconds: Self.now + 2 * Self.day)
        #expect(later.map(\.registrant.name.text) == ["Birch"])
    }
}
