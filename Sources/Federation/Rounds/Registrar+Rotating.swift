package import Messaging

extension Registrar {
    /// Gives a node its new keys: certificate and next roster, in one message of the feed.
    ///
    /// The old signing key signs nothing more but in runs that are open, the old TLS key is taken
    /// for `FederationLog.tlsOverlapMilliseconds`. Throws where the node's line changed since it
    /// asked.
    ///
    /// - Parameter hosts: those that the certificate is to name; a coordinator's.
    @discardableResult
    package func rotate(
        _ rotation: Rotation, authority: Authority, hosts: [String] = [],
        nowMilliseconds now: UInt64
    ) throws -> FederationLog {
        let certificate = try authority.issue(
            rotation.certificateRequest, name: rotation.entry.name, id: rotation.entry.id,
            federation: charter.digest, hosts: hosts, nowMilliseconds: now)
        return try publish(authority: authority, nowMilliseconds: now, certificate: certificate) {
            entries in
            guard let index = entries.firstIndex(of: rotation.entry) else {
                throw RotationError.notActive(rotation.entry.id)
            }
            var changed = entries
            changed[index] = rotation.rosterEntry(validFromMilliseconds: now)
            return changed
        }
    }

    /// The changes of keys that wait for the operator, in the order of ids.
    package func rotations() throws -> [Rotation] {
        try store.log().rotations.sorted { $0.key < $1.key }.map(\.value)
    }
}
