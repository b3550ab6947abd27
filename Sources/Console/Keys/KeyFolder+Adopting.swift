package import Federation
package import Messaging

extension KeyFolder {
    /// Puts the keys that wait into force where the federation's newest roster lists them, with the
    /// certificate that came with it; false where there is nothing to be done.
    ///
    /// - Parameter authority: the authority's certificate (DER).
    package func adopt(
        _ log: FederationLog, of id: NodeID, authority: [UInt8], nowMilliseconds now: UInt64
    ) throws -> Bool {
        guard let keys = try waiting, let entry = log.roster?.entry(id),
            entry.signingKey == keys.signing.verifyingKey,
            let certificate = log.grant(of: id)?.certificate
        else { return false }
        try CertificateDER.check(
            certificate, publicKeyDigest: keys.tls.publicKeyDigest, federation: log.charter.digest,
            node: id, authority: authority, nowMilliseconds: now)
        try install(certificate: certificate)
        return true
    }

    /// A request to put the keys that wait, or new ones, in place of those that a roster lists.
    package func rotationRequest(
        of entry: RosterEntry, federation: Digest
    ) throws -> RotationRequest {
        let keys = try prepare()
        return RotationRequest.make(
            for: entry, federation: federation, signingKey: keys.signing,
            certificateRequest: try CertificateRequest.make(name: entry.name, key: keys.tls))
    }
}
