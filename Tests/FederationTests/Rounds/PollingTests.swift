import Federation
import FederationTesting
import Messaging
import Synchronization
import Testing

@Suite struct `A member that polls` {
    /// A coordinator's log as a member is shown it.
    private final class ShownLog: Transport {
        private let shown: Mutex<[[UInt8]]>
        private let asked = Mutex<[UInt64]>([])
        private let isDown = Mutex(false)

        init(_ items: [[UInt8]]) { shown = Mutex(items) }

        /// The entries after which it was asked.
        var questions: [UInt64] { asked.withLock { $0 } }

        func show(_ items: [[UInt8]]) { shown.withLock { $0 = items } }

        func fail(_ fails: Bool) { isDown.withLock { $0 = fails } }

        func submit(_ envelope: [UInt8]) async throws(TransportError) -> [UInt8] {
            throw .cancelled
        }

        func messages(
            run: RunID, after entry: UInt64, waiting: Bool
        ) async throws(TransportError) -> [[UInt8]] {
            asked.withLock { $0.append(entry) }
            if isDown.withLock({ $0 }) { throw .unreachable("the grove") }
            return shown.withLock { Array($0.dropFirst(Int(entry))) }
        }
    }

    private func scene() throws -> (StagedRun, StagedMember, ShownLog) {
        let staged = try RunStage.oneKey.run()
        let member = try StagedMember(staged)
        return (staged, member, ShownLog(staged.items(for: member.node.id)))
    }

    @Test func `asks for the last entry again at its start and when the connection broke`()
        async throws
    {
        let (staged, member, log) = try scene()
        let count = UInt64(staged.envelopes.count)
        var program = try member.start()
        #expect(try await program.poll(log, waiting: true))
        #expect(try await !program.poll(log, waiting: true))
        #expect(log.questions == [0, count])
        program = try member.start()
        #expect(try await !program.poll(log, waiting: true))
        #expect(log.questions == [0, count, count - 1, count])
        log.fail(true)
        await #expect(throws: TransportError.self) { try await program.poll(log, waiting: true) }
        log.fail(false)
        #expect(try await !program.poll(log, waiting: true))
        #expect(log.questions.suffix(3) == [count, count - 1, count])
    }

    @Test func `names a log that was set back`() async throws {
        let (staged, member, log) = try scene()
        var program = try member.start()
        _ = try await program.poll(log, waiting: true)
        log.show(Array(staged.items(for: member.node.id).dropLast(2)))
        program = try member.start()
        let count = UInt64(staged.envelopes.count)
        await #expect(throws: ParticipantError.rolledBack(seen: count)) {
            try await program.poll(log, waiting: true)
        }
        #expect(try member.ledger().evidence().isEmpty, "a shorter log is no signed statement")
    }

    @Test func `holds the proof where the log was set back and written anew`() async throws {
        let earlier = try RunStage.aboutToAsk.run()
        var asked = earlier
        try asked.take(#require(try asked.next()))
        let member = try StagedMember(asked)
        let log = ShownLog(asked.items(for: member.node.id))
        var program = try member.start()
        _ = try await program.poll(log, waiting: true)
        var stopped = earlier
        try stopped.take(
            stopped.message(
                .cancellation, Cancellation(reason: .operator, text: "stop").payload,
                from: stopped.coordinator, replyingTo: stopped.machine.opening))
        let place = asked.envelopes.count
        log.show(stopped.items(for: member.node.id))
        program = try member.start()
        await #expect(throws: ParticipantError.anotherEntry(UInt64(place))) {
            try await program.poll(log, waiting: true)
        }
        let proof = try #require(try member.ledger().evidence().compactMap(\.proof).first)
        #expect(proof.isValid(under: asked.federation.roster))
        #expect(proof.first.header.sender == asked.coordinator.id)
    }
}
