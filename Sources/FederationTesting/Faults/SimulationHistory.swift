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
    /// The machines of those that stayed to the end, by place in id order.
    package let machines: [Int: RoundMachine]
    /// Why those left that believed the coordinator no more, by place in id order.
    package let departures: [Int: String]
    /// Those to whom something was shown that does not stand in the log.
    package let deceived: Set<Int>
    /// Those of `departures` that noticed that their ledger is not the last one.
    package let behind: Set<Int>
    /// Those whose ledger was set back.
    package let restored: Set<Int>
    /// Whether the coordinator's log was set back.
    package let isLogRestored: Bool
    /// Why the coordinator says nothing more in a run that is not closed.
    package let halt: RunHalt?
    /// Codes of what the coordinator refused.
    package let refusals: [String]
    /// How often something went wrong.
    package let faults: [FaultKind: Int]
    package let steps: Int
    /// Keeps the logs until the history is let go.
    private let folder: TemporaryFolder

    init(
        _ world: SimulationWorld, machine: RoundMachine, machines: [Int: RoundMachine],
        halt: RunHalt?
    ) throws {
        simulation = world.simulation
        run = world.run
        documents = world.documents
        self.machine = machine
        self.machines = machines
        transcriptPath = world.coordinator.transcriptPath(of: world.run)
        entries = try Transcript(path: transcriptPath).entries()
        members = world.seats.map(\.member)
        departures = Dictionary(
            uniqueKeysWithValues: world.seats.enumerated().compactMap { index, seat in
                seat.departure.map { (index, $0) }
            })
        behind = Set(world.seats.indices.filter { world.seats[$0].isBehind })
        restored = Set(world.seats.indices.filter { world.seats[$0].wasRestored })
        isLogRestored = world.logState != .whole
        self.halt = halt
        deceived = Set(world.seats.indices.filter { world.seats[$0].isDeceived })
        refusals = world.refusals
        faults = world.faults
        steps = world.steps
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

    package func count(_ fault: FaultKind) -> Int { faults[fault] ?? 0 }
}
