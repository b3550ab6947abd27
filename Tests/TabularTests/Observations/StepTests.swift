import Learning
import Tabular
import Testing

@Suite struct `Observations at steps of an axis` {
    private let rows = [
        "'a', 'heat', '2025-01-01', NULL, 1", "'a', 'heat', '2025-01-02', NULL, 2",
        "'a', 'heat', '2025-01-09', NULL, 2", "'b', 'heat', '1969-12-30', NULL, 4",
    ]

    private func days(_ step: Int) throws -> [String] {
        let loaded = try Watching.load(
            rows, [Watching.request("heat_count")], plan: Watching.plan(step: step))
        return loaded.times.compactMap(loaded.axis.day).map(\.description)
    }

    @Test func `stand where something is read, rounded up to a whole step`() throws {
        #expect(try days(1) == ["2025-01-01", "2025-01-02", "2025-01-09", "1969-12-30"])
        // 2 January 2025 is day 20,090; steps of 7 days end on days 20,090 and 20,097.
        #expect(try days(7) == ["2025-01-02", "2025-01-09", "1970-01-01"])
    }

    @Test func `see all that their step holds, and take later evidence for the target only`() throws
    {
        let loaded = try Watching.load(
            rows, breaks: ["'a', '2025-01-09'"], [Watching.request("heat_count")],
            plan: Watching.plan(step: 7, horizon: 7))
        #expect(loaded.frame.labels == [1, 0])
        #expect(loaded.frame.columns[0].values == [2, 1])
        #expect(loaded.population.excluded == [.init(reason: "broken", count: 1)])
        #expect(loaded.watchedEvents == 1)
        let shorter = try Watching.load(
            rows, breaks: ["'a', '2025-01-09'"], [Watching.request("heat_count")],
            plan: Watching.plan(step: 7, horizon: 6))
        #expect(shorter.frame.labels == [0, 0] && shorter.watchedEvents == 0)
    }

    @Test func `before one event are one event, however near the next one is`() throws {
        let days = (1...20).map { day in
            "'a', 'heat', '2025-01-\(day < 10 ? "0" : "")\(day)', NULL, 1"
        }
        func events(_ breaks: [String]) throws -> Int? {
            try Watching.load(
                days, breaks: breaks, [Watching.request("heat_count")],
                plan: Watching.plan(horizon: 3)
            ).watchedEvents
        }
        #expect(try events([]) == 0)
        #expect(try events(["'a', '2025-01-08'"]) == 1)
        #expect(try events(["'a', '2025-01-08'", "'a', '2025-01-16'"]) == 2)
        // Day 9 is followed by the second break, days 5 to 7 by the first; no day between is without.
        #expect(try events(["'a', '2025-01-08'", "'a', '2025-01-10'"]) == 2)
    }

    @Test func `wait for their event so many hours or ticks`() throws {
        let days = (1...9).map { "'a', 'heat', '2025-01-0\($0)', NULL, 1" }
        let loaded = try Watching.load(
            days, breaks: ["'a', '2025-01-09'", "'a', '2025-02-01'"],
            [Watching.request("heat_count")], plan: Watching.plan(horizon: 3))
        // One day to wait, two and three; all others wait longer than the target asks.
        #expect(loaded.waits == WaitingTimes([24, 48, 72], in: .hours))
    }

    @Test func `need a purge as long as target and window look`() throws {
        func load(purge: Int) throws -> LoadedFrame {
            try Watching.load(
                rows, [Watching.request("heat_sum", window: 30)],
                plan: Watching.plan(horizon: 10),
                split: .time(from: Moment(20_000), purge: purge, holdout: nil))
        }
        #expect(throws: FeatureError.purgeTooShort(given: 39, needed: 40)) { try load(purge: 39) }
        #expect(try load(purge: 40).frame.rowCount == 4)
    }
}
