import Federation
import FederationTesting
import Messaging
import Testing

@Suite struct `A member says nothing` {
    private func opened() throws -> (StagedRun, StagedMember) {
        var staged = try StagedRun()
        try staged.take(staged.opening())
        return (staged, try StagedMember(staged))
    }

    @Test func `in a run with somebody who is revoked since`() async throws {
        let (staged, member) = try opened()
        let hindrance = Hindrance.revoked(staged.members[2].entry.name)
        let program = try member.start(hindrance: hindrance)
        try await program.take(staged.items(for: program.me))
        #expect(try await program.outbox().isEmpty)
        #expect(await program.hindered == hindrance)
        #expect(try member.ledger().sent().isEmpty)
    }

    @Test func `to a question outside its hours, and answers it within them`() async throws {
        var (staged, member) = try opened()
        func isAsked(_ machine: RoundMachine) -> Bool {
            if case .collecting(let round) = machine.phase { round.answers.isEmpty } else { false }
        }
        try await staged.play(with: member.start(), until: isAsked)
        let asleep = try member.start(decision: .waits(untilMilliseconds: 1_800_000_000_000))
        #expect(try await asleep.outbox().isEmpty)
        let hindrance = Hindrance.outsideHours(untilMilliseconds: 1_800_000_000_000)
        #expect(await asleep.hindered == hindrance)
        #expect("\(hindrance)".hasSuffix("until 2027-01-15T08:00:00Z."))
        let awake = try member.start()
        #expect(try await awake.outbox().map(\.header.messageType) == [.maskedAnswer])
    }

    @Test func `in a run that another member withdrew from, and a refusal where it did itself`()
        async throws
    {
        let (staged, member) = try opened()
        func outbox(_ index: Int) async throws -> [Envelope] {
            let node = staged.members[index]
            let program = try member.start(
                hindrance: .approvalWithdrawn(node.id, node.entry.name))
            try await program.take(staged.items(for: program.me))
            return try await program.outbox()
        }
        #expect(try await outbox(1).isEmpty)
        let own = try await outbox(0)
        #expect(own.map(\.header.messageType) == [.refusal])
        #expect(try Refusal(parsing: own[0].payload).rule == "approval-withdrawn")
        var log = staged.log
        try log.take(.envelope(own[0]))
        guard case .stop(let cancellation, _)? = log.machine.coordinatorDue else {
            Issue.record("the refusal stops the run")
            return
        }
        #expect(cancellation.reason == .refused)
    }

    /// The opening was issued at 1,800,000,000,000 ms and lives for seven days; clocks may differ
    /// by 120 s.
    @Test func `to a message that is not of this time`() async throws {
        let (staged, member) = try opened()
        let issued = FederationFixture.now
        let expires = issued + 7 * 24 * 3600 * 1000
        func hindrance(at now: UInt64) async throws -> Hindrance? {
            let program = try member.start(now: now)
            if await program.position == 0 {
                try await program.take(staged.items(for: program.me))
            }
            let isSilent = try await program.outbox().isEmpty
            let hindrance = await program.hindered
            #expect(isSilent == (hindrance != nil))
            return hindrance
        }
        let (early, late) = (issued - 120_001, expires + 120_000)
        #expect(
            try await hindrance(at: early)
                == .outOfTime(.issuedInFuture(issued: issued, now: early)))
        #expect(
            try await hindrance(at: late) == .outOfTime(.expired(expires: expires, now: late)))
        #expect(try member.ledger().evidence().isEmpty, "a clock is no lie")
        #expect(try await hindrance(at: issued - 120_000) == nil)
    }

    @Test func `and says it where the coordinator's clock is more than 30 s off`() async throws {
        let (staged, member) = try opened()
        func warning(at now: UInt64) async throws -> String? {
            let program = try StagedMember(staged).start(now: now)
            try await program.take(staged.items(for: program.me))
            return await program.clocks.warning
        }
        #expect(try await warning(at: FederationFixture.now) == nil)
        #expect(try await warning(at: FederationFixture.now - 30_000) == nil)
        let text = try #require(try await warning(at: FederationFixture.now - 31_000))
        #expect(text.hasPrefix("The coordinator's clock is ahead of this one by 31 s or more."))
        #expect(try await warning(at: FederationFixture.now + 3_600_000) == nil)

        let ahead = FederationFixture.now + 45_000
        let program = try member.start(now: ahead)
        try await program.take(staged.items(for: program.me))
        let own = try #require(try await program.outbox().first)
        var run = staged
        try run.take(own)
        try await program.accept(receipt: run.receipt(for: own).bytes, for: own)
        #expect(await program.clocks.differenceMilliseconds == -45_000)
    }
}
