import Messaging
import Testing

@Suite struct `Replay guard` {
    private let federation: TestFederation

    init() throws {
        federation = try TestFederation()
    }

    private func message(
        _ sequence: UInt64, previous: SealedHeader? = nil, issued: UInt64 = TestFederation.now,
        sender: Int = 0, run: RunID? = nil
    ) -> SealedHeader {
        let key = federation.institutionKeys[sender]
        return Envelope.sealed(
            federation.header(
                from: key, run: run, sequence: sequence, previous: previous?.digest ?? .zero,
                issued: issued),
            payload: [], key: key
        ).redacted
    }

    @Test func `calls the next message of a chain new`() {
        var replay = ReplayGuard()
        let first = message(1)
        #expect(replay.judge(first) == .new)
        replay.accept(first)
        let second = message(2, previous: first)
        #expect(replay.judge(second) == .new)
        replay.accept(second)
        let sender = first.header.sender
        #expect(replay.lastSequence(of: sender, run: TestFederation.run) == 2)
        #expect(replay.lastDigest(of: sender, run: TestFederation.run) == second.digest)
    }

    @Test func `calls a message that is known repeated, also long after`() {
        var replay = ReplayGuard()
        let first = message(1)
        replay.accept(first)
        replay.accept(message(2, previous: first))
        #expect(replay.judge(first) == .repeated(first.digest))
    }

    @Test func `calls another message under a used number an equivocation`() {
        var replay = ReplayGuard()
        let first = message(1)
        replay.accept(first)
        #expect(replay.judge(message(1, issued: TestFederation.now + 1)) == .equivocation)
        replay.accept(message(2, previous: first))
        #expect(replay.judge(message(1, issued: TestFederation.now + 1)) == .equivocation)
    }

    @Test func `names the number that is missing`() {
        var replay = ReplayGuard()
        #expect(replay.judge(message(2)) == .gap(expected: 1))
        #expect(replay.judge(message(0)) == .gap(expected: 1))
        #expect(replay.judge(message(.max)) == .gap(expected: 1))
        let first = message(1)
        replay.accept(first)
        #expect(replay.judge(message(3, previous: first)) == .gap(expected: 2))
    }

    @Test func `sees a chain that is broken or runs back in time`() {
        var replay = ReplayGuard()
        let first = message(1)
        #expect(replay.judge(message(1, previous: first)) == .brokenChain)
        replay.accept(first)
        #expect(replay.judge(message(2)) == .brokenChain)
        let earlier = message(2, previous: first, issued: TestFederation.now - 1)
        #expect(replay.judge(earlier) == .brokenChain)
    }

    @Test func `keeps the chains of senders and runs apart`() {
        var replay = ReplayGuard()
        replay.accept(message(1))
        #expect(replay.judge(message(1, sender: 1)) == .new)
        #expect(replay.judge(message(1, run: .federation)) == .new)
    }

    @Test func `keeps a second signature over one header for the same message`() throws {
        let first = message(1)
        var replay = ReplayGuard()
        replay.accept(first)
        let resigned = try SealedHeader(
            decoding: first.headerBytes + [UInt8](repeating: 1, count: 64))
        #expect(replay.judge(resigned) == .repeated(first.digest))
    }
}
