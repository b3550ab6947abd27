import Federation
import FederationTesting
import Learning
import Messaging

/// A run played message by message, each made with its sender's true key, so that a test can stop
/// anywhere and put another message in the place of the right one.
struct StagedRun {
    let federation: FederationFixture
    let documents: RunDocuments
    let rows: [InstitutionRows]
    let run: RunID
    private(set) var log: RunLog
    private(set) var envelopes: [Envelope] = []

    init(
        _ study: StudyFixture = StudyFixture().averaging(rounds: 1),
        rows: SampleRows = SampleRows(60, seed: 3, holdout: 0),
        startingFrom earlier: StagedRun? = nil
    ) throws {
        federation = try earlier?.federation ?? FederationFixture()
        documents = try federation.documents(of: study.study(), start: earlier?.envelopes.last)
        let number: UInt8 = earlier == nil ? 7 : 8
        run = RunID(bytes: [UInt8](repeating: number, count: 16)) ?? .federation
        let frames = rows.frame.split(shares: [3, 2, 1], seed: 1)
        self.rows = zip(federation.institutions, frames).map { node, frame in
            InstitutionRows(institution: node.entry.name.text, frame: frame)
        }
        log = RunLog(run: run, roster: documents.roster, publication: documents.study)
    }

    var coordinator: FederationFixture.Node { federation.coordinator }
    var members: [FederationFixture.Node] { federation.institutions }
    var machine: RoundMachine { log.machine }

    /// The next message of a node's chain.
    func message(
        _ type: MessageType, _ payload: [UInt8], from node: FederationFixture.Node,
        to recipient: NodeID? = nil, replyingTo reply: Digest = .zero,
        at place: MessageWriter.Place = .outside, logHead: Digest? = nil
    ) -> Envelope {
        var writer = federation.writer(of: node, run: run)
        if let last = envelopes.last(where: { $0.header.sender == node.id }) {
            writer.resume(after: last.redacted)
        }
        return writer.seal(
            type, payload: payload, to: recipient ?? .everyone, replyingTo: reply, at: place,
            logHead: logHead ?? log.chain.head, nowMilliseconds: FederationFixture.now)
    }

    mutating func take(_ envelope: Envelope) throws(RunLogError) {
        try log.take(.envelope(envelope))
        envelopes.append(envelope)
    }

    /// Entries as the coordinator shows them to a member: number in 8 bytes, big-endian, and the
    /// message, or its header alone where it is for somebody else.
    func items(for reader: NodeID) -> [[UInt8]] {
        envelopes.enumerated().map { index, envelope in
            let header = envelope.header
            let isWhole = [reader, .everyone].contains(header.recipient) || header.sender == reader
            return Self.item(index + 1, isWhole ? envelope.bytes : envelope.redacted.bytes)
        }
    }

    static func item(_ number: Int, _ bytes: [UInt8]) -> [UInt8] {
        withUnsafeBytes(of: UInt64(number).bigEndian) { Array($0) } + bytes
    }

    /// Plays on until `isThere`, one message after the other; the run's end at the latest.
    mutating func play(until isThere: (RoundMachine) -> Bool) throws {
        while !isThere(log.machine), let next = try next() { try take(next) }
    }
}

extension StagedRun {
    /// What is due now: of the coordinator, or else of the first member that is awaited.
    func next() throws -> Envelope? {
        if case .awaitingOpening = machine.phase { return opening() }
        if let due = machine.coordinatorDue { return message(for: due) }
        for index in members.indices {
            if let due = try next(from: index) { return due }
        }
        return nil
    }

    /// What member number `index` is to say now.
    func next(from index: Int) throws -> Envelope? {
        try machine.due(from: members[index].id, namesOwnFigures: false).map {
            try message(for: $0, from: index)
        }
    }

    func opening() -> Envelope {
        message(.runOpening, documents.opening.payload, from: coordinator)
    }

    private func message(for due: CoordinatorDue) -> Envelope {
        switch due {
        case .openMaskBlock:
            message(
                .maskBlockOpening, MaskBlockOpening(members: machine.memberIDs).payload,
                from: coordinator, replyingTo: machine.opening)
        case .ask(let question, let round, let after):
            message(
                .question,
                QuestionMessage.payload(question, round: round, keySet: machine.keySet),
                from: coordinator, replyingTo: after, at: .question(round))
        case .sum(let sum, let round, let question):
            message(.sum, sum.payload, from: coordinator, replyingTo: question, at: .sum(round))
        case .conclude(let outcome, let after):
            message(.outcome, outcome.payload, from: coordinator, replyingTo: after)
        case .stop(let cancellation, _):
            message(
                .cancellation, cancellation.payload, from: coordinator,
                replyingTo: machine.opening)
        }
    }

    private func message(for due: MemberDue, from index: Int) throws -> Envelope {
        switch due {
        case .accept(let opening):
            message(
                .runAcceptance,
                RunAcceptance(frozenTable: .sha256([UInt8(index)]), namesOwnFigures: false)
                    .payload,
                from: members[index], to: coordinator.id, replyingTo: opening)
        case .maskKeys(let blockOpening):
            message(
                .maskKeys, MaskKeys(pairKey: try agreementKey(of: index).publicKey).payload,
                from: members[index], replyingTo: blockOpening)
        case .answer(let round):
            message(
                .maskedAnswer, AnswerMessage.payload(try answer(of: index, to: round)),
                from: members[index], replyingTo: round.message, at: .question(round.number))
        case .figures(let reporting):
            message(
                .ownFigures, Array("{}".utf8), from: members[index], to: coordinator.id,
                replyingTo: reporting.question)
        }
    }

    func agreementKey(of index: Int) throws -> AgreementKey {
        try AgreementKey(bytes: Digest.sha256(Array("pair key".utf8), [UInt8(index)]).bytes)
    }

    /// The masked words of member number `index`.
    func answer(of index: Int, to round: RoundMachine.Round) throws -> [UInt64] {
        let own = try agreementKey(of: index)
        let me = members[index].id
        var words = try round.script.answer(from: rows[index]).words
        for (member, key) in machine.keys where member != me {
            let mask = PairMask.key(
                shared: try own.sharedSecret(with: key), context: round.message, me, member)
            PairMask.apply(to: &words, key: mask, adding: PairMask.adds(me, with: member))
        }
        return words
    }
}
