package import Messaging

/// What stands behind the members' listener: the coordinator.
///
/// The listener knows connections, sizes and paths; what a message means is decided here.
package protocol MemberEndpoint: Sendable {
    /// The largest envelope that is read, in bytes.
    var maximumBody: Int { get }

    /// Who holds the TLS key with this SHA-256 of its SubjectPublicKeyInfo.
    ///
    /// Nil if nobody in the current roster does, or a member that was revoked. Asked for every
    /// request, so that a revocation acts on open connections at once.
    func member(withTLSKey digest: Digest) async -> NodeID?

    /// The refusal of an envelope of `wireBytes` bytes whose first bytes, its header, are these; nil if
    /// the rest is to be read.
    func refusal(ofHeader header: [UInt8], wireBytes: Int) -> EnvelopeError?

    /// Takes one envelope, still unverified, from the member at the other end.
    func receive(_ envelope: [UInt8], from peer: NodeID) async -> Reply

    /// What `peer` may see of a run after an entry of its transcript, as soon as there is any.
    ///
    /// Waits at most `wait`, then gives `.nothingNew`. Returns at once, with whatever it has, when
    /// its task is cancelled: the member has left, or the listener stops.
    func messages(
        run: RunID, after entry: UInt64, for peer: NodeID, waitingAtMost wait: Duration
    ) async -> MessagesReply
}

/// What a poll brings.
package enum MessagesReply: Sendable, Hashable {
    /// Each an 8-byte big-endian entry number, then an envelope or a sealed header.
    case messages([[UInt8]])
    case nothingNew
    /// No such run, or not this member's: both look the same.
    case unknownRun
    /// Another refusal, as while the coordinator starts.
    case refused(Reply)
}
