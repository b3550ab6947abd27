package import Console
import Federation
package import Messaging

extension NodeHome {
    package var isEnrolled: Bool { (try? keys.certificate) != nil }

    /// The keys to enrol with: the first ones, or where this node was a member before, new ones.
    package func candidateKeys() throws -> KeyFolder.Pair {
        isEnrolled ? try keys.prepare() : try keys.create()
    }

    /// The request that was sent to enrol, or a new one; sending the same again is safe. It stands
    /// in the ledger on return.
    package func registrationRequest(
        _ invitation: Invitation, nowMilliseconds now: UInt64
    ) throws -> Envelope {
        let request = try keptRequest(invitation, nowMilliseconds: now)
        try ledger().store(request: request)
        return request
    }

    private func keptRequest(
        _ invitation: Invitation, nowMilliseconds now: UInt64
    ) throws -> Envelope {
        if folder.exists(File.request),
            let stored = try? Envelope(decoding: folder.read(File.request)),
            let request = try? RegistrationRequest(stored, federation: invitation.federation),
            request.invitation == invitation.id
        {
            return stored
        }
        let candidate = try candidateKeys()
        let request = RegistrationRequest.make(
            name: configuration.name, signingKey: candidate.signing,
            certificateRequest: try CertificateRequest.make(
                name: configuration.name, key: candidate.tls),
            invitation: invitation, nowMilliseconds: now)
        try folder.write(request.bytes, to: File.request)
        return request
    }

    /// Keeps a checked admission. The certificate comes last: with it the node counts as enrolled.
    ///
    /// A node that was a member before keeps its ledger: under its new id its chains begin anew in
    /// it, and nothing more is answered in the runs that were open. Throws where the admission is to
    /// another federation than the ledger's.
    package func install(_ membership: Membership, admission: Admission) throws {
        if isEnrolled { try leaveOldID(for: membership) }
        try folder.write(membership.charter.bytes, to: File.charter, mode: 0o644)
        try folder.write(membership.authorityCertificate, to: File.authority, mode: 0o644)
        try folder.write(membership.roster.bytes, to: File.roster)
        try folder.write(admission.rosterSignature, to: File.rosterSignature)
        let enrolled = NodeConfiguration(
            name: configuration.name, database: configuration.database,
            coordinator: admission.address)
        try folder.write(enrolled.bytes, to: NodeConfiguration.fileName)
        _ = try ledger()
        try keys.install(certificate: membership.certificate)
        try keys.retire(keeping: [])
    }

    private func leaveOldID(for membership: Membership) throws {
        guard try charter == membership.charter else {
            throw Failure(
                .forbidden,
                "This home belongs to another federation. Make a new home for this one.")
        }
        let ledger = try ledger()
        try ledger.markLost(ledger.openRuns())
        try eraseRoots()
    }
}
