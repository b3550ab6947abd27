import Federation
import Learning
import Messaging

/// A whole federation in one process, without sockets or sleeps: who acts next, what is lost,
/// repeated or late, and who is killed when, are drawn by a seed.
///
/// The same simulation is the same history, but for secrets that come from the system's generator.
package struct FederationSimulation: Sendable, Hashable {
    package let seed: UInt64
    package let study: StudyFixture
    /// One institution for each share; its rows are in proportion to it.
    package let shares: [Int]
    package let rows: SampleRows
    package let faults: FaultPlan
    /// Revokes the first member when the run has this many entries.
    package let revocation: Int?

    package init(
        seed: UInt64, study: StudyFixture = StudyFixture(), shares: [Int] = [5, 2, 1],
        rows: SampleRows = SampleRows(240, seed: 1), faults: FaultPlan = .none,
        revocation: Int? = nil
    ) {
        self.seed = seed
        self.study = study
        self.shares = shares
        self.rows = rows
        self.faults = faults
        self.revocation = revocation
    }

    /// More steps than any schedule of these plans needs.
    private static let longest = 20_000

    /// Runs to the end: the run is closed, and every member knows it.
    package func run() async throws -> SimulationHistory {
        var world = try await SimulationWorld(self)
        for _ in 0..<Self.longest {
            if let machine = try await world.ending() {
                return try SimulationHistory(world, machine: machine)
            }
            try await world.step()
        }
        throw SimulationError.stalled(
            phase: await world.phase, refusals: Set(world.refusals).sorted(), replay: description)
    }
}

extension FederationSimulation: CustomStringConvertible {
    /// How to run it again.
    package var description: String {
        "replay with seed \(seed), shares \(shares), \(faults)"
    }
}

package enum SimulationError: Error, Hashable, CustomStringConvertible {
    case stalled(phase: String, refusals: [String], replay: String)

    package var description: String {
        switch self {
        case .stalled(let phase, let refusals, let replay):
            """
            The simulated run did not end: the coordinator is \(phase) and refused \
            \(refusals.isEmpty ? "nothing" : refusals.joined(separator: ", ")); \(replay).
            """
        }
    }
}
