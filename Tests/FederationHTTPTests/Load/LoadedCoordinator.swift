import FederationHTTP
import Messaging

/// A coordinator that looks at headers, answers at once and keeps nothing, so that what is measured
/// is the listener.
struct LoadedCoordinator: MemberEndpoint {
    let roster: [Digest: NodeID]

    init(members: [TestMember]) {
        roster = Dictionary(uniqueKeysWithValues: members.map { ($0.keyDigest, $0.id) })
    }

    var maximumBody: Int { SealedHeader.byteCount + MessageType.maskedAnswer.maximumPayload }

    func member(withTLSKey digest: Digest) async -> NodeID? { roster[digest] }

    func receive(_ envelope: [UInt8], from peer: NodeID) async -> Reply { .accepted([42]) }

    func messages(
        run: RunID, after entry: UInt64, for peer: NodeID, waitingAtMost wait: Duration
    ) async -> MessagesReply {
        try? await Task.sleep(for: min(wait, .milliseconds(50)))
        return .nothingNew
    }
}
