import Federation
import Messaging

extension SimulationWorld {
    private mutating func loses(_ index: Int) -> Bool {
        if steps < seats[index].isolatedUntil { return true }
        let isLost = happens(simulation.faults.losses)
        if isLost { count(.loss) }
        return isLost
    }

    /// The member's next message goes out, and its receipt comes back.
    mutating func send(_ index: Int) async throws {
        let messages = try await attempt(index) { try await $0.outbox() }
        guard let message = messages?.first else { return }
        try see(message, of: index)
        guard !loses(index) else { return }
        let sender = seats[index].member.node.id
        let lie = try await lie(in: message, of: index)
        if let lie, !lie.follows {
            _ = try await deliver(lie.message.bytes, from: sender)
            return
        }
        if happens(simulation.faults.delays) {
            count(.delay)
            late.append((message.bytes, sender))
            return
        }
        if happens(simulation.faults.repeats) {
            count(.repetition)
            late.append((message.bytes, sender))
        }
        guard let receipt = try await deliver(message.bytes, from: sender) else { return }
        if let lie { _ = try await deliver(lie.message.bytes, from: sender) }
        guard !loses(index) else { return }
        try await take(receipt, for: message, index)
    }

    private mutating func take(_ receipt: [UInt8], for message: Envelope, _ index: Int) async throws
    {
        let given = try simulation.coordinatorLie.flatMap { lie in
            try lie.isTold(to: index)
                ? lie.given(receipt, key: coordinator.fixture.coordinator.key) : nil
        }
        if let given, given != receipt {
            count(.coordinatorLie)
            seats[index].isDeceived = true
        }
        try await attempt(index) { try await $0.accept(receipt: given ?? receipt, for: message) }
    }

    /// Hands a message to the coordinator, which may be killed over it or find its disk full; its
    /// receipt, if one came.
    mutating func deliver(_ bytes: [UInt8], from sender: NodeID) async throws -> [UInt8]? {
        guard let program = coordinator.program else { return nil }
        var failure: SimulatedDisk.Failure?
        if happens(simulation.faults.coordinatorCrashes) {
            failure = draw(below: 3) == 0 ? .full : .crash
            count(failure == .full ? .coordinatorDiskFull : .coordinatorWriteCrash)
        }
        if let failure { try transcript.fail(failure, afterRows: draw(below: 5)) }
        let reply = await program.receive(bytes, from: sender)
        if failure != nil { try transcript.recover() }
        if failure == .crash {
            coordinator.kill()
            return nil
        }
        switch reply {
        case .accepted(let receipt): return receipt
        case .refused(507, _, _) where failure == .full: return nil
        case .refused(_, let code, _):
            refusals.append(code)
            return nil
        }
    }

    /// Takes some of what is new, or of what a lying coordinator makes of it.
    mutating func poll(_ index: Int) async throws {
        guard let program = coordinator.program, !loses(index),
            let position = await seats[index].member.participant?.position
        else { return }
        let me = seats[index].member.node.id
        var items = try await Self.items(of: program, run, after: position, for: me)
        let truth = items
        if let lie = simulation.coordinatorLie, lie.isTold(to: index) {
            let log = try await Self.items(of: program, run, after: 0, for: me)
                .map { try RunLog.Item(decoding: Array($0.dropFirst(8))) }
            items = try lie.shown(log, key: coordinator.fixture.coordinator.key)
                .filter { $0.number > position }
                .map { item in
                    withUnsafeBytes(of: item.number.bigEndian) { Array($0) } + item.bytes
                }
        }
        guard !items.isEmpty else { return }
        let taken = Array(items.prefix(1 + draw(below: items.count)))
        if taken != Array(truth.prefix(taken.count)) {
            count(.coordinatorLie)
            seats[index].isDeceived = true
        }
        try await attempt(index) { try await $0.take(taken) }
    }

    /// All entries after `number`, however many polls it takes.
    private static func items(
        of program: Coordinator, _ run: RunID, after number: UInt64, for member: NodeID
    ) async throws -> [[UInt8]] {
        var all: [[UInt8]] = []
        while case .items(let items) = await program.messages(
            run: run, after: number + UInt64(all.count), for: member), !items.isEmpty
        {
            all += items
        }
        return all
    }

    /// The lie about this message, where the simulation has one; it follows the truth where the
    /// truth has to be there first.
    private mutating func lie(
        in message: Envelope, of index: Int
    ) async throws -> (message: Envelope, follows: Bool)? {
        guard let lie = simulation.memberLie, lie.member == index,
            lie.kind.concerns(message.header), isChosen(message, for: lie, index)
        else { return nil }
        let node = seats[index].member.node
        let keys = await seats[index].member.participant?.machine.keys ?? [:]
        if lie.kind == .copiedKey, keys.isEmpty { return nil }
        let accomplice = seats[(index + 1) % seats.count].member.node.id
        count(.memberLie)
        seats[index].lie = message.digest
        let told = try lie.told(of: message, by: node.key, accomplice: accomplice, keys: keys)
        return (told, lie.kind == .secondVersion)
    }

    private func isChosen(_ message: Envelope, for lie: MemberLie, _ index: Int) -> Bool {
        guard let told = seats[index].lie else {
            return lie.kind == .falseWords || lie.kind == .copiedKey
                || message.header.sequence > UInt64(lie.message)
        }
        return lie.persists && told == message.digest
    }
}
