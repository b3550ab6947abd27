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
    package private(set) var proposals: [Proposal] = []
    package private(set) var opened: [OpenedRun] = []
    /// Proofs that one of the nodes signed two messages under one number of its chain here.
    package private(set) var exposures: [EquivocationProof] = []
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
            rosters.append(SignedRoster(roster: roster, signature: message.signature))
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
            guard envelope.header.recipient == .everyone else {
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

    private mutating func takeContent(
        _ envelope: Envelope, _ type: MessageType
    ) throws(RunLogError) {
        do throws(MessageError) {
            switch type {
            case .roster:
                break
            case .study:
                proposals.append(
                    Proposal(
                        message: envelope,
                        publication: try StudyPublication(parsing: envelope.payload)))
            case .studyApproval:
                let approval = try StudyApproval(parsing: envelope.payload)
                try decide(envelope, study: approval.study) {
                    $0.approvals[$1] = envelope
                    $0.declines[$1] = nil
                }
            case .studyDeclined:
                let decline = try StudyDecline(parsing: envelope.payload)
                try decide(envelope, study: decline.study) {
                    $0.approvals[$1] = nil
                    $0.declines[$1] = decline
                }
            case .runOpening:
                open(envelope)
            case .equivocationProof:
                exposures.append(try proof(in: envelope))
            case .registrationRequest, .registrationDecision, .rotationRequest, .leaveNotice,
                .runAcceptance, .maskBlockOpening, .maskKeys, .maskShares, .outcome,
                .cancellation, .ownFigures, .question, .maskedAnswer, .openAnswer, .survivorList,
                .consistencySignature, .consistencyCertificate, .reveal, .sum, .attemptClosed,
                .receipt, .refusal:
                throw .notAwaited(type: "\(type)", phase: "not in a run")
            }
        } catch {
            throw .message(error)
        }
    }

    /// Whether the opening is a right one is judged by whoever is asked to take part.
    private mutating func open(_ envelope: Envelope) {
        let publication = (try? RunOpening(parsing: envelope.payload))?.publication
        let proposal = proposals.last { $0.message.digest == publication }
        opened.append(
            OpenedRun(
                opening: envelope, rosterVersion: roster?.version ?? 0,
                approvals: proposal?.approvals ?? [:]))
    }

    private func proof(in envelope: Envelope) throws(MessageError) -> EquivocationProof {
        do throws(EquivocationError) {
            let proof = try EquivocationProof(decoding: envelope.payload)
            guard proof.first.header.run == .federation else { throw .notComparable }
            let named = signedRoster(proof.first.header.rosterVersion)?.roster
            guard let roster = named ?? roster else { throw .notComparable }
            try proof.validate(under: roster)
            return proof
        } catch {
            throw .malformed(error.description)
        }
    }

    private mutating func decide(
        _ envelope: Envelope, study: Digest, _ record: (inout Proposal, NodeID) -> Void
    ) throws(MessageError) {
        guard
            let index = proposals.lastIndex(where: {
                $0.message.digest == envelope.header.inReplyTo
            })
        else { throw .wrongReply(type: "decision") }
        guard proposals[index].study.digest == study else {
            throw .wrongStudy(expected: proposals[index].study.digest.hex, found: study.hex)
        }
        guard
            proposals[index].publication.members.contains(where: { $0.id == envelope.header.sender }
            )
        else { throw .notAMember(envelope.header.sender.hex) }
        record(&proposals[index], envelope.header.sender)
    }
}
