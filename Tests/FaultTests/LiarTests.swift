import Federation
import FederationTesting
import Messaging
import Testing

@Suite struct `A liar` {
    private static let scenario = Scenario.small(.averaging)

    private func play(
        _ memberLie: MemberLie? = nil, _ coordinatorLie: CoordinatorLie? = nil
    ) async throws -> (history: SimulationHistory, verdict: SimulationHistory.Verdict) {
        let simulation = FederationSimulation(
            seed: 4, study: Self.scenario.study, frames: Self.scenario.frames,
            memberLie: memberLie, coordinatorLie: coordinatorLie)
        let history = try await simulation.run()
        let expected = try Self.scenario.plainRun().carryOut().outcome.payload
        return (history, try history.verdict(expected: expected))
    }

    /// The code with which the coordinator refuses each lie; nil where only the sum shows it.
    private static let codes: [MemberLie.Kind: String?] = [
        .falseWords: nil, .wrongLength: "answer-length", .rubbish: "malformed",
        .secondVersion: "equivocation", .falseName: "sender-not-peer",
        .brokenChain: "broken-chain", .unknownHead: "coordinator-behind",
        .wrongReply: "wrong-reply",
        .copiedKey: "repeated-key",
    ]

    @Test(arguments: MemberLie.Kind.allCases)
    func `among the members is refused by name, and stops the run only by what it signed`(
        kind: MemberLie.Kind
    ) async throws {
        let (history, verdict) = try await play(
            MemberLie(kind: kind, member: 1, message: 3, persists: false))
        #expect(history.count(.memberLie) == 1)
        #expect(history.departures.keys.allSatisfy { $0 == 1 })
        let code = try #require(Self.codes[kind])
        if let code { #expect(history.refusals.first == code) }
        switch kind {
        case .falseWords: #expect([.stopped(.fold), .stopped(.equivocation)].contains(verdict))
        case .secondVersion: #expect(verdict == .stopped(.equivocation))
        case .unknownHead: #expect(verdict == .halted("coordinator-behind"))
        case .wrongLength, .rubbish, .falseName, .brokenChain, .wrongReply, .copiedKey:
            #expect(verdict == .sameBits && history.refusals.count == 1)
        }
    }

    @Test(arguments: MemberLie.Kind.allCases.filter { $0 != .falseWords && $0 != .secondVersion })
    func `among the members that goes on lying keeps the run from its end, and nothing else`(
        kind: MemberLie.Kind
    ) async throws {
        let (history, verdict) = try await play(
            MemberLie(kind: kind, member: 1, message: 3, persists: true))
        let halts = kind == .unknownHead
        #expect(verdict == (halts ? .halted("coordinator-behind") : .stopped(.deadline)))
        #expect(history.departures.isEmpty)
    }

    /// What the member says that was lied to.
    private static let reasons: [CoordinatorLie.Kind: String] = [
        .falseSum: "is not the sum of its answers",
        .falseQuestion: "does not follow from the last sum",
        .falseOutcome: "is not what the signed sums lead to",
        .otherStudy: "does not follow from the signed study",
        .swappedKey: "The signature is not that of",
        .alteredPayload: "is not the one whose digest",
        .skippedEntry: "The coordinator showed entry",
        .hiddenEntry: "names a head of the log that is not part of it",
        .swappedEntries: "stands in the log already",
        .secondQuestion: "is not awaited",
        .forkedQuestion: "names a head of the log that is not part of it",
        .foreignRun: "belongs to run",
        .secondBlock: "is not awaited",
        .steeredQuestion: "does not follow from the last sum",
        .survivorList: "is not awaited",
        .closedAttempt: "is not awaited",
        .droppedMember: "is not the sum of its answers",
        .falseReceipt: "receipt is for another message",
    ]

    /// Lies that show another log, of which each entry fits the one before.
    private static let forks: Set<CoordinatorLie.Kind> = [
        .forkedQuestion, .swappedEntries, .hiddenEntry,
    ]

    @Test(arguments: CoordinatorLie.Kind.allCases)
    func `that coordinates is left by the one it lies to`(kind: CoordinatorLie.Kind) async throws {
        let (history, verdict) = try await play(
            nil, CoordinatorLie(kind: kind, round: 2, member: 1))
        #expect(history.deceived == [1])
        if history.halt != nil {
            // It answered before it saw more, and its answer names a head that the log never had.
            #expect(Self.forks.contains(kind))
            #expect(verdict == .halted("coordinator-behind"))
            return
        }
        let reason = try #require(Self.reasons[kind])
        let departure = try #require(history.departures[1])
        #expect(departure.contains(reason), "\(departure)")
        #expect(history.departures.count == 1)
        #expect(verdict == (kind == .falseOutcome ? .sameBits : .stopped(.deadline)))
    }

    @Test(arguments: CoordinatorLie.Kind.allCases)
    func `that coordinates is left by all that it lies to`(kind: CoordinatorLie.Kind) async throws {
        let (history, _) = try await play(nil, CoordinatorLie(kind: kind, round: 1, member: nil))
        #expect(!history.deceived.isEmpty)
        #expect(history.deceived.isSuperset(of: history.departures.keys))
        #expect(history.halt != nil || history.deceived == Set(history.departures.keys))
    }
}
