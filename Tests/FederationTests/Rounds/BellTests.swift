import Federation
import Testing

@Suite struct `A bell` {
    @Test func `wakes all who wait`() async {
        let bell = Bell()
        let seen = await bell.rings
        await withTaskGroup(of: Void.self) { group in
            for _ in 0..<3 { group.addTask { await bell.wait(after: seen) } }
            await bell.ring()
            await group.waitForAll()
        }
        #expect(await bell.rings == seen + 1)
    }

    @Test func `does not let anybody wait for what has already changed`() async {
        let bell = Bell()
        let seen = await bell.rings
        await bell.ring()
        await bell.wait(after: seen)
    }

    @Test func `lets go whoever is cancelled`() async {
        let bell = Bell()
        let seen = await bell.rings
        let waiting = Task { await bell.wait(after: seen) }
        waiting.cancel()
        await waiting.value
        #expect(await bell.rings == seen)
    }

    @Test func `lets go after the longest wait`() async {
        let bell = Bell()
        await bell.wait(after: bell.rings, atMost: .milliseconds(1), on: ContinuousClock())
    }
}
