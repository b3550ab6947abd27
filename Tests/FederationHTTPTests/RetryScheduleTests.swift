import FederationHTTP
import Testing

@Suite struct `A retry schedule` {
    @Test(arguments: 0..<20 as Range<UInt64>)
    func `doubles up to a minute, each wait within its half`(seed: UInt64) {
        var schedule = RetrySchedule(seed: seed)
        for step in [1, 2, 4, 8, 16, 32, 60, 60, 60] {
            let wait = schedule.next()
            #expect(
                wait >= .seconds(step) / 2 && wait <= .seconds(step), "replay with seed \(seed)")
        }
    }

    @Test func `waits the same for the same seed, and differently for others`() {
        var first = RetrySchedule(seed: 7)
        var again = RetrySchedule(seed: 7)
        var other = RetrySchedule(seed: 8)
        let waits = (0..<5).map { _ in first.next() }
        let same = (0..<5).map { _ in again.next() }
        let different = (0..<5).map { _ in other.next() }
        #expect(waits == same)
        #expect(waits != different)
    }

    @Test func `starts over after a success`() {
        var schedule = RetrySchedule(seed: 1)
        for _ in 0..<5 { _ = schedule.next() }
        schedule.reset()
        let wait = schedule.next()
        #expect(wait <= .seconds(1))
    }

    @Test func `waits at least as long as it is asked to`() {
        var schedule = RetrySchedule(seed: 1)
        let wait = schedule.next(atLeast: .seconds(300))
        #expect(wait == .seconds(300))
    }
}
