package import Messaging

/// The life of keys in a federation: who asks for new ones, who leaves, which TLS keys hold when.
extension FederationLog {
    /// 24 hours: how long a TLS key is still taken after a roster replaced it.
    package static let tlsOverlapMilliseconds: UInt64 = 24 * 3600 * 1000

    /// The TLS keys that a node may show at a moment, as SHA-256 of their SubjectPublicKeyInfo: the
    /// newest, and one that was replaced less than `tlsOverlapMilliseconds` before. None of a node
    /// that is not active.
    package func tlsKeys(of id: NodeID, nowMilliseconds now: UInt64) -> Set<Digest> {
        let lines = rosters.compactMap { $0.roster.entry(id) }
        guard let newest = lines.last, newest.status == .active else { return [] }
        var keys: Set<Digest> = [newest.tlsKeyDigest]
        for (old, new) in zip(lines, lines.dropFirst()) where old.tlsKeyDigest != new.tlsKeyDigest {
            let ends = new.validFromMilliseconds + Self.tlsOverlapMilliseconds
            if now < ends { keys.insert(old.tlsKeyDigest) }
        }
        return keys
    }

    /// The active institution that may show this TLS key at a moment.
    package func member(withTLSKey key: Digest, nowMilliseconds now: UInt64) -> NodeID? {
        roster?.activeInstitutions.first {
            $0.tlsKeyDigest == key || tlsKeys(of: $0.id, nowMilliseconds: now).contains(key)
        }?.id
    }

    /// The checked change to new keys of the node that `entry` lists, as it asks for it itself.
    package func examined(
        _ request: RotationRequest, for entry: RosterEntry
    ) throws(RotationError) -> Rotation {
        try request.examined(
            for: entry, federation: charter.digest, rosters: rosters.map(\.roster))
    }

    /// The roster that gave a node the keys that it has now, with the certificate for them; nil
    /// where its keys were never replaced.
    package func grant(of id: NodeID) -> SignedRoster? {
        guard let entry = roster?.entry(id), entry.keyEpoch > 1 else { return nil }
        return rosters.first { $0.roster.entry(id)?.keyEpoch == entry.keyEpoch }
    }

    /// What a member asks the operator is for the coordinator; all else in the feed is for all.
    func addressee(of header: EnvelopeHeader) -> NodeID {
        let isForCoordinator =
            header.messageType == .rotationRequest || header.messageType == .leaveNotice
        return isForCoordinator ? charter.coordinator : .everyone
    }

    /// Forgets what a new roster has settled.
    mutating func settleKeys() {
        let newest = roster
        rotations = rotations.filter { newest?.entry($0.key) == $0.value.entry }
        departures = departures.filter { newest?.entry($0.key)?.status == .active }
    }

    mutating func takeRotation(_ envelope: Envelope) throws(MessageError) {
        let sender = envelope.header.sender
        guard let entry = roster?.entry(sender) else { throw .notAMember(sender.hex) }
        do {
            rotations[sender] = try examined(
                RotationRequest(parsing: envelope.payload), for: entry)
        } catch {
            throw .malformed(error.description)
        }
    }

    mutating func takeDeparture(_ envelope: Envelope) throws(MessageError) {
        do {
            departures[envelope.header.sender] = try LeaveNotice(parsing: envelope.payload)
        } catch {
            throw .malformed("\(error)")
        }
    }
}
