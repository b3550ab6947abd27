/// A candidate whose request was checked: it holds both keys, and the invitation is its own.
///
/// Only `RegistrationRequest.examined` makes one. Whether the keys are really the institution's is
/// what comparing the fingerprint over another channel decides.
package struct Registrant: Sendable, Hashable {
    package let name: InstitutionName
    package let id: NodeID
    package let signingKey: VerifyingKey
    package let certificateRequest: CertificateRequest
    package let fingerprint: Fingerprint
    /// Digest of the request, which the invitation is claimed by.
    package let request: Digest

    fileprivate init(_ request: RegistrationRequest, certificateRequest: CertificateRequest) {
        name = request.name
        id = .of(request.signingKey)
        signingKey = request.signingKey
        self.certificateRequest = certificateRequest
        fingerprint = .of(
            name: request.name, signingKey: request.signingKey,
            tlsKeyDigest: certificateRequest.publicKeyDigest)
        self.request = request.envelope.digest
    }

    /// The entry that the next roster gets.
    package func rosterEntry(validFromMilliseconds: UInt64) -> RosterEntry {
        RosterEntry(
            id: id, role: .institution, name: name, keyEpoch: 1, signingKey: signingKey,
            tlsKeyDigest: certificateRequest.publicKeyDigest, status: .active,
            validFromMilliseconds: validFromMilliseconds)
    }
}

extension RegistrationRequest {
    /// Checks the claims in this order: invitation known, secret right, not revoked, not expired,
    /// not claimed by another request, name the invited one and like no member's, certificate
    /// request, keys not known or published, envelope signature and payload, times.
    ///
    /// `invitation` is the one with the request's id, nil if there is none; an unknown one and a
    /// wrong secret give the same error. A request that already claimed the invitation passes
    /// again.
    package func examined(
        against invitation: PendingInvitation?, roster: Roster?, nowMilliseconds now: UInt64
    ) throws(RegistrationError) -> Registrant {
        let digest = Invitation.digest(ofSecret: secret)
        guard
            let invitation, invitation.id == self.invitation,
            ConstantTime.areEqual(digest.bytes, invitation.secretDigest.bytes)
        else { throw .unknownInvitation }
        guard !invitation.isRevoked else { throw .invitationRevoked }
        guard now < invitation.expiresMilliseconds else {
            throw .invitationExpired(at: invitation.expiresMilliseconds)
        }
        guard invitation.claimedBy == nil || invitation.claimedBy == envelope.digest else {
            throw .claimedByAnother
        }
        guard name == invitation.name else { throw .anotherName }
        let members = roster?.entries ?? []
        if let alike = members.first(where: { $0.status == .active && $0.name.resembles(name) }) {
            throw .nameTaken(alike.id)
        }
        let request = try checkedCertificateRequest()
        try checkKeys(request, members)
        try checkEnvelope(now)
        return Registrant(self, certificateRequest: request)
    }

    private func checkedCertificateRequest() throws(RegistrationError) -> CertificateRequest {
        do throws(CertificateError) {
            return try CertificateRequest(der: certificateRequest)
        } catch {
            throw .certificateRequest(error)
        }
    }

    private func checkKeys(
        _ request: CertificateRequest, _ members: [RosterEntry]
    ) throws(RegistrationError) {
        guard !PublishedTestKeys.contains(signingKey) else { throw .publishedKey }
        let id = NodeID.of(signingKey)
        guard id != .none, id != .everyone else { throw .publishedKey }
        let known = members.first {
            $0.id == id || $0.signingKey == signingKey
                || $0.tlsKeyDigest == request.publicKeyDigest
        }
        if let known { throw .keyKnown(known.id) }
    }

    private func checkEnvelope(_ now: UInt64) throws(RegistrationError) {
        let header = envelope.header
        guard header.sender == .of(signingKey), envelope.redacted.isSigned(by: signingKey) else {
            throw .envelope(.badSignature(sender: header.sender))
        }
        guard Digest.sha256(envelope.payload) == header.payloadDigest else {
            throw .envelope(.payloadDigestMismatch)
        }
        do throws(EnvelopeError) {
            try Expectation(federation: header.federation, nowMilliseconds: now).checkTimes(header)
        } catch {
            throw .envelope(error)
        }
    }
}
