import Federation
import Learning
import Messaging

/// The state of a simulation, and its steps.
struct SimulationWorld: Sendable {
    let simulation: FederationSimulation
    let run: RunID
    let documents: RunDocuments
    let folder: TemporaryFolder
    private let clock = ManualClock()
    private(set) var coordinator: SimulatedCoordinator
    private(set) var members: [SimulatedMember]
    private(set) var refusals: [String] = []
    private(set) var faults = SimulationHistory.Faults()
    private var late: [(bytes: [UInt8], sender: NodeID)] = []
    private var generator: SeededGenerator
    private var isRevoked = false

    /// The federation as it stands when the run has just been opened.
    init(_ simulation: FederationSimulation) async throws {
        self.simulation = simulation
        let fixture = try FederationFixture(institutions: simulation.shares.count)
        folder = try TemporaryFolder()
        generator = SeededGenerator(seeds: simulation.seed, 0x66_61_75_6C_74)
        run = RunID(bytes: Array(Digest.sha256(Array("run".utf8)).bytes.prefix(16))) ?? .federation
        coordinator = try SimulatedCoordinator(fixture, folder: folder, clock: clock)
        members = []
        let frames = simulation.rows.frame.split(shares: simulation.shares, seed: 1)
        for (index, node) in fixture.institutions.enumerated() {
            members.append(
                SimulatedMember(
                    node: node, frame: frames[index],
                    ledgerPath: folder.file("ledger-\(index).sqlite"), clock: clock,
                    namesOwnFigures: index % 2 == 0))
        }
        let study = try simulation.study.study()
        try coordinator.publish(study)
        try await coordinator.start()
        for member in members {
            let log = try coordinator.store().log()
            guard let approval = member.approve(study, in: log) else { continue }
            _ = await coordinator.program?.receive(approval.bytes, from: member.node.id)
        }
        documents = try coordinator.open(study, as: run)
        try await coordinator.program?.refresh()
        for index in members.indices { try members[index].start(run, documents: documents) }
    }

    /// The coordinator's machine, once the run is closed and every member has seen it.
    func ending() async throws -> RoundMachine? {
        guard let machine = await machine(), machine.isClosed else { return nil }
        for member in members {
            guard let participant = member.participant, await participant.machine.isClosed else {
                return nil
            }
            let isFinished = machine.outcome != nil
            if isFinished, try await !participant.outbox().isEmpty { return nil }
        }
        return machine
    }

    /// What the coordinator is doing, for people.
    var phase: String {
        get async {
            guard coordinator.program != nil else { return "down" }
            return await machine()?.phase.words ?? "without the run"
        }
    }

    private func machine() async -> RoundMachine? {
        await coordinator.program?.runCoordinators.first?.machine
    }

    mutating func step() async throws {
        clock.advance(byMilliseconds: UInt64(generator.index(below: 500)))
        try await revokeWhenDue()
        guard coordinator.program != nil else { return try await coordinator.start() }
        if !late.isEmpty, generator.index(below: 4) == 0 {
            let message = late.remove(at: generator.index(below: late.count))
            _ = try await deliver(message.bytes, from: message.sender)
            return
        }
        let index = generator.index(below: members.count)
        if happens(simulation.faults.memberCrashes) {
            faults.memberCrashes += 1
            members[index].kill()
        }
        guard let participant = members[index].participant else {
            return try members[index].start(run, documents: documents)
        }
        if generator.index(below: 2) == 0 {
            try await send(from: participant)
        } else {
            try await poll(for: participant)
        }
    }

    private mutating func happens(_ ofThousand: Int) -> Bool {
        generator.index(below: 1000) < ofThousand
    }

    private mutating func loses() -> Bool {
        let isLost = happens(simulation.faults.losses)
        if isLost { faults.losses += 1 }
        return isLost
    }

    private mutating func send(from participant: Participant) async throws {
        guard let message = try await participant.outbox().first, !loses() else { return }
        if happens(simulation.faults.delays) {
            faults.delays += 1
            late.append((message.bytes, participant.me))
            return
        }
        if happens(simulation.faults.repeats) {
            faults.repeats += 1
            late.append((message.bytes, participant.me))
        }
        if let receipt = try await deliver(message.bytes, from: participant.me), !loses() {
            try await participant.accept(receipt: receipt, for: message)
        }
    }

    /// Hands a message to the coordinator, which may be killed over it; its receipt, if one came.
    private mutating func deliver(_ bytes: [UInt8], from sender: NodeID) async throws -> [UInt8]? {
        guard let program = coordinator.program else { return nil }
        let isKilled = happens(simulation.faults.coordinatorCrashes)
        let before = isKilled ? try entryCount() : 0
        let reply = await program.receive(bytes, from: sender)
        if isKilled {
            faults.coordinatorCrashes += 1
            let kept = before + generator.index(below: try entryCount() - before + 1)
            try coordinator.kill(run, keeping: kept)
            return nil
        }
        switch reply {
        case .accepted(let receipt): return receipt
        case .refused(_, let code, _):
            refusals.append(code)
            return nil
        }
    }

    private func entryCount() throws -> Int {
        Int(try Transcript(path: coordinator.transcriptPath(of: run)).count())
    }

    /// Takes some of what is new.
    private mutating func poll(for participant: Participant) async throws {
        guard let program = coordinator.program, !loses() else { return }
        let position = await participant.position
        let messages = await program.messages(run: run, after: position, for: participant.me)
        guard case .items(let items) = messages, !items.isEmpty else { return }
        let taken = items.prefix(1 + generator.index(below: items.count))
        try await participant.take(Array(taken))
    }

    private mutating func revokeWhenDue() async throws {
        guard let entries = simulation.revocation, !isRevoked, let program = coordinator.program,
            try entryCount() >= entries
        else { return }
        isRevoked = true
        try coordinator.revoke(members[0].node.id)
        try await program.refresh()
    }
}
