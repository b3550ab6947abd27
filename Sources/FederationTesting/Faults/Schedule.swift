import Federation
import Learning

/// What a seed makes of a federation: who learns what together, and what goes wrong.
package struct Schedule: Sendable {
    package let seed: UInt64
    package let scenario: Scenario
    package let simulation: FederationSimulation

    /// Small federations mostly; one schedule in forty has the whole recipe. Where logs are set back,
    /// nobody lies and nobody is revoked: what an old log forgets, no invariant could tell from that.
    package init(seed: UInt64) {
        var generator = SeededGenerator(seeds: seed, 0x73_63_68_65_64)
        let members = 3 + generator.index(below: 4) * generator.index(below: 2)
        let shares = (0..<members).map { _ in 1 + generator.index(below: 5) }
        let kind = generator.element(of: [.averaging, .averaging] + Scenario.Kind.allCases)
        let folds = kind != .averaging && generator.index(below: 6) == 0 ? 2 : nil
        let isFull = generator.index(below: 40) == 0
        // Every fold has to lie in three institutions, so none is so small that it misses one.
        let sizes = folds == nil ? shares : shares.map { max($0, 3) }
        scenario =
            isFull
            ? .full(kind, folds: folds) : .small(kind, folds: folds, shares: sizes)
        self.seed = seed
        let count = scenario.frames.count
        let faults: FaultPlan = generator.element(
            of: [
                .lossy, .crashing, .divided, .untimely, .everything, .everything, .forgetful,
                .rewound,
            ])
        let isOfOldLogs = faults.restoredLedgers > 0 || faults.restoredTranscripts > 0
        let revocation = generator.index(below: 25) == 0 ? 2 + generator.index(below: 30) : nil
        let policies = Self.policies(&generator, members: count)
        let memberLie = Self.memberLie(&generator, members: count)
        let coordinatorLie = Self.coordinatorLie(&generator, members: count)
        simulation = FederationSimulation(
            seed: seed, study: scenario.study, frames: scenario.frames, faults: faults,
            revocation: isOfOldLogs ? nil : revocation, policies: policies,
            memberLie: isOfOldLogs ? nil : memberLie,
            coordinatorLie: isOfOldLogs ? nil : coordinatorLie)
    }

    /// What a schedule came to.
    package struct Report: Sendable {
        package let verdict: SimulationHistory.Verdict
        package let history: SimulationHistory
    }

    /// Plays it to the end. Throws where the end, or any state on the way, is one that must not be.
    package func carryOut() async throws(SimulationError) -> Report {
        let expected: [UInt8]
        do { expected = try scenario.plainRun().carryOut().outcome.payload } catch {
            throw SimulationError(cause: .failed("\(error)"), replay: simulation.description)
        }
        let history = try await simulation.run()
        return Report(verdict: try history.verdict(expected: expected), history: history)
    }

    /// One schedule in eight: one member does not allow a step, or compares with an earlier run.
    private static func policies(
        _ generator: inout SeededGenerator, members: Int
    ) -> [Int: MemberPolicy] {
        guard generator.index(below: 8) == 0 else { return [:] }
        let steps: [ComputationWord] = [.profile, .newton, .averaging, .evaluation, .calibration]
        let policy: MemberPolicy =
            generator.index(below: 2) == 0
            ? .without(generator.element(of: steps))
            : .afterEarlierRun(furtherEntities: generator.index(below: 8))
        return [generator.index(below: members): policy]
    }

    /// One schedule in four.
    private static func memberLie(
        _ generator: inout SeededGenerator, members: Int
    ) -> MemberLie? {
        guard generator.index(below: 4) == 0 else { return nil }
        return MemberLie(
            kind: generator.element(of: MemberLie.Kind.allCases),
            member: generator.index(below: members), message: generator.index(below: 8),
            persists: generator.index(below: 2) == 0)
    }

    /// One schedule in four.
    private static func coordinatorLie(
        _ generator: inout SeededGenerator, members: Int
    ) -> CoordinatorLie? {
        guard generator.index(below: 4) == 0 else { return nil }
        return CoordinatorLie(
            kind: generator.element(of: CoordinatorLie.Kind.allCases),
            round: UInt32(1 + generator.index(below: 4)),
            member: generator.index(below: 2) == 0 ? generator.index(below: members) : nil)
    }
}

extension SeededGenerator {
    fileprivate mutating func element<Element>(of list: [Element]) -> Element {
        list[index(below: list.count)]
    }
}
