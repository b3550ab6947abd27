/// What the coordinator keeps of an invitation it gave out.
package struct PendingInvitation: Sendable, Hashable {
    /// 16 bytes.
    package let id: [UInt8]
    /// Whom it was made for.
    package let name: InstitutionName
    package let secretDigest: Digest
    /// Unix time in milliseconds.
    package let expiresMilliseconds: UInt64
    /// Digest of the registration request that used it up; nil while it is open.
    package let claimedBy: Digest?
    /// Whether the operator took it back.
    package let isRevoked: Bool

    package init(
        id: [UInt8], name: InstitutionName, secretDigest: Digest, expiresMilliseconds: UInt64,
        claimedBy: Digest? = nil, isRevoked: Bool = false
    ) {
        self.id = id
        self.name = name
        self.secretDigest = secretDigest
        self.expiresMilliseconds = expiresMilliseconds
        self.claimedBy = claimedBy
        self.isRevoked = isRevoked
    }
}
