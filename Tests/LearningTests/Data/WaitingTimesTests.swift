import Learning
import Testing

@Suite struct `Waiting times` {
    private func cells(_ waits: [Int], _ unit: WaitingTimes.Unit) -> [String: Int] {
        let counts = WaitingTimes(waits, in: unit).counts
        return Dictionary(
            uniqueKeysWithValues: zip(unit.cellNames(tick: "cycle"), counts).filter { $0.1 > 0 })
    }

    @Test func `fall into cells that begin with their edge`() {
        #expect(
            cells([0, 1, 1, 47, 48, 60 * 24 - 1, 60 * 24, 1_000_000], .hours) == [
                "from 0 h to below 1 h": 1, "from 1 h to below 2 h": 2,
                "from 24 h to below 2 days": 1, "from 2 days to below 7 days": 1,
                "from 30 days to below 60 days": 1, "from 60 days to below 90 days": 1,
                "from 3650 days on": 1,
            ])
        #expect(
            cells([0, 1, 30, 49, 2_000_000], .ticks) == [
                "from 0 cycles to below 1 cycle": 1, "from 1 cycle to below 2 cycles": 1,
                "from 20 cycles to below 50 cycles": 2, "from 1000000 cycles on": 1,
            ])
    }

    @Test func `add up cell by cell`() {
        let (one, other) = ([0, 5, 30], [5, 700])
        #expect(
            WaitingTimes(one, in: .ticks) + WaitingTimes(other, in: .ticks)
                == WaitingTimes(one + other, in: .ticks))
        #expect(WaitingTimes(one, in: .ticks).rows == 3)
        #expect(WaitingTimes().rows == 0)
    }

    @Test func `that lie before the observation are none`() {
        #expect(WaitingTimes([-3], in: .hours) == WaitingTimes([0], in: .hours))
    }

    @Test func `have as many cells on either axis, each under a name of its own`() {
        for unit in [WaitingTimes.Unit.hours, .ticks] {
            #expect(Set(unit.cellNames()).count == WaitingTimes.cellCount)
        }
    }

    @Test func `are shown as their number alone`() {
        #expect("\(WaitingTimes([1, 2], in: .ticks))" == "WaitingTimes(2 rows)")
    }
}
