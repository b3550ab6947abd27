import MachineFailure
import Tabular
import Testing

@Suite struct `Remaining life` {
    private func record(
        _ failures: [(Int, String?)], replaced: [(Int, String?)] = [],
        runs: [AssetRecord.Run]? = nil
    ) -> AssetRecord {
        AssetRecord(
            failures: failures.map { .init(failedAt: Moment($0.0), component: $0.1) },
            replacements: replaced.map { .init(replacedAt: Moment($0.0), component: $0.1) },
            runs: runs, end: Moment(1_000))
    }

    @Test func `counts ticks to the failure, whole, and none at the failing tick`() {
        let life = RemainingLife(limit: 125, isUsage: true)
        let engine = record([(192, nil)])
        #expect(life.state(at: Moment(1), of: engine) == .target(191))
        #expect(life.state(at: Moment(67), of: engine) == .target(125))
        #expect(life.state(at: Moment(191), of: engine) == .target(1))
        #expect(life.state(at: Moment(192), of: engine) == .target(0))
        #expect(
            life.state(at: Moment(193), of: engine)
                == .excluded("no return recorded after a failure"))
    }

    @Test func `is unknown without a failure`() {
        let life = RemainingLife(limit: 125, isUsage: true)
        #expect(life.state(at: Moment(5), of: record([])) == .censored)
    }

    @Test func `is unknown where the part was changed by plan before it failed`() {
        let life = RemainingLife(limit: 125, isUsage: true)
        let changed = record([(100, "seal")], replaced: [(90, "seal")])
        #expect(life.state(at: Moment(80), of: changed) == .censored)
        #expect(life.state(at: Moment(95), of: changed) == .target(5))
        let other = record([(100, "seal")], replaced: [(90, "bearing")])
        #expect(life.state(at: Moment(80), of: other) == .target(20))
    }

    @Test func `of another component is unknown`() {
        let life = RemainingLife(limit: 125, component: .kind("seal"), isUsage: true)
        #expect(life.state(at: Moment(80), of: record([(100, "bearing")])) == .censored)
    }

    @Test func `counts hours of running on the calendar`() {
        let hour = Readings.hour
        let life = RemainingLife(limit: 500, isUsage: false)
        let pump = record(
            [(20 * hour, nil)],
            runs: [
                .init(from: Moment(0), to: Moment(5 * hour)),
                .init(from: Moment(10 * hour), to: Moment(20 * hour)),
            ])
        // From 3 h: 2 hours until the stop, 10 after it.
        #expect(life.state(at: Moment(3 * hour), of: pump) == .target(12))
        #expect(life.horizon == 500 * hour)
    }

    @Test func `asks for a run without a break before a decision time of a grid`() {
        let pump = record(
            [],
            runs: [
                .init(from: Moment(0), to: Moment(50)), .init(from: Moment(50), to: Moment(100)),
                .init(from: Moment(120), to: nil),
            ])
        #expect(pump.hasRun(for: 30, at: Moment(70)))
        #expect(!pump.hasRun(for: 30, at: Moment(29)))
        #expect(pump.hasRun(for: 30, at: Moment(30)))
        #expect(!pump.hasRun(for: 30, at: Moment(110)))
        #expect(!pump.hasRun(for: 30, at: Moment(149)))
        #expect(pump.hasRun(for: 30, at: Moment(150)))
        // Where no state is recorded nothing speaks against it.
        #expect(record([]).hasRun(for: 30, at: Moment(5)))
    }
}
