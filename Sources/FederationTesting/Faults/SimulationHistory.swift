package import Federation
package import Messaging

/// What a simulated run left behind.
package struct SimulationHistory: Sendable {
    package let simulation: FederationSimulation
    package let run: RunID
    package let documents: RunDocuments
    /// The coordinator's fold when all was over.
    package let machine: RoundMachine
    package let transcriptPath: String
    package let entries: [Transcript.Entry]
    package let members: [SimulatedMember]
    /// Codes of what the coordinator refused.
    package let refusals: [String]
    package let faults: Faults
    /// Keeps the logs until the history is let go.
    private let folder: TemporaryFolder

    /// How often something went wrong.
    package struct Faults: Sendable, Hashable {
        package internal(set) var losses = 0
        package internal(set) var repeats = 0
        package internal(set) var delays = 0
        package internal(set) var coordinatorCrashes = 0
        package internal(set) var memberCrashes = 0
    }

    init(_ world: SimulationWorld, machine: RoundMachine) throws {
        simulation = world.simulation
        run = world.run
        documents = world.documents
        self.machine = machine
        transcriptPath = world.coordinator.transcriptPath(of: world.run)
        entries = try Transcript(path: transcriptPath).entries()
        members = world.members
        refusals = world.refusals
        faults = world.faults
        folder = world.folder
    }

    /// The payload of the outcome; nil where the run was stopped.
    package var outcome: [UInt8]? {
        entries.last { $0.envelope.header.messageType == .outcome }?.envelope.payload
    }

    package var cancellation: Cancellation? {
        if case .closed(.stopped(let cancellation, _)) = machine.phase { cancellation } else { nil }
    }

    /// The words of every sum, in the order of rounds.
    package func sums() throws -> [[UInt64]] {
        try entries.filter { $0.envelope.header.messageType == .sum }
            .map { try SumMessage(parsing: $0.envelope.payload).words }
    }
}
