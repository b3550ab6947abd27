import MachineFailure
import Tabular
import Testing

@Suite struct `A life since the last restore` {
    @Test func `begins windows anew, so that none spans a repair`() {
        var mean = Readings.usage(.mean, window: 10).learning([(1, 100), (2, 100)])
        mean.reading.restore(at: Moment(3))
        mean = mean.learning([(4, 1), (5, 3)])
        #expect(mean.number(at: 5) == 2)
        // The moment of the restore itself belongs to the repair.
        var exact = Readings.usage(.mean, window: 10)
        exact.reading.restore(at: Moment(3))
        #expect(exact.learning([(3, 100), (4, 1)]).number(at: 4) == 1)
    }

    @Test func `does not begin before the restore has come`() {
        var mean = Readings.usage(.mean, window: 10).learning([(1, 10), (2, 20)])
        mean.reading.restore(at: Moment(5))
        #expect(mean.number(at: 4) == 15)
        #expect(mean.value(at: 5) == .special("no_data"))
    }

    @Test func `has a first reading and a healthy level of its own`() {
        var rise = Readings.usage(.rise, window: 10).learning([(1, 10), (2, 20)])
        rise.reading.restore(at: Moment(3))
        #expect(rise.learning([(4, 1), (5, 3)]).number(at: 5) == 1)

        let healthy = (1...20).map { ($0, $0 % 2 == 1 ? 1.0 : 3.0) }
        var residual = Readings.usage(.residual, window: 1).learning(healthy + [(21, 5)])
        #expect(residual.number(at: 21) == 3)
        residual.reading.restore(at: Moment(21))
        let renewed = residual.learning((22...41).map { ($0, $0 % 2 == 1 ? 10.0 : 14.0) })
        #expect(renewed.value(at: 41) == .special("no_baseline"))
        #expect(renewed.learning([(42, 16)]).number(at: 42) == 2)
    }

    @Test func `forgets a latest reading from before the restore`() {
        var last = Readings.usage(.last).learning([(1, 10)])
        last.reading.restore(at: Moment(2))
        #expect(last.value(at: 2) == .special("no_data"))
        #expect(last.learning([(3, 4)]).number(at: 3) == 4)
    }

    @Test func `takes a restore that was written down late from what is remembered`() {
        var rise = Readings.usage(.rise, window: 10).learning([(1, 10), (4, 1), (5, 3)])
        rise.reading.restore(at: Moment(3))
        #expect(rise.number(at: 5) == 1)
    }

    @Test func `is not gone back to by an older restore or an older reading`() {
        var rise = Readings.usage(.rise, window: 20)
        rise.reading.restore(at: Moment(8))
        rise = rise.learning([(9, 1), (10, 3)])
        rise.reading.restore(at: Moment(4))
        rise.learn(50, at: 6, known: 11)
        #expect(rise.number(at: 11) == 1)
    }
}
