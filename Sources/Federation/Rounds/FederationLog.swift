package import Messaging

/// The federation's own chain of messages, folded: rosters, studies, approvals, runs.
///
/// The coordinator's store and every node's ledger hold the same feed; both are this value. Feed
/// items are the entries of the chain and, between them, notices: the openings of runs, which stand
/// in chains of their own.
package struct FederationLog: Sendable {
    package struct SignedRoster: Sendable, Hashable {
        package let roster: Roster
        package let signature: [UInt8]
        /// Of the node whose keys this roster replaced, in DER, not checked; nil for any other.
        package let certificate: [UInt8]?
    }

    package struct Proposal: Sendable {
        package let message: Envelope
        package let publication: StudyPublication
        /// Approvals that stand: given, and not taken back since.
        package internal(set) var approvals: [NodeID: Envelope] = [:]
        /// Declines that stand: said, and not followed by an approval.
        package internal(set) var declines: [NodeID: StudyDecline] = [:]

        package var study: Study { publication.study }

        /// The members that have neither approved nor declined, in id order.
        package var undecided: [StudyPublication.Member] {
            publication.members.filter { approvals[$0.id] == nil && declines[$0.id] == nil }
        }
    }

    /// A run that was opened, and what stood then.
    package struct OpenedRun: Sendable {
        package let opening: Envelope
        /// The newest roster's version.
        package let rosterVersion: UInt32
        /// The approvals of its study that stood.
        package let approvals: [NodeID: Envelope]

        package var run: RunID { opening.header.run }
    }

    package let charter: Charter
    package private(set) var rosters: [SignedRoster] = []
    package internal(set) var proposals: [Proposal] = []
    package internal(set) var opened: [OpenedRun] = []
    /// The changes of keys that members ask for and that no roster has granted yet.
    package internal(set) var rotations: [NodeID: Rotation] = [:]
    /// The active members that said they leave.
    package internal(set) var departures: [NodeID: LeaveNotice] = [:]
    /// Proofs that one of the nodes signed two messages under one number of its chain here.
    package internal(set) var exposures: [EquivocationProof] = []
    package private(set) var chain = HashChain()
    package private(set) var replay = ReplayGuard()
    /// Feed items so far.
    package private(set) var count: UInt64 = 0
    /// The last message of each sender's chain.
    package private(set) var latest: [NodeID: SealedHeader] = [:]
    private var heads: Set<Digest> = [.zero]

    package init(charter: Charter) {
        self.charter = charter
    }

    package var roster: Roster? { rosters.last?.roster }

    /// In the order in which they were opened.
    package var runs: [(run: RunID, opening: Envelope)] { opened.map { ($0.run, $0.opening) } }

    package func isExposed(_ id: NodeID) -> Bool {
        exposures.contains { $0.first.header.sender == id }
    }

    package func signedRoster(_ version: UInt32) -> SignedRoster? {
        rosters.first { $0.roster.version == version }
    }

    /// The proposal of a study, the latest of that name, or of that exact digest in hexadecimal.
    package func proposal(_ name: String) -> Proposal? {
        proposals.last { $0.study.name == name || $0.study.digest.hex == name }
    }

    package func proposal(ofStudy digest: Digest) -> Proposal? {
        proposals.last { $0.study.digest == digest }
    }

    /// Continues the chain of one of the roster's nodes; nil where the roster does not list it.
    package func writer(for id: NodeID, key: SigningKey) -> MessageWriter? {
        guard let roster, let entry = roster.entry(id) else { return nil }
        var writer = MessageWriter(
            federation: charter.digest, run: .federation, sender: entry,
            rosterVersion: roster.version, key: key,
            lifeMilliseconds: Expectation.longestLifeMilliseconds)
        if let last = latest[id] { writer.resume(after: last) }
        return writer
    }

    /// Continues the coordinator's chain, under the keys of the newest roster.
    package func coordinatorWriter(_ keys: Keyring) throws -> MessageWriter {
        guard let entry = roster?.coordinator,
            let writer = writer(for: entry.id, key: try keys.key(of: entry))
        else { throw RunLogError.envelope(.unknownSender(charter.coordinator)) }
        return writer
    }

    /// Takes the next feed item. Throws, and changes nothing, where it can't be believed.
    package mutating func take(
        _ envelope: Envelope, _ circumstances: RunLog.Circumstances = .evidence
    ) throws(RunLogError) {
        guard let type = envelope.header.messageType else {
            throw .envelope(.unknownType(envelope.header.type))
        }
        var next = self
        if type == .roster { try next.takeRoster(envelope) }
        try next.verify(envelope, circumstances)
        let isKnownRun = opened.contains { $0.run == envelope.header.run }
        if type == .runOpening, isKnownRun { throw .repeated }
        if envelope.header.run == .federation {
            try next.chain(envelope)
        }
        try next.takeContent(envelope, type)
        next.count += 1
        self = next
    }

    private mutating func takeRoster(_ envelope: Envelope) throws(RunLogError) {
        do {
            let message = try RosterMessage(parsing: envelope.payload)
            let roster = try Roster.verified(
                document: message.document, signature: message.signature, charter: charter)
            if let held = self.roster { try roster.follows(held) }
            rosters.append(
                SignedRoster(
                    roster: roster, signature: message.signature,
                    certificate: message.certificate))
            settleKeys()
        } catch {
            throw .message(.malformed("\(error)"))
        }
    }

    private func verify(
        _ envelope: Envelope, _ circumstances: RunLog.Circumstances
    ) throws(RunLogError) {
        guard let roster = signedRoster(envelope.header.rosterVersion)?.roster else {
            throw .envelope(
                .wrongRosterVersion(
                    expected: self.roster?.version ?? 1, found: envelope.header.rosterVersion))
        }
        let revoked = self.roster?.entries.filter { $0.status == .revoked }.map(\.id) ?? []
        let expectation = Expectation(
            federation: charter.digest, peer: circumstances.peer,
            nowMilliseconds: circumstances.nowMilliseconds, revoked: Set(revoked))
        do throws(EnvelopeError) {
            _ = try roster.verify(envelope, expecting: expectation)
            try checkKey(of: envelope.header)
            guard envelope.header.recipient == addressee(of: envelope.header) else {
                throw .wrongRecipient(found: envelope.header.recipient)
            }
        } catch {
            throw .envelope(error)
        }
    }

    /// A key that was replaced signs nothing more, whatever roster the message names.
    private func checkKey(of header: EnvelopeHeader) throws(EnvelopeError) {
        guard let now = roster?.entry(header.sender), now.keyEpoch != header.keyEpoch else {
            return
        }
        throw .wrongKeyEpoch(
            sender: header.sender, expected: now.keyEpoch, found: header.keyEpoch)
    }

    private mutating func chain(_ envelope: Envelope) throws(RunLogError) {
        let header = envelope.header
        let sender = roster?.entry(header.sender)?.name.text ?? header.sender.hex
        switch replay.judge(envelope.redacted) {
        case .new: break
        case .repeated: throw .repeated
        case .equivocation: throw .equivocation(sender: sender)
        case .gap(let expected): throw .gap(expected: expected, found: header.sequence)
        case .brokenChain: throw .brokenChain(sender: sender)
        }
        let isCoordinator = header.sender == charter.coordinator
        guard isCoordinator ? header.logHead == chain.head : heads.contains(header.logHead) else {
            throw .unknownHead(sender: sender)
        }
        replay.accept(envelope.redacted)
        latest[header.sender] = envelope.redacted
        heads.insert(chain.append(envelope.redacted))
    }
}
