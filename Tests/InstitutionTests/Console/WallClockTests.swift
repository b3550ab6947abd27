import Console
import Testing

@Suite struct `The wall clock` {
    @Test func `tells a moment in universal time`() {
        #expect(WallClock.text(milliseconds: 0) == "1970-01-01 00:00:00")
        #expect(WallClock.text(milliseconds: 1_800_000_000_999) == "2027-01-15 08:00:00")
    }

    @Test func `tells a day that sorts like its text`() {
        #expect(WallClock.day(milliseconds: 1_800_000_000_000) == "2027-01-15")
        #expect(WallClock.day(milliseconds: 86_399_999) == "1970-01-01")
        #expect(WallClock.day(milliseconds: 86_400_000) == "1970-01-02")
    }
}
