import Federation
import FederationTesting
import Messaging
import Testing

/// Four members train a model; the last ones collude with the coordinator. In the second world the
/// two honest members have each other's rows, so that every sum is the same.
@Suite(.timeLimit(.minutes(15))) struct `What a coordinator and K − 2 members hold of a run` {
    private static let frames = SampleRows(240, seed: 5).frame.split(shares: [5, 3, 2, 2], seed: 1)

    private static func world(seed: UInt64, swapped: Bool) -> Task<SimulationHistory, any Error> {
        var frames = frames
        if swapped { frames.swapAt(0, 1) }
        let simulation = FederationSimulation(seed: seed, frames: frames)
        return Task { try await simulation.run() }
    }

    private static let history = world(seed: 1, swapped: false)
    private static let swapped = world(seed: 1, swapped: true)
    private static let swappedElsewhere = world(seed: 2, swapped: true)

    /// The last members of four.
    private func places(_ colluders: Int) -> Set<Int> { Set((0..<4).suffix(colluders)) }

    private func plain(_ place: Int, of history: SimulationHistory) throws -> [[UInt64]] {
        try Ledger(path: history.members[place].ledgerPath).sent(run: history.run)
            .compactMap(\.plain)
    }

    @Test(arguments: 0..<3)
    func `adds up to the sum of the honest answers`(colluders: Int) async throws {
        let history = try await Self.history.value
        let coalition = try Coalition(history, colluders: places(colluders))
        let stripped = try coalition.honest.map(coalition.stripped)
        let plain = try (0..<4 - colluders).map { try self.plain($0, of: history) }
        #expect(coalition.honest.count == 4 - colluders && plain[0].count > 5)
        for round in plain[0].indices {
            #expect(Self.sum(stripped.map { $0[round] }) == Self.sum(plain.map { $0[round] }))
        }
    }

    private static func sum(_ vectors: [[UInt64]]) -> [UInt64] {
        vectors.dropFirst().reduce(vectors.first ?? []) { zip($0, $1).map(&+) }
    }

    @Test(arguments: 0..<3)
    func `is otherwise like chance, also between questions`(colluders: Int) async throws {
        let history = try await Self.history.value
        #expect(try Coalition(history, colluders: places(colluders)).findsNothing())
    }

    @Test(arguments: 0..<3)
    func `does not tell two honest inputs with one sum apart`(colluders: Int) async throws {
        let history = try await Self.history.value
        let other = try await Self.swappedElsewhere.value
        #expect(try history.sums() == other.sums() && history.outcome == other.outcome)
        let here = try Coalition(history, colluders: places(colluders))
        let there = try Coalition(other, colluders: places(colluders))
        #expect(try plain(0, of: history) != plain(0, of: other))
        #expect(try here.tellsNothing(from: there))
    }

    @Test func `differs between two such inputs in masked words alone, and in what names them`()
        async throws
    {
        let history = try await Self.history.value
        let other = try await Self.swapped.value
        #expect(history.entries.count == other.entries.count)
        var masked = 0
        for (one, another) in zip(history.entries, other.entries) {
            let (one, another) = (one.envelope, another.envelope)
            #expect(one.header.type == another.header.type)
            #expect(one.header.sender == another.header.sender)
            #expect(one.bytes.count == another.bytes.count)
            #expect(one.header.issuedMilliseconds == another.header.issuedMilliseconds)
            switch one.header.messageType {
            case .maskedAnswer: masked += 1
            case .sum:
                #expect(
                    try SumMessage(parsing: one.payload).words
                        == SumMessage(parsing: another.payload).words)
            case .ownFigures:
                // Sent by leave of the institution alone; here it is the number of its rows.
                break
            default: #expect(one.payload == another.payload)
            }
        }
        #expect(masked == 4 * (try history.sums().count))
    }

    @Test func `is the last one's answers where all others collude`() async throws {
        let history = try await Self.history.value
        let coalition = try Coalition(history, colluders: places(3))
        #expect(try coalition.stripped(coalition.honest[0]) == plain(0, of: history))
        #expect(try !coalition.findsNothing())
    }
}
