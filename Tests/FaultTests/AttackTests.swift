import Federation
import FederationTesting
import Messaging
import Testing

/// What a coordinator could try in a run that waits for all, each tried on one member of three.
@Suite struct `An attack by the coordinator` {
    struct Attack: Sendable, CustomTestStringConvertible {
        let testDescription: String
        let kind: CoordinatorLie.Kind
        let round: UInt32
        /// Whether it signs two stories under one number.
        let isProvable: Bool

        init(
            _ words: String, _ kind: CoordinatorLie.Kind, round: UInt32 = 2, isProvable: Bool = true
        ) {
            testDescription = words
            self.kind = kind
            self.round = round
            self.isProvable = isProvable
        }
    }

    private static let scenario = Scenario.small(.averaging)

    /// A key that a member did not sign is no second statement of anybody, and a study that was not
    /// approved is refused before the run has begun.
    static let attacks = [
        Attack("shows a list of survivors", .survivorList),
        Attack("says that a round failed, to ask it again without somebody", .closedAttempt),
        Attack("leaves a member out of a sum", .droppedMember),
        Attack("asks a state a second time", .secondQuestion),
        Attack("swaps a mask key", .swappedKey, isProvable: false),
        Attack("forks the log", .forkedQuestion),
        Attack("announces a false sum", .falseSum),
        Attack("opens the mask block again", .secondBlock),
        Attack("shows a message of another run", .foreignRun, isProvable: false),
        Attack("steers the parameters", .steeredQuestion, round: 3),
        Attack("renames the study", .otherStudy),
    ]

    @Test(arguments: attacks)
    func `ends in a refusal, and in a proof where two stories were signed`(
        attack: Attack
    ) async throws {
        let history = try await FederationSimulation(
            seed: 4, study: Self.scenario.study, frames: Self.scenario.frames,
            coordinatorLie: CoordinatorLie(kind: attack.kind, round: attack.round, member: 1)
        ).run()
        let expected = try Self.scenario.plainRun().carryOut().outcome.payload
        #expect(try history.verdict(expected: expected) != .sameBits)
        #expect(history.deceived == [1])
        #expect(history.departures[1] != nil || history.halt?.code == "coordinator-behind")
        let proofs = try proofs(history)
        #expect(proofs.isEmpty != attack.isProvable)
        let coordinator = history.documents.roster.coordinator.id
        #expect(proofs.allSatisfy { $0.first.header.sender == coordinator })
    }

    /// What whoever holds the coordinator's log makes of the ledger of the one that was lied to.
    private func proofs(_ history: SimulationHistory) throws -> [EquivocationProof] {
        let ledger = try Ledger(path: history.members[1].ledgerPath)
        let refused = try ledger.evidence(run: history.run).compactMap { evidence -> [UInt8]? in
            if case .entry(_, let bytes) = evidence.statement { bytes } else { nil }
        }
        let shown = try ledger.received(run: history.run).map(\.bytes) + refused
        let headers = try shown.map { try RunLog.Item(decoding: $0).header }
        return EquivocationProof.search(headers + history.entries.map(\.envelope.redacted))
            .filter { $0.isValid(under: history.documents.roster) }
    }
}
