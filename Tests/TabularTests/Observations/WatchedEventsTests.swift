import Learning
import Tabular
import Testing

@Suite struct `Rows that are watched for events` {
    /// Thing a is read on five days and breaks on the third and on the sixth, when nobody reads it.
    private static let rows =
        (1...5).map {
            "'a', 'heat', '2025-01-0\($0)', '2025-01-0\($0)', 1"
        } + ["'b', 'heat', '2025-01-01', '2025-01-01', 1"]

    private func load(watches: Bool = true, breaks: [String]) throws -> LoadedFrame {
        try Watching.load(
            Self.rows, breaks: breaks, [Watching.request("heat_count")], watchesEvents: watches)
    }

    @Test func `know their moment and the next event of their own entity`() throws {
        let loaded = try load(breaks: ["'a', '2025-01-03'", "'a', '2025-01-06'"])
        let timeline = try #require(loaded.frame.timeline)
        let first = try #require(Day(iso: "2025-01-01")).number
        // The day of a break is no row of the study.
        #expect(timeline.times == [0, 1, 3, 4, 0].map { first + $0 })
        #expect(timeline.nextEvents == [2, 2, 5, 5].map { first + $0 } + [nil])
    }

    @Test func `carry nothing where nobody asks`() throws {
        let breaks = ["'a', '2025-01-03'"]
        let plain = try load(watches: false, breaks: breaks)
        #expect(plain.frame.timeline == nil)
        #expect(try load(breaks: breaks).tableHash != plain.tableHash)
    }

    @Test func `are another table when only an event has moved`() throws {
        // Both lie within the ten days that every row's target looks over.
        let early = try load(breaks: ["'a', '2025-01-06'"])
        let late = try load(breaks: ["'a', '2025-01-07'"])
        #expect(early.frame.targets == late.frame.targets)
        #expect(early.tableHash != late.tableHash)
    }
}
