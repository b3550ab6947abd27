package import Messaging

/// The coordinator's registration desk: invitations out, requests in, admissions by the authority.
package struct Registrar: Sendable {
    let store: FederationStore
    let charter: Charter
    private let keys: Keyring

    package init(store: FederationStore, charter: Charter, keys: Keyring) {
        self.store = store
        self.charter = charter
        self.keys = keys
    }

    /// What a candidate hears.
    package enum Reply: Sendable, Hashable {
        /// The request stands; the operator has not decided yet.
        case pending(Fingerprint)
        /// The envelope 0x0102.
        case decided([UInt8])
        case refused(status: Int, code: String, text: String)
    }

    /// A request that waits for the operator.
    package struct Application: Sendable, Hashable {
        package let registrant: Registrant
    }

    /// Open while an invitation has not expired; a claimed one still fetches its decision.
    package func isOpen(nowMilliseconds now: UInt64) throws(LogError) -> Bool {
        try store.invitations().contains { !$0.isRevoked && now < $0.expiresMilliseconds }
    }

    /// The same request again gets the same answer, and the decision once there is one.
    package func register(_ bytes: [UInt8], nowMilliseconds now: UInt64) throws -> Reply {
        let request: RegistrationRequest
        do {
            request = try RegistrationRequest(Envelope(decoding: bytes), federation: charter.digest)
        } catch {
            return .refused(status: 400, code: "not-a-request", text: "\(error)")
        }
        if let decision = try store.decision(on: request.envelope.digest) {
            return .decided(decision)
        }
        do {
            let registrant = try examine(request, nowMilliseconds: now)
            guard try store.claim(invitation: request.invitation, request: request.envelope) else {
                throw RegistrationError.claimedByAnother
            }
            return .pending(registrant.fingerprint)
        } catch let error as RegistrationError {
            if error == .claimedByAnother {
                try store.alarm(
                    "A second key tried to use the invitation of \(request.name.text).",
                    atMilliseconds: now)
            }
            return .refused(status: error.status, code: error.code, text: error.description)
        }
    }

    /// The requests that hold an invitation, checked again; those that fail by now are left out.
    package func applications(nowMilliseconds now: UInt64) throws -> [Application] {
        try store.requests().compactMap { envelope in
            let request = try RegistrationRequest(envelope, federation: charter.digest)
            let isDecided = try store.decision(on: envelope.digest) != nil
            guard !isDecided else { return nil }
            do {
                return Application(
                    registrant: try examine(request, nowMilliseconds: now))
            } catch is RegistrationError {
                return nil
            }
        }
    }

    /// Admits a candidate: certificate, next roster, decision. `address` is the members' listener.
    package func admit(
        _ registrant: Registrant, authority: Authority, address: String,
        nowMilliseconds now: UInt64
    ) throws {
        let certificate = try authority.issue(
            registrant.certificateRequest, name: registrant.name, id: registrant.id,
            federation: charter.digest, nowMilliseconds: now)
        try publish(
            authority: authority, nowMilliseconds: now,
            deciding: (
                registrant.request,
                { log in
                    try decision(
                        on: registrant, certificate: certificate, authority: authority,
                        address: address, log: log, nowMilliseconds: now)
                }
            )
        ) { entries in
            entries + [registrant.rosterEntry(validFromMilliseconds: now)]
        }
    }

    /// The envelope 0x0102 that admits a candidate under the roster that lists it.
    private func decision(
        on registrant: Registrant, certificate: [UInt8], authority: Authority, address: String,
        log: FederationLog, nowMilliseconds now: UInt64
    ) throws -> Envelope {
        guard let signed = log.rosters.last else {
            preconditionFailure("a candidate is admitted by a roster")
        }
        let admission = Admission(
            certificate: certificate, authorityCertificate: authority.certificate,
            charter: charter.bytes, roster: signed.roster.bytes,
            rosterSignature: signed.signature, address: address)
        let header = EnvelopeHeader(
            type: MessageType.registrationDecision.rawValue, federation: charter.digest,
            run: .federation, sender: charter.coordinator, recipient: registrant.id,
            keyEpoch: signed.roster.coordinator.keyEpoch, rosterVersion: signed.roster.version,
            sequence: 0, issuedMilliseconds: now,
            expiresMilliseconds: now + Expectation.longestLifeMilliseconds,
            inReplyTo: registrant.request)
        return Envelope.sealed(
            header, payload: RegistrationDecision.admitted(admission).encoded(),
            key: try keys.key(of: signed.roster.coordinator))
    }

    /// Signs the next roster and appends it to the feed.
    ///
    /// - Parameter certificate: of the node whose keys the roster replaces.
    @discardableResult
    package func publish(
        authority: Authority, nowMilliseconds now: UInt64, certificate: [UInt8]? = nil,
        deciding decision: (request: Digest, envelope: (FederationLog) throws -> Envelope)? = nil,
        changing change: ([RosterEntry]) throws -> [RosterEntry]
    ) throws -> FederationLog {
        try store.append(deciding: decision) { log in
            let held = log.roster
            let document = RosterDocument(
                federation: charter.digest, version: (held?.version ?? 0) + 1,
                previous: held?.digest ?? .zero, entries: try change(held?.entries ?? [])
            ).encoded()
            let message = RosterMessage(
                document: document, signature: authority.sign(roster: document),
                certificate: certificate)
            let roster = try Roster.verified(
                document: document, signature: message.signature, charter: charter)
            var writer = MessageWriter(
                federation: charter.digest, run: .federation, sender: roster.coordinator,
                rosterVersion: roster.version, key: try keys.key(of: roster.coordinator),
                lifeMilliseconds: Expectation.longestLifeMilliseconds)
            if let last = log.latest[charter.coordinator] { writer.resume(after: last) }
            let envelope = writer.seal(
                .roster, payload: message.payload, to: .everyone, replyingTo: .zero,
                logHead: log.chain.head, nowMilliseconds: now)
            try log.take(envelope)
            return (envelope, nil)
        }
    }

    private func examine(
        _ request: RegistrationRequest, nowMilliseconds now: UInt64
    ) throws -> Registrant {
        let invitation = try store.invitations().first { $0.id == request.invitation }
        return try request.examined(
            against: invitation, roster: try store.log().roster, nowMilliseconds: now)
    }
}
