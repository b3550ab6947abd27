import Federation
package import Learning
import Messaging

/// A whole federation in one process, without sockets or sleeps: who acts next, what is lost,
/// repeated or late, who is cut off, whose clock is wrong, who is killed where and who lies are
/// drawn by a seed.
///
/// The same simulation is the same history, bit for bit.
package struct FederationSimulation: Sendable, Hashable {
    package let seed: UInt64
    package let study: StudyFixture
    /// The rows of each institution.
    package let frames: [Frame]
    package let faults: FaultPlan
    /// Revokes the first member when the run has this many entries.
    package let revocation: Int?
    /// Policies by place in id order; all others answer everything.
    package let policies: [Int: MemberPolicy]
    package let memberLie: MemberLie?
    package let coordinatorLie: CoordinatorLie?

    package init(
        seed: UInt64, study: StudyFixture = StudyFixture(), frames: [Frame],
        faults: FaultPlan = .none, revocation: Int? = nil, policies: [Int: MemberPolicy] = [:],
        memberLie: MemberLie? = nil, coordinatorLie: CoordinatorLie? = nil
    ) {
        self.seed = seed
        self.study = study
        self.frames = frames
        self.faults = faults
        self.revocation = revocation
        self.policies = policies
        self.memberLie = memberLie
        self.coordinatorLie = coordinatorLie
    }

    /// One institution for each share; its rows are in proportion to it.
    package init(
        seed: UInt64, study: StudyFixture = StudyFixture(), shares: [Int] = [5, 2, 1],
        rows: SampleRows = SampleRows(240, seed: 1), faults: FaultPlan = .none,
        revocation: Int? = nil
    ) {
        self.init(
            seed: seed, study: study, frames: rows.frame.split(shares: shares, seed: 1),
            faults: faults, revocation: revocation)
    }

    /// More steps than any schedule of these plans needs.
    private static let longest = 20_000

    /// Runs to the end: the run is closed, and every member knows it or has left, or the coordinator
    /// says nothing more in it. Each step is followed by a look at every invariant.
    package func run() async throws(SimulationError) -> SimulationHistory {
        do {
            var world = try await SimulationWorld(self)
            for _ in 0..<Self.longest {
                if let history = try await world.ending() { return history }
                try await world.step()
            }
            throw SimulationError(
                cause: .stalled(
                    phase: await world.phase, refusals: Set(world.refusals).sorted()),
                replay: description)
        } catch let error as SimulationError {
            throw error
        } catch let error as InvariantViolation {
            throw SimulationError(cause: .violated(error), replay: description)
        } catch {
            throw SimulationError(cause: .failed("\(error)"), replay: description)
        }
    }
}

extension FederationSimulation: CustomStringConvertible {
    /// How to run it again.
    package var description: String {
        let lies = [
            revocation.map { "revocation at entry \($0)" },
            policies.min { $0.key < $1.key }.map { "policy of member \($0.key): \($0.value)" },
            memberLie.map { "lie of member \($0.member): \($0.kind.rawValue)" },
            coordinatorLie.map { "lie of the coordinator: \($0.kind.rawValue)" },
        ]
        return
            (["replay with seed \(seed), \(frames.count) institutions"]
            + lies.compactMap { $0 } + ["\(faults)"])
            .joined(separator: ", ")
    }
}
