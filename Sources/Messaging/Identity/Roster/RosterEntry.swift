/// One line of a roster: who somebody is and which keys are theirs now.
package struct RosterEntry: Sendable, Hashable {
    package enum Role: String, Sendable, Hashable, CaseIterable {
        case coordinator, institution
    }

    package enum Status: String, Sendable, Hashable, CaseIterable {
        case active, revoked
    }

    /// From the first signing key; stays through rotations.
    package let id: NodeID
    package let role: Role
    package let name: InstitutionName
    /// From 1, one more with each rotation of the signing key.
    package let keyEpoch: UInt32
    package let signingKey: VerifyingKey
    /// SHA-256 of the TLS key's SubjectPublicKeyInfo (DER).
    package let tlsKeyDigest: Digest
    package let status: Status
    /// Unix time in milliseconds from which the entry holds.
    package let validFromMilliseconds: UInt64

    package init(
        id: NodeID, role: Role, name: InstitutionName, keyEpoch: UInt32, signingKey: VerifyingKey,
        tlsKeyDigest: Digest, status: Status, validFromMilliseconds: UInt64
    ) {
        self.id = id
        self.role = role
        self.name = name
        self.keyEpoch = keyEpoch
        self.signingKey = signingKey
        self.tlsKeyDigest = tlsKeyDigest
        self.status = status
        self.validFromMilliseconds = validFromMilliseconds
    }

    /// What people compare over the phone before they approve this member.
    package var fingerprint: Fingerprint {
        .of(name: name, signingKey: signingKey, tlsKeyDigest: tlsKeyDigest)
    }

    /// The same entry without its membership.
    package var revoked: RosterEntry {
        RosterEntry(
            id: id, role: role, name: name, keyEpoch: keyEpoch, signingKey: signingKey,
            tlsKeyDigest: tlsKeyDigest, status: .revoked,
            validFromMilliseconds: validFromMilliseconds)
    }

    func hasKeys(of older: RosterEntry) -> Bool {
        keyEpoch == older.keyEpoch && signingKey == older.signingKey
            && tlsKeyDigest == older.tlsKeyDigest
    }

    /// Whether this line follows from another by a change of its keys, both of them at once.
    func rotates(_ older: RosterEntry) -> Bool {
        older.status == .active && older.keyEpoch < .max && keyEpoch == older.keyEpoch + 1
            && signingKey != older.signingKey && tlsKeyDigest != older.tlsKeyDigest
    }
}
