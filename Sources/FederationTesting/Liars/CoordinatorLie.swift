import Federation
import Messaging

/// What a coordinator shows one member, or all, in the place of its log.
package struct CoordinatorLie: Sendable, Hashable {
    package enum Kind: String, Sendable, Hashable, CaseIterable {
        case falseSum = "false sum"
        case falseQuestion = "false question"
        case falseOutcome = "false outcome"
        case otherStudy = "other study"
        /// A mask key under a member's name, signed by the coordinator.
        case swappedKey = "swapped key"
        /// A member's message with other bytes under its signature.
        case alteredPayload = "altered payload"
        case skippedEntry = "skipped entry"
        /// As if an entry had never been.
        case hiddenEntry = "hidden entry"
        case swappedEntries = "swapped entries"
        /// The same state asked twice.
        case secondQuestion = "second question"
        /// The same question under another digest: a fork of the log.
        case forkedQuestion = "forked question"
        /// The mask block opened a second time.
        case secondBlock = "second mask block"
        /// A question with other parameters than those that the sums lead to.
        case steeredQuestion = "steered question"
        /// A list of survivors in the place of a sum, as if somebody had dropped out.
        case survivorList = "survivor list"
        /// A round called off, to be asked again without somebody.
        case closedAttempt = "closed attempt"
        /// A sum without one member's answer.
        case droppedMember = "dropped member"
        /// An entry of another run.
        case foreignRun = "foreign run"
        /// A receipt for another message.
        case falseReceipt = "false receipt"
    }

    package let kind: Kind
    /// The round at which it is told, from 1.
    package let round: UInt32
    /// Whom it is told, by place in id order; nil: everybody.
    package let member: Int?

    package init(kind: Kind, round: UInt32, member: Int?) {
        self.kind = kind
        self.round = round
        self.member = member
    }

    package func isTold(to index: Int) -> Bool { member == nil || member == index }

    /// The log that is shown in the place of the true one.
    func shown(_ log: [RunLog.Item], key: SigningKey) throws -> [(number: UInt64, bytes: [UInt8])] {
        let numbered = log.enumerated().map { (UInt64($0 + 1), $1.bytes) }
        guard let place = log.firstIndex(where: concerns) else { return numbered }
        var bytes = log.map(\.bytes)
        switch kind {
        case .skippedEntry:
            return numbered.filter { $0.0 != UInt64(place + 1) }
        case .hiddenEntry: bytes.remove(at: place)
        case .swappedEntries:
            guard place + 1 < bytes.count else { return numbered }
            bytes.swapAt(place, place + 1)
        case .alteredPayload: bytes[place][EnvelopeHeader.byteCount] ^= 1
        case .secondQuestion, .secondBlock:
            guard case .envelope(let truth) = log[place] else { return numbered }
            bytes.insert(repeated(truth, key: key).bytes, at: place + 1)
        case .falseSum, .falseQuestion, .falseOutcome, .otherStudy, .swappedKey, .forkedQuestion,
            .foreignRun, .steeredQuestion, .survivorList, .closedAttempt, .droppedMember:
            guard case .envelope(let truth) = log[place] else { return numbered }
            bytes[place] = try forged(truth, key: key).bytes
        case .falseReceipt: break
        }
        return bytes.enumerated().map { (UInt64($0 + 1), $1) }
    }

    private func concerns(_ item: RunLog.Item) -> Bool {
        let header = item.header.header
        switch kind {
        case .falseSum, .foreignRun, .survivorList, .closedAttempt, .droppedMember:
            return header.messageType == .sum && header.round == round
        case .falseQuestion, .secondQuestion, .forkedQuestion, .steeredQuestion:
            return header.messageType == .question && header.round == round
        case .hiddenEntry, .skippedEntry, .swappedEntries:
            return header.messageType == .maskedAnswer && header.round == round
        case .secondBlock: return header.messageType == .maskBlockOpening
        case .falseOutcome: return header.messageType == .outcome
        case .otherStudy: return header.messageType == .runOpening
        case .swappedKey, .alteredPayload: return header.messageType == .maskKeys
        case .falseReceipt: return false
        }
    }

    /// The same said once more, as the next message.
    private func repeated(_ truth: Envelope, key: SigningKey) -> Envelope {
        var chain = HashChain(head: truth.header.logHead)
        return truth.forged(
            payload: truth.payload, sequence: truth.header.sequence + 1, previous: truth.digest,
            logHead: chain.append(truth.redacted), key: key)
    }

    private func forged(_ truth: Envelope, key: SigningKey) throws -> Envelope {
        switch kind {
        case .falseSum:
            let sum = try SumMessage(parsing: truth.payload)
            var words = sum.words
            words[0] &+= 1
            return truth.forged(
                payload: SumMessage(words: words, answers: sum.answers).payload, key: key)
        case .droppedMember:
            let sum = try SumMessage(parsing: truth.payload)
            return truth.forged(
                payload: SumMessage(words: sum.words, answers: sum.answers.dropLast()).payload,
                key: key)
        case .steeredQuestion:
            return truth.forged(
                payload: truth.payload.dropLast() + truth.payload.suffix(1).map { $0 ^ 1 },
                key: key)
        case .survivorList:
            return truth.forged(
                type: .survivorList, payload: Array("{}".utf8), phase: 2, key: key)
        case .closedAttempt:
            return truth.forged(type: .attemptClosed, payload: Array("{}".utf8), key: key)
        case .otherStudy:
            let opening = try RunOpening(parsing: truth.payload)
            let other = RunOpening(
                study: .sha256(truth.payload), publication: opening.publication,
                members: opening.members, rosterVersion: opening.rosterVersion)
            return truth.forged(payload: other.payload, key: key)
        case .swappedKey:
            let own = try AgreementKey(bytes: truth.digest.bytes).publicKey
            return truth.forged(payload: MaskKeys(pairKey: own).payload, key: key)
        case .forkedQuestion: return truth.forged(laterBy: 1, key: key)
        case .foreignRun:
            let run = RunID(bytes: Array(truth.digest.bytes.prefix(RunID.byteCount)))
            return truth.forged(run: run, key: key)
        case .falseQuestion, .falseOutcome, .skippedEntry, .hiddenEntry, .swappedEntries,
            .alteredPayload, .secondQuestion, .secondBlock, .falseReceipt:
            return truth.forged(payload: truth.payload + [0x20], key: key)
        }
    }

    /// The receipt that is given in the place of the true one.
    func given(_ receipt: [UInt8], key: SigningKey) throws -> [UInt8] {
        guard kind == .falseReceipt else { return receipt }
        let truth = try Envelope(decoding: receipt)
        return truth.forged(inReplyTo: .sha256(receipt), key: key).bytes
    }
}

extension RunLog.Item {
    /// As it stands in a poll.
    var bytes: [UInt8] {
        switch self {
        case .envelope(let envelope): envelope.bytes
        case .sealed(let header): header.bytes
        }
    }
}
