import Federation
import FederationTesting
import Messaging
import Testing

/// Each invariant is shown a state that breaks it, made out of a run in which all of them held.
@Suite struct `An invariant finds` {
    static let history = Task {
        let scenario = Scenario.small(.averaging)
        return try await FederationSimulation(
            seed: 1, study: scenario.study, frames: scenario.frames
        ).run()
    }

    private struct Scene {
        let history: SimulationHistory
        var invariants: Invariants
        let coordinator: SigningKey

        init(entriesUntil type: MessageType? = nil) async throws {
            history = try await `An invariant finds`.history.value
            invariants = Invariants(run: history.run, documents: history.documents)
            coordinator = try FederationFixture(institutions: 3).coordinator.key
            for entry in history.entries.prefix(while: { $0.envelope.header.messageType != type }) {
                try invariants.see(entry: entry)
            }
        }

        var answer: Envelope {
            get throws { try message(.maskedAnswer) }
        }

        func message(_ type: MessageType) throws -> Envelope {
            try #require(history.entries.first { $0.envelope.header.messageType == type }).envelope
        }

        func key(of sender: NodeID) throws -> SigningKey {
            try #require(history.members.first { $0.node.id == sender }).node.key
        }

        /// The next entry of the log with another message in it.
        func entry(_ message: Envelope) throws -> Transcript.Entry {
            let next = history.entries[Int(invariants.count)]
            return Transcript.Entry(
                number: next.number, envelope: message, head: next.head, receipt: next.receipt)
        }
    }

    @Test func `nothing in a run without faults`() async throws {
        var scene = try await Scene()
        #expect(scene.invariants.count == UInt64(scene.history.entries.count))
        for member in scene.history.members {
            for sent in try Ledger(path: member.ledgerPath).sent(run: scene.history.run) {
                try scene.invariants.see(sent: sent.envelope, plain: sent.plain)
                let receipt = try #require(sent.receipt)
                try scene.invariants.see(
                    receipt: receipt, for: sent.envelope.digest, of: member.node.id)
            }
        }
        #expect(scene.history.steps > scene.history.entries.count)
    }

    @Test func `a number that is used twice`() async throws {
        var scene = try await Scene()
        let answer = try scene.answer
        let sender = answer.header.sender
        try scene.invariants.see(sent: answer)
        try scene.invariants.see(sent: answer)
        let other = answer.forged(laterBy: 1, key: try scene.key(of: sender))
        #expect(
            throws: InvariantViolation.numberReused(
                sender: sender, sequence: answer.header.sequence)
        ) { try scene.invariants.see(sent: other) }
    }

    @Test func `a second answer to one round`() async throws {
        var scene = try await Scene()
        let answer = try scene.answer
        let sender = answer.header.sender
        try scene.invariants.see(sent: answer)
        let other = answer.forged(
            sequence: answer.header.sequence + 1, key: try scene.key(of: sender))
        #expect(throws: InvariantViolation.secondAnswer(member: sender, round: 1)) {
            try scene.invariants.see(sent: other)
        }
    }

    @Test func `a second question of one round`() async throws {
        var scene = try await Scene()
        let answer = try scene.answer
        let sender = answer.header.sender
        let question = try scene.message(.question).digest
        try scene.invariants.see(bound: question, round: 1, of: sender)
        try scene.invariants.see(bound: question, round: 1, of: sender)
        let other = Digest.sha256([1])
        let violation = InvariantViolation.secondQuestion(member: sender, round: 1)
        #expect(throws: violation) {
            try scene.invariants.see(bound: other, round: 1, of: sender)
        }
        let astray = answer.forged(inReplyTo: other, key: try scene.key(of: sender))
        #expect(throws: violation) { try scene.invariants.see(sent: astray) }
    }

    @Test func `a receipt for what the log does not hold`() async throws {
        let scene = try await Scene()
        let entry = try #require(scene.history.entries.first { $0.receipt != nil })
        let sender = entry.envelope.header.sender
        let receipt = try Envelope(decoding: try #require(entry.receipt))
        try scene.invariants.see(
            receipt: receipt.bytes, for: entry.envelope.digest, of: sender)
        for other in [
            receipt.forged(logHead: .sha256([1]), key: scene.coordinator),
            receipt.forged(payload: Array("{\"entry\":3}".utf8), key: scene.coordinator),
            receipt.forged(payload: Array("{\"entry\":999}".utf8), key: scene.coordinator),
        ] {
            #expect(throws: InvariantViolation.receiptOutsideLog(member: sender)) {
                try scene.invariants.see(
                    receipt: other.bytes, for: entry.envelope.digest, of: sender)
            }
        }
    }

    @Test func `an entry that is gone or another one`() async throws {
        let scene = try await Scene()
        try scene.invariants.see(lastEntry: scene.history.entries.last)
        let count = UInt64(scene.history.entries.count)
        for entry in [nil, scene.history.entries.first] {
            #expect(throws: InvariantViolation.logChanged(entry: count)) {
                try scene.invariants.see(lastEntry: entry)
            }
        }
    }

    @Test func `an entry that the rules refuse`() async throws {
        var scene = try await Scene(entriesUntil: .question)
        let question = try scene.message(.question)
        let entry = try scene.entry(
            question.forged(payload: question.payload + [0x20], key: scene.coordinator))
        #expect(
            throws: InvariantViolation.entryRefused(
                entry: entry.number, reason: "unexpected-question")
        ) { try scene.invariants.see(entry: entry) }
    }

    @Test(arguments: [true, false])
    func `a sum that is not that of one answer of each member`(isShort: Bool) async throws {
        var scene = try await Scene(entriesUntil: .sum)
        let truth = try scene.message(.sum)
        let sum = try SumMessage(parsing: truth.payload)
        let lie =
            isShort
            ? SumMessage(words: sum.words, answers: Array(sum.answers.dropLast()))
            : SumMessage(words: sum.words.map { $0 &+ 1 }, answers: sum.answers)
        let entry = try scene.entry(truth.forged(payload: lie.payload, key: scene.coordinator))
        #expect(throws: InvariantViolation.sumOfOthers(round: 1)) {
            try scene.invariants.see(entry: entry)
        }
    }

    @Test func `masks that do not cancel`() async throws {
        var scene = try await Scene(entriesUntil: .sum)
        for (index, member) in scene.history.members.enumerated() {
            let sent = try Ledger(path: member.ledgerPath).sent(run: scene.history.run)
            let answer = try #require(sent.first { $0.plain != nil })
            let plain = answer.plain?.map { index == 0 ? $0 &+ 1 : $0 }
            try scene.invariants.see(sent: answer.envelope, plain: plain)
        }
        let entry = try scene.entry(scene.message(.sum))
        #expect(throws: InvariantViolation.masksRemain(round: 1)) {
            try scene.invariants.see(entry: entry)
        }
    }

    @Test func `a member that came to another state`() async throws {
        let scene = try await Scene()
        let member = scene.history.members[0].node.id
        let count = UInt64(scene.history.entries.count)
        try scene.invariants.see(machine: scene.history.machine, at: count, of: member)
        #expect(throws: InvariantViolation.foldsDiffer(member: member, entry: count - 1)) {
            try scene.invariants.see(machine: scene.history.machine, at: count - 1, of: member)
        }
    }

    @Test func `the secret of masks after the end`() async throws {
        let scene = try await Scene()
        let member = scene.history.members[0].node.id
        try scene.invariants.see(rootHeld: true, isClosed: false, of: member)
        try scene.invariants.see(rootHeld: false, isClosed: true, of: member)
        #expect(throws: InvariantViolation.rootKept(member: member)) {
            try scene.invariants.see(rootHeld: true, isClosed: true, of: member)
        }
    }

    @Test func `one plain word in an answer`() async throws {
        var scene = try await Scene()
        let answer = try scene.answer
        var plain = try AnswerMessage.words(of: answer.payload).map { $0 &+ 1 }
        try scene.invariants.see(sent: answer, plain: plain)
        plain[1] &-= 1
        #expect(throws: InvariantViolation.plainWords(member: answer.header.sender, round: 1)) {
            try scene.invariants.see(sent: answer, plain: plain)
        }
    }
}
