import FederationHTTP
import Messaging

/// A coordinator that keeps what it is sent and hands out what it is given.
///
/// A poll waits until something is appended, its time is over or its task is cancelled, as the
/// protocol demands.
actor TestCoordinator: MemberEndpoint {
    nonisolated let maximumBody: Int
    /// Whether it looks at headers as a coordinator does, or takes any bytes for an envelope.
    private nonisolated let judgesHeaders: Bool
    static let run = RunID.federation

    private var roster: [Digest: NodeID]
    private var log: [[UInt8]] = []
    private var waiting: [Int: AsyncStream<Void>.Continuation] = [:]
    private var pollCount = 0
    private(set) var received: [[UInt8]] = []
    private(set) var senders: [NodeID] = []

    init(members: [TestMember], maximumBody: Int = 100_000, judgesHeaders: Bool = false) {
        self.maximumBody = maximumBody
        self.judgesHeaders = judgesHeaders
        roster = Dictionary(uniqueKeysWithValues: members.map { ($0.keyDigest, $0.id) })
    }

    var waitingPolls: Int { waiting.count }

    func admit(_ member: TestMember) {
        roster[member.keyDigest] = member.id
    }

    func revoke(_ member: TestMember) {
        roster[member.keyDigest] = nil
    }

    func append(_ item: [UInt8]) {
        log.append(item)
        for poll in waiting.values { poll.finish() }
    }

    func member(withTLSKey digest: Digest) -> NodeID? {
        roster[digest]
    }

    nonisolated func refusal(ofHeader header: [UInt8], wireBytes: Int) -> EnvelopeError? {
        guard judgesHeaders else { return nil }
        do {
            try EnvelopeStart.check(header, wireBytes: wireBytes)
            return nil
        } catch {
            return error
        }
    }

    func receive(_ envelope: [UInt8], from peer: NodeID) -> Reply {
        received.append(envelope)
        senders.append(peer)
        guard envelope.first != 0 else {
            return .refused(
                status: 409, ErrorBody(code: "gap", at: "seq", expected: "4", found: "6"),
                retryAfterSeconds: 3)
        }
        return .accepted([42] + envelope.prefix(3))
    }

    func messages(
        run: RunID, after entry: UInt64, for peer: NodeID, waitingAtMost wait: Duration
    ) async -> MessagesReply {
        guard run == Self.run else { return .unknownRun }
        if log.count <= entry { await change(within: wait) }
        let new = log.dropFirst(Int(entry))
        return new.isEmpty ? .nothingNew : .messages(Array(new))
    }

    private func change(within wait: Duration) async {
        let (changes, signal) = AsyncStream<Void>.makeStream()
        pollCount += 1
        let number = pollCount
        waiting[number] = signal
        let timer = Task {
            try await Task.sleep(for: wait)
            signal.finish()
        }
        for await _ in changes {}
        timer.cancel()
        waiting[number] = nil
    }
}

/// An item of a poll, as long as the shortest there is.
func item(_ sign: UInt8) -> [UInt8] {
    [UInt8](repeating: sign, count: 368)
}
