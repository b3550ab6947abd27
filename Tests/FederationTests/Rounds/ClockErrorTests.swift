import Federation
import Testing

@Suite struct `A clock to sign by` {
    /// 2027-01-15 08:00:00.
    static let now: UInt64 = 1_800_000_000_000

    @Test(arguments: [0, 1, 119_999, 120_000] as [UInt64])
    func `may be two minutes behind the last message`(step: UInt64) throws {
        try ClockError.check(nowMilliseconds: Self.now, last: Self.now + step, founded: 0)
        try ClockError.check(nowMilliseconds: Self.now, last: nil, founded: Self.now + step)
    }

    @Test func `names both times where it is further behind`() {
        let last = Self.now + 120_001
        let error = ClockError.behindOwnMessage(lastMilliseconds: last, nowMilliseconds: Self.now)
        #expect(throws: error) {
            try ClockError.check(nowMilliseconds: Self.now, last: last, founded: 0)
        }
        #expect(error.description.contains("2027-01-15 08:00:00"))
        #expect(error.description.contains("2027-01-15 08:02:00"))
    }

    @Test func `is absurd before the federation was founded`() {
        let error = ClockError.beforeFederation(
            foundedMilliseconds: Self.now, nowMilliseconds: 0)
        #expect(throws: error) {
            try ClockError.check(nowMilliseconds: 0, last: nil, founded: Self.now)
        }
        #expect(error.description.contains("1970-01-01 00:00:00"))
    }
}
