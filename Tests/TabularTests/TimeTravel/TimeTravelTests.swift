import Learning
import Synchronization
import Tabular
import Testing

@Suite struct `The time-travel check` {
    private let rows =
        (1...30).map { day in
            "'a', 'heat', '2025-01-\(day < 10 ? "0" : "")\(day)', NULL, \(day * 7 % 11)"
        }
        + [
            "'b', 'heat', '2025-01-05', '2025-01-20', 4", "'b', 'noise', '2025-01-10', NULL, 8",
            "'b', 'heat', '2025-01-15', NULL, 2", "'c', 'noise', '2025-01-10', NULL, 9",
        ]

    private func run(
        _ requests: [FeatureRequest], _ rows: [String]? = nil,
        features: [DomainFeature] = Watching.features
    ) throws -> TimeTravelResult {
        try Watching.database(rows ?? self.rows, breaks: ["'a', '2025-01-28'"]) {
            compiled, snapshot in
            let loader = FrameLoader(
                resolver: FeatureResolver(schema: Watching.schema, features: features),
                plan: Watching.plan(), requests: requests,
                split: SplitRequest(kind: .hash(holdout: 300), validation: 0, seed: "2025"))
            let check = TimeTravelCheck(loader, seed: "2025")
            let result = try check.run(compiled, in: snapshot)
            #expect(try check.run(compiled, in: snapshot) == result)
            return result
        }
    }

    private let honest = [
        Watching.request("heat_sum", window: 5), Watching.request("noise_sum", window: 9),
        Watching.request("heat_count"),
    ]

    @Test func `passes features that know only the past, and shows that it could have failed`()
        throws
    {
        let result = try run(honest)
        #expect(result.verdict == .pass)
        #expect(result.differences.isEmpty)
        #expect(result.tables == ["reading"])
        // Three batches of at most one day of each of a, b and c, of which c has one day only.
        #expect(result.rows == 3 + 3 + 1)
        #expect(result.laterRows > 0)
        #expect(result.attested.isEmpty)
    }

    @Test func `leaves the views and the frame as they were`() throws {
        try Watching.database(rows) { compiled, snapshot in
            let loader = Watching.loader(honest)
            let before = try loader.load(compiled, in: snapshot).tableHash
            _ = try TimeTravelCheck(loader, seed: "1").run(compiled, in: snapshot)
            #expect(try loader.load(compiled, in: snapshot).tableHash == before)
        }
    }

    /// Remembers across all groups and readings, which no honest feature can.
    private final class Rumour: Sendable {
        let seen = Mutex(0.0)
    }

    private struct Gossip: HistoryReading {
        let rumour: Rumour

        mutating func learn(_ row: HistoryRow) {
            rumour.seen.withLock { $0 += row.cells.number(0) ?? 0 }
        }

        mutating func value(at moment: Moment) -> FeatureValue {
            .number(rumour.seen.withLock { $0 })
        }
    }

    @Test func `fails a feature that knows what it was not shown, and names it`() throws {
        let rumour = Rumour()
        let history = History(
            "reading", group: "thing_id", equals: ColumnReference("reading", "thing_id"),
            columns: ["value"])
        let cheat = DomainFeature(
            "gossip", label: "Gossip", reason: "Gossip", windowing: .none, history: history,
            make: { _ in Gossip(rumour: rumour) })
        try Watching.database(rows) { compiled, snapshot in
            let loader = FrameLoader(
                resolver: FeatureResolver(
                    schema: Watching.schema, features: Watching.features + [cheat]),
                plan: Watching.plan(), requests: honest + [Watching.request("gossip")],
                split: SplitRequest(kind: .hash(holdout: 300), validation: 0, seed: "2025"))
            let result = try TimeTravelCheck(loader, seed: "2025").run(compiled, in: snapshot)
            #expect(result.verdict == .fail)
            #expect(Set(result.differences.map(\.feature)) == ["gossip"])
        }
    }

    @Test func `measures nothing where nothing became known later`() throws {
        let result = try run(honest, ["'a', 'heat', '2025-01-05', NULL, 4"])
        #expect(result.verdict == .notMeasured)
        #expect(result.reason.contains("no row of reading became known after an observation"))
    }

    @Test func `measures nothing of records, and says what is vouched for`() throws {
        let mapping = try Mappings.parse(
            Mappings.text(
                attributes: """
                    {"request_attribute": {"from": "request", "key": {"column": "id"},
                     "knownAt": "attested", "columns": {"staff": {"column": "months",
                     "type": "integer", "unit": "1", "to": "1"}}}}
                    """))
        let result = try TemporaryDatabase(Mappings.tables).mapped(mapping) { compiled, snapshot in
            let requests = [
                Requests.attribute("staff", .integer, Requests.number, unit: "1"),
                Requests.domain("rate", Requests.number),
            ]
            return try TimeTravelCheck(Lending.loader(requests, isDated: false), seed: "1")
                .run(compiled, in: snapshot)
        }
        #expect(result.verdict == .notMeasured)
        #expect(result.attested == ["staff"])
        #expect(result.description.contains("the study observes records without a time"))
    }
}
