package import Federation
package import Messaging

/// Watches a federation from outside, message by message and row by row, and throws at the first
/// state that must never be.
///
/// It believes none of the programs: it keeps what it saw itself, and folds the coordinator's log a
/// second time.
package struct Invariants: Sendable {
    private struct Place: Sendable, Hashable {
        let sender: NodeID
        let number: UInt64
    }

    private let members: [NodeID]
    private var fold: RunLog
    /// The states after each entry, from the empty log on.
    private var states: [Digest]
    private var entries: [Transcript.Entry] = []
    private var messages: [Place: Digest] = [:]
    private var answers: [Place: Digest] = [:]
    private var questions: [Place: Digest] = [:]
    private var plain: [Digest: [UInt64]] = [:]
    /// The payload that went out under the masks of a question.
    private var masked: [Mask: Digest] = [:]

    private struct Mask: Sendable, Hashable {
        let member: NodeID
        let question: Digest
    }

    package init(run: RunID, documents: RunDocuments) {
        members = documents.study.members.map(\.id)
        fold = RunLog(run: run, roster: documents.roster, publication: documents.study)
        states = [fold.machine.fingerprint]
    }

    /// Entries seen so far.
    package var count: UInt64 { fold.count }

    /// The last entry seen.
    package var lastEntry: Transcript.Entry? { entries.last }

    /// A message is handed to the network; `plain` are the words behind an answer.
    package mutating func see(
        sent message: Envelope, plain words: [UInt64]? = nil
    ) throws(InvariantViolation) {
        let header = message.header
        try seeNumber(of: message)
        guard header.messageType == .maskedAnswer else { return }
        let mask = Mask(member: header.sender, question: header.inReplyTo)
        let payload = Digest.sha256(message.payload)
        if let first = masked[mask], first != payload {
            throw .masksReused(member: header.sender)
        }
        masked[mask] = payload
        let place = Place(sender: header.sender, number: UInt64(header.round))
        if let first = answers[place], first != message.digest {
            throw .secondAnswer(member: header.sender, round: header.round)
        }
        answers[place] = message.digest
        if let bound = questions[place], bound != header.inReplyTo {
            throw .secondQuestion(member: header.sender, round: header.round)
        }
        guard let words else { return }
        plain[message.digest] = words
        guard let masked = try? AnswerMessage.words(of: message.payload),
            !zip(masked, words).contains(where: { $0 == $1 })
        else { throw .plainWords(member: header.sender, round: header.round) }
    }

    /// A member's ledger was set back: what it signed since and what reached no log may be signed
    /// anew, under the same number. No mask is ever used for other words.
    package mutating func forgetUnlogged(of member: NodeID) {
        let logged = Set(entries.map(\.envelope.digest))
        let kept: ((key: Place, value: Digest)) -> Bool = { item in
            item.key.sender != member || logged.contains(item.value)
        }
        messages = messages.filter(kept)
        answers = answers.filter(kept)
    }

    private mutating func seeNumber(of message: Envelope) throws(InvariantViolation) {
        let place = Place(sender: message.header.sender, number: message.header.sequence)
        if let first = messages[place], first != message.digest {
            throw .numberReused(sender: place.sender, sequence: place.number)
        }
        messages[place] = message.digest
    }

    /// A member's ledger binds a round to a question.
    package mutating func see(
        bound question: Digest, round: UInt32, of member: NodeID
    ) throws(InvariantViolation) {
        let place = Place(sender: member, number: UInt64(round))
        if let first = questions[place], first != question {
            throw .secondQuestion(member: member, round: round)
        }
        questions[place] = question
    }

    /// The next entry is durable in the coordinator's log.
    package mutating func see(entry: Transcript.Entry) throws(InvariantViolation) {
        guard entry.number == fold.count + 1 else { throw .logChanged(entry: fold.count + 1) }
        if entry.envelope.header.sender == fold.roster.coordinator.id {
            try seeNumber(of: entry.envelope)
        }
        if entry.envelope.header.messageType == .sum { try checkSum(entry.envelope) }
        do { try fold.take(.envelope(entry.envelope)) } catch {
            throw .entryRefused(entry: entry.number, reason: error.code)
        }
        guard entry.head == fold.chain.head else { throw .logChanged(entry: entry.number) }
        entries.append(entry)
        states.append(fold.machine.fingerprint)
    }

    /// What stands now where the last entry stood; nil where nothing does.
    package func see(lastEntry entry: Transcript.Entry?) throws(InvariantViolation) {
        guard entry == entries.last else { throw .logChanged(entry: count) }
    }

    /// One answer of each member, no more, and the words of the sum are theirs: as masked, and as
    /// they were before masking.
    private func checkSum(_ message: Envelope) throws(InvariantViolation) {
        let round = message.header.round
        let answers = entries.map(\.envelope).filter {
            $0.header.messageType == .maskedAnswer && $0.header.round == round
        }.sorted { $0.header.sender < $1.header.sender }
        guard answers.map(\.header.sender) == members,
            let sum = try? SumMessage(parsing: message.payload),
            sum.answers == answers.map(\.digest),
            let masked = try? answers.map({ try AnswerMessage.words(of: $0.payload) }),
            Self.sum(masked) == sum.words
        else { throw .sumOfOthers(round: round) }
        let plain = answers.compactMap { self.plain[$0.digest] }
        guard plain.count < answers.count || Self.sum(plain) == sum.words else {
            throw .masksRemain(round: round)
        }
    }

    private static func sum(_ answers: [[UInt64]]) -> [UInt64] {
        answers.dropFirst().reduce(into: answers.first ?? []) { total, words in
            for index in total.indices { total[index] &+= words[index] }
        }
    }

    /// A member's ledger holds a receipt for a message.
    package func see(
        receipt bytes: [UInt8], for message: Digest, of member: NodeID
    ) throws(InvariantViolation) {
        guard let envelope = try? Envelope(decoding: bytes),
            let receipt = try? Receipt(parsing: envelope), receipt.entry <= count
        else { throw .receiptOutsideLog(member: member) }
        let entry = entries[Int(receipt.entry) - 1]
        guard receipt.message == message, entry.envelope.digest == message,
            entry.head == receipt.head, entry.receipt == bytes
        else { throw .receiptOutsideLog(member: member) }
    }

    /// A member has folded the log up to `position`.
    package func see(
        machine: RoundMachine, at position: UInt64, of member: NodeID
    ) throws(InvariantViolation) {
        guard position <= count else { throw .logChanged(entry: count + 1) }
        guard machine.fingerprint == states[Int(position)] else {
            throw .foldsDiffer(member: member, entry: position)
        }
    }

    /// A member's program runs, and its run is closed or not.
    package func see(
        rootHeld isHeld: Bool, isClosed: Bool, of member: NodeID
    ) throws(InvariantViolation) {
        guard !(isHeld && isClosed) else { throw .rootKept(member: member) }
    }
}
