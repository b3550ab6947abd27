/// A change of a node's keys that was checked: whoever asks holds the old key and both new ones.
///
/// Only `RotationRequest.examined` makes one. Whether the node's people want it is what comparing
/// the fingerprint over another channel decides.
package struct Rotation: Sendable, Hashable {
    /// The line of the roster that it replaces.
    package let entry: RosterEntry
    package let signingKey: VerifyingKey
    package let certificateRequest: CertificateRequest

    fileprivate init(
        of entry: RosterEntry, signingKey: VerifyingKey, certificateRequest: CertificateRequest
    ) {
        self.entry = entry
        self.signingKey = signingKey
        self.certificateRequest = certificateRequest
    }

    /// Of the node with its new keys.
    package var fingerprint: Fingerprint {
        .of(
            name: entry.name, signingKey: signingKey,
            tlsKeyDigest: certificateRequest.publicKeyDigest)
    }

    /// The line that takes the old one's place.
    package func rosterEntry(validFromMilliseconds: UInt64) -> RosterEntry {
        RosterEntry(
            id: entry.id, role: entry.role, name: entry.name, keyEpoch: entry.keyEpoch &+ 1,
            signingKey: signingKey, tlsKeyDigest: certificateRequest.publicKeyDigest,
            status: .active, validFromMilliseconds: validFromMilliseconds)
    }
}

extension RotationRequest {
    /// Checks the request of the node that `entry` lists: active, the next epoch, new keys that
    /// nobody ever had in one of the rosters, proof of possession of each.
    package func examined(
        for entry: RosterEntry, federation: Digest, rosters: [Roster]
    ) throws(RotationError) -> Rotation {
        guard entry.status == .active else { throw .notActive(entry.id) }
        guard keyEpoch == entry.keyEpoch &+ 1 else {
            throw .wrongEpoch(expected: entry.keyEpoch &+ 1, found: keyEpoch)
        }
        guard !PublishedTestKeys.contains(signingKey) else { throw .publishedKey }
        let request: CertificateRequest
        do throws(CertificateError) {
            request = try CertificateRequest(der: certificateRequest)
        } catch {
            throw .certificateRequest(error)
        }
        let known = rosters.lazy.flatMap(\.entries).first {
            $0.signingKey == signingKey || $0.tlsKeyDigest == request.publicKeyDigest
        }
        if let known { throw .keyKnown(known.id) }
        let proven = Self.provenBytes(for: entry, federation: federation, key: signingKey)
        guard signingKey.isValid(proof, for: proven) else { throw .notProven }
        return Rotation(of: entry, signingKey: signingKey, certificateRequest: request)
    }
}
