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
        if simulation.faults.clockJumps > 0 {
            do { try seats[index].member.requireSigning() } catch is ClockError {
                return count(.clockRefusal)
            }
        }
        let messages = try await attempt(index) { try await $0.outbox() }
        guard let message = messages?.first else { return }
        try see(message, of: index)
        if await waitsToLie(with: message, index) { return }
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

    /// Takes some of what is new, or of what a lying coordinator makes of it. A program that has just
    /// started asks for the last entry that it holds once more, and speaks only after it has come to
    /// the end of the log.
    mutating func poll(_ index: Int) async throws {
        guard let program = coordinator.program, !loses(index),
            let position = await seats[index].member.participant?.position
        else { return }
        let isCompared = seats[index].isCompared || position == 0
        let start = isCompared ? position : position - 1
        let me = seats[index].member.node.id
        guard let truth = try await Self.items(of: program, run, after: start, for: me) else {
            return
        }
        let shown = try await shown(in: truth, of: program, after: start, index)
        let limit = shown.isEmpty ? 0 : 1 + draw(below: shown.count)
        if shown.prefix(limit) != truth.prefix(limit) {
            count(.coordinatorLie)
            seats[index].isDeceived = true
        }
        let poll = PreparedPoll(items: Array(shown.prefix(limit)))
        let isNews = try await attempt(index) { try await $0.poll(poll, waiting: false) }
        guard let isNews else { return }
        seats[index].isCompared = true
        guard !isNews, shown.count <= (isCompared ? 0 : 1) else { return }
        let isWhole: Void? = try await attempt(index) { try await $0.requireWholeLedger() }
        if isWhole != nil { seats[index].isCurrent = true }
    }

    /// What a member is shown in the place of the truth.
    private func shown(
        in truth: [[UInt8]], of program: Coordinator, after start: UInt64, _ index: Int
    ) async throws -> [[UInt8]] {
        guard let lie = simulation.coordinatorLie, lie.isTold(to: index),
            let log = try await Self.items(
                of: program, run, after: 0, for: seats[index].member.node.id)
        else { return truth }
        let items = try log.map { try RunLog.Item(decoding: Array($0.dropFirst(8))) }
        return try lie.shown(items, key: coordinator.fixture.coordinator.key)
            .filter { $0.number > start }
            .map { item in
                withUnsafeBytes(of: item.number.bigEndian) { Array($0) } + item.bytes
            }
    }

    /// All entries after `number`, however many polls it takes; nil where the coordinator shows
    /// none.
    private static func items(
        of program: Coordinator, _ run: RunID, after number: UInt64, for member: NodeID
    ) async throws -> [[UInt8]]? {
        var all: [[UInt8]] = []
        while true {
            let reply = await program.messages(
                run: run, after: number + UInt64(all.count), for: member)
            guard case .items(let items) = reply else { return nil }
            guard !items.isEmpty else { return all }
            all += items
        }
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
        let accomplice = seats[(index + 1) % seats.count].member.node.id
        count(.memberLie)
        seats[index].lie = message.digest
        let told = try lie.told(of: message, by: node.key, accomplice: accomplice, keys: keys)
        return (told, lie.kind == .secondVersion)
    }

    /// Whether a liar has not seen yet what it is going to copy.
    private func waitsToLie(with message: Envelope, _ index: Int) async -> Bool {
        guard let lie = simulation.memberLie, lie.member == index, lie.kind == .copiedKey,
            lie.kind.concerns(message.header)
        else { return false }
        return await seats[index].member.participant?.machine.keys.isEmpty ?? true
    }

    private func isChosen(_ message: Envelope, for lie: MemberLie, _ index: Int) -> Bool {
        guard let told = seats[index].lie else {
            return lie.kind == .falseWords || lie.kind == .copiedKey
                || message.header.sequence > UInt64(lie.message)
        }
        return lie.persists && told == message.digest
    }
}
