import Federation
import Learning
import Messaging

/// The state of a simulation, and who acts next.
struct SimulationWorld: Sendable {
    /// One member, and how things stand around it.
    struct Seat: Sendable {
        var member: SimulatedMember
        /// Acts once in so many of its chances.
        let pace: Int
        /// Cut off from the coordinator up to this step.
        var isolatedUntil = 0
        /// Whether this run of its program has seen the coordinator's log to its end, and may speak.
        var isCurrent = false
        /// Whether this run of its program has held its last entry against the coordinator's.
        var isCompared = false
        /// Why it left the run, if it did.
        var departure: String?
        /// Whether it noticed that its ledger is not the last one.
        var isBehind = false
        /// Whether it took something that does not stand in the log.
        var isDeceived = false
        /// What it had at an earlier moment.
        var backup: SimulatedMember.Backup?
        var wasRestored = false
        /// The message about which it lies, once it is there.
        var lie: Digest?
        /// Rows of its ledger that the invariants have seen.
        var seenReceipts: Int64 = 0
        var seenRounds: Int64 = 0
        var seenVersion: Int?
        /// How far the invariants saw this run of its program.
        var seenPosition: UInt64?
    }

    /// Whether the coordinator's log is still the one that the invariants know.
    enum LogState: Sendable, Hashable {
        case whole
        /// It was set back by the program's own command: nothing may be added to so many entries.
        case restored(entries: Int)
        /// It was set back behind the program's back: numbers may be used twice, and what is held of
        /// it is for the members to judge.
        case rewound
    }

    let simulation: FederationSimulation
    let run: RunID
    let documents: RunDocuments
    let folder: TemporaryFolder
    var transcript: SimulatedDisk
    private let clock = ManualClock()
    let coordinatorClock: ManualClock
    var coordinator: SimulatedCoordinator
    var seats: [Seat] = []
    var refusals: [String] = []
    var faults: [FaultKind: Int] = [:]
    var steps = 0
    var late: [(bytes: [UInt8], sender: NodeID)] = []
    var invariants: Invariants
    private var generator: SeededGenerator
    var isRevoked = false
    var logState = LogState.whole
    var seenVersion: Int?
    var backup: SimulatedCoordinator.Backup?
    /// Since which step the coordinator says nothing more for good.
    private var haltedSince: Int?
    private var patience = Patience()

    /// The federation as it stands when the run has just been opened.
    init(_ simulation: FederationSimulation) async throws {
        self.simulation = simulation
        let fixture = try FederationFixture(institutions: simulation.frames.count)
        folder = try TemporaryFolder()
        generator = SeededGenerator(seeds: simulation.seed, 0x66_61_75_6C_74)
        let name = Digest.sha256(Array("run \(simulation.seed)".utf8))
        run = RunID(bytes: Array(name.bytes.prefix(RunID.byteCount))) ?? .federation
        coordinatorClock = ManualClock(following: clock)
        coordinator = try SimulatedCoordinator(fixture, folder: folder, clock: coordinatorClock)
        for (index, node) in fixture.institutions.enumerated() {
            let isSlow = generator.index(below: 1000) < simulation.faults.slowMembers
            seats.append(
                Seat(
                    member: SimulatedMember(
                        node: node, frame: simulation.frames[index],
                        ledgerPath: folder.file("ledger-\(index).sqlite"),
                        clock: ManualClock(following: clock),
                        policy: simulation.policies[index] ?? .open,
                        namesOwnFigures: index % 2 == 0),
                    pace: isSlow ? 8 : 1))
            if isSlow { faults[.slowMember, default: 0] += 1 }
        }
        let study = try simulation.study.study()
        try coordinator.publish(study)
        try await coordinator.start()
        let store = try coordinator.store()
        for seat in seats {
            guard let approval = seat.member.approve(study, in: try store.log()) else { continue }
            _ = await coordinator.program?.receive(approval.bytes, from: seat.member.node.id)
        }
        documents = try coordinator.open(study, as: run)
        transcript = try SimulatedDisk(path: coordinator.transcriptPath(of: run))
        invariants = Invariants(run: run, documents: documents)
        try await coordinator.program?.refresh()
        for index in seats.indices { try seats[index].member.start(run, documents: documents) }
    }

    /// What is left, once the run is closed and every member has seen it or has left, or once the
    /// coordinator has said nothing more for a while.
    mutating func ending() async throws -> SimulationHistory? {
        guard let run = await coordinator.program?.runCoordinators.first else { return nil }
        let machine = await run.machine
        if let halt = await run.halt, halt.isLasting {
            let since = haltedSince ?? steps
            haltedSince = since
            guard steps >= since + Self.stepsAfterHalt else { return nil }
            return try await history(machine, halt)
        }
        haltedSince = nil
        return machine.isClosed ? try await closing(machine) : nil
    }

    /// For how long the members of a halted run may still act.
    private static let stepsAfterHalt = 60

    private func history(
        _ machine: RoundMachine, _ halt: RunHalt?
    ) async throws -> SimulationHistory {
        var machines: [Int: RoundMachine] = [:]
        for (index, seat) in seats.enumerated() where seat.departure == nil {
            machines[index] = await seat.member.participant?.machine
        }
        return try SimulationHistory(self, machine: machine, machines: machines, halt: halt)
    }

    private func closing(_ machine: RoundMachine) async throws -> SimulationHistory? {
        for (index, seat) in seats.enumerated() where seat.departure == nil {
            guard seat.isCurrent, let participant = seat.member.participant,
                await participant.machine.isClosed
            else { return nil }
            let isHonest = simulation.memberLie?.member != index
            if machine.outcome != nil, isHonest, try await !participant.outbox().isEmpty {
                return nil
            }
        }
        return try await history(machine, nil)
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
        steps += 1
        clock.advance(byMilliseconds: UInt64(generator.index(below: 500)))
        let index = generator.index(below: seats.count)
        try await pass(index)
        try await inspect(index)
        guard simulation.mayWait else { return }
        let hours = patience.hours(after: try await progress(index))
        clock.advance(byMilliseconds: UInt64(hours) * 3_600_000)
    }

    /// What happens in a step: the coordinator gets up, a late message comes in, or a member acts.
    private mutating func pass(_ index: Int) async throws {
        try await revokeWhenDue()
        changeWeather()
        try rewindTranscript()
        guard let program = coordinator.program else { return try await coordinator.start() }
        if steps % 16 == 0 { try await program.enforceDeadlines() }
        if !late.isEmpty, generator.index(below: 4) == 0 {
            let message = late.remove(at: generator.index(below: late.count))
            _ = try await deliver(message.bytes, from: message.sender)
            return
        }
        guard seats[index].departure == nil, generator.index(below: seats[index].pace) == 0 else {
            return
        }
        try disturb(index)
        guard seats[index].member.participant != nil else { return try start(index) }
        if seats[index].isCurrent, generator.index(below: 2) == 0 {
            try await send(index)
        } else {
            try await poll(index)
        }
    }

    mutating func draw(below bound: Int) -> Int { generator.index(below: bound) }

    mutating func happens(_ ofThousand: Int) -> Bool {
        ofThousand > 0 && generator.index(below: 1000) < ofThousand
    }

    mutating func count(_ kind: FaultKind) {
        faults[kind, default: 0] += 1
    }

    /// Entries and positions together: it grows whenever the run gets on.
    private func progress(_ index: Int) async throws -> UInt64 {
        let position = await seats[index].member.participant?.position
        return logState == .whole
            ? invariants.count + (position == invariants.count ? 1 : 0) : 0
    }
}
