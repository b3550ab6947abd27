/// What a hash, signature or derived key is for.
///
/// The text, ended by a zero byte, stands before the bytes that are hashed, signed or expanded, so
/// that a value made for one purpose never serves another. No text is used twice.
package enum Purpose: String, Sendable, Hashable, CaseIterable {
    case envelope = "fl-envelope-v1"
    case log = "fl-log-v1"
    case nodeID = "fl-node-id-v1"
    case invitation = "fl-invitation-v1"
    case fingerprint = "fl-fingerprint-v1"
    case roster = "fl-roster-v1"
    case rotation = "fl-rotate-v1"
    case maskPair = "fl-secagg-pair-v1"
    case maskSelf = "fl-secagg-self-v1"
    case maskShare = "fl-secagg-share-v1"
    case maskBlock = "fl-secagg-block-v1"
    case maskCommitment = "fl-secagg-commit-v1"
    case maskKeySet = "fl-secagg-keyset-v1"

    /// The text's bytes and the zero byte that ends them.
    package var bytes: [UInt8] { Array(rawValue.utf8) + [0] }
}
