import Learning
import Tabular

/// A small field for tests: things are watched day by day, and some break.
enum Watching {
    static let schema = CanonicalSchema(
        domain: "watching",
        tables: [
            CanonicalTable(
                "thing", key: ["thing_id"], columns: [CanonicalColumn("thing_id", .text)]),
            CanonicalTable(
                "reading", key: ["thing_id"], isKeyUnique: false, eventTime: "taken_on",
                availabilityTime: "known_on",
                columns: [
                    CanonicalColumn("thing_id", .text, references: "thing"),
                    CanonicalColumn("quantity", .code(["heat", "noise"])),
                    CanonicalColumn("taken_on", .date), CanonicalColumn("known_on", .date),
                    CanonicalColumn("value", .real, resolution: 2),
                ]),
            CanonicalTable(
                "break", key: ["thing_id"], isKeyUnique: false, eventTime: "broke_on",
                columns: [
                    CanonicalColumn("thing_id", .text, references: "thing"),
                    CanonicalColumn("broke_on", .date),
                ]),
        ], required: [ColumnReference("thing", "thing_id")])

    /// The sum of a quantity's values in the window, and how many rows of it are known in all.
    static let features = ["heat", "noise"].flatMap { quantity -> [DomainFeature] in
        let history = History(
            "reading", group: "thing_id", equals: ColumnReference("reading", "thing_id"),
            selector: .init("quantity", is: quantity), columns: ["value"])
        return [
            DomainFeature(
                "\(quantity)_sum", label: "Sum", reason: "Sum", specials: ["nothing"],
                windowing: .required, history: history,
                make: { WindowSum(window: $0.window ?? 0) }),
            DomainFeature(
                "\(quantity)_last", label: "Last", reason: "Last", windowing: .none,
                history: history, make: { _ in Last() }),
            DomainFeature(
                "\(quantity)_count", label: "Count", reason: "Count", windowing: .none,
                history: history, make: { _ in Count() }),
        ]
    }

    /// How many readings of any quantity there were since the last break.
    static let sinceBreak = DomainFeature(
        "since_break", label: "Since", reason: "Since", windowing: .none,
        histories: [
            History(
                "reading", group: "thing_id", equals: ColumnReference("reading", "thing_id"),
                columns: ["value", "quantity"]),
            History(
                "break", group: "thing_id", equals: ColumnReference("reading", "thing_id"),
                columns: ["broke_on"], isOptional: true),
        ], make: { _ in SinceBreak() })

    private struct SinceBreak: HistoryReading {
        var count = 0

        mutating func learn(_ row: HistoryRow) {
            count = row.source == 1 ? 0 : count + 1
        }

        mutating func value(at moment: Moment) -> FeatureValue { .number(Double(count)) }
    }

    private struct WindowSum: HistoryReading {
        let window: Int
        var rows: [(event: Moment, value: Double)] = []

        mutating func learn(_ row: HistoryRow) {
            if let value = row.cells.number(0) { rows.append((row.event, value)) }
        }

        mutating func value(at moment: Moment) -> FeatureValue {
            let inside = rows.filter { $0.event > moment - window }
            return inside.isEmpty
                ? .special("nothing") : .number(inside.reduce(0) { $0 + $1.value })
        }
    }

    private struct Last: HistoryReading {
        var last = FeatureValue.missing

        mutating func learn(_ row: HistoryRow) { last = row.cells.value(0) }

        mutating func value(at moment: Moment) -> FeatureValue { last }
    }

    private struct Count: HistoryReading {
        var count = 0

        mutating func learn(_ row: HistoryRow) { count += 1 }

        mutating func value(at moment: Moment) -> FeatureValue { .number(Double(count)) }
    }

    /// Every `step` days on which something was read; breaks within `horizon` days is the event.
    static func plan(
        step: Int = 1, horizon: Int = 10, keepsOnlyComplete: Bool = false
    ) -> ObservationPlan {
        let thing = ColumnReference("reading", "thing_id")
        return ObservationPlan(
            source: .steps(time: "taken_on", step: step), table: "reading", entity: thing,
            row: thing, time: [ColumnReference("reading", "taken_on")], horizon: horizon,
            needs: [],
            evidence: [
                EvidenceTable("break", group: "thing_id", equals: thing, columns: ["broke_on"])
            ],
            events: WatchedEvents(step: step, lead: 0) { moment, evidence in
                evidence[0].compactMap { $0.moment(0) }.first { $0 >= moment }
            },
            keepsOnlyComplete: keepsOnlyComplete,
            judge: { _, time, evidence in
                guard let time else { return .excluded("no time") }
                let breaks = evidence[0].compactMap { $0.moment(0) }
                if breaks.contains(time) { return .excluded("broken") }
                return breaks.contains { $0 > time && $0 <= time + horizon } ? .event : .nonEvent
            })
    }

    static func request(_ feature: String, window: Int? = nil) -> FeatureRequest {
        FeatureRequest(
            specification: FeatureSpecification(
                name: window.map { "\(feature)_\($0)" } ?? feature,
                kind: .number(range: -1e6...1e6, edges: [0]),
                specials: window == nil ? [] : ["nothing"]),
            source: .domain(name: feature, currency: nil, window: window))
    }

    static func loader(
        _ requests: [FeatureRequest], plan: ObservationPlan = Watching.plan(),
        split: SplitRequest.Kind = .hash(holdout: 300), watchesEvents: Bool = false
    ) -> FrameLoader {
        FrameLoader(
            resolver: FeatureResolver(schema: schema, features: features + [sinceBreak]),
            plan: plan,
            requests: requests,
            split: SplitRequest(kind: split, validation: 0, seed: "2025"),
            watchesEvents: watchesEvents)
    }

    static let mapping = """
        {"mapping": 1, "domain": "watching", "institution": "alder", "database": "alder.sqlite",
         "completeThrough": "2025-12-31",
         "tables": {
           "thing": {"from": "reading", "columns": {"thing_id": {"column": "thing"}}},
           "reading": {"from": "reading", "columns": {
             "thing_id": {"column": "thing"}, "quantity": {"column": "what"},
             "taken_on": {"column": "taken", "date": "iso8601"},
             "known_on": {"column": "known", "date": "iso8601"}, "value": {"column": "value"}}},
           "break": {"from": "break", "columns": {
             "thing_id": {"column": "thing"}, "broke_on": {"column": "day", "date": "iso8601"}}}}}
        """

    /// Runs `body` on rows as SQL writes them: (thing, what, taken, known, value), and on breaks.
    static func database<Result>(
        _ readings: [String], breaks: [String] = [], collation: String = "BINARY",
        _ body: (CompiledMapping, Snapshot) throws -> Result
    ) throws -> Result {
        let database = try TemporaryDatabase(
            """
            CREATE TABLE reading (thing TEXT COLLATE \(collation), what TEXT, taken TEXT, known TEXT, value REAL);
            CREATE TABLE break (thing TEXT COLLATE \(collation), day TEXT);
            """)
        for row in readings { try database.write("INSERT INTO reading VALUES (\(row))") }
        for row in breaks { try database.write("INSERT INTO break VALUES (\(row))") }
        let mapping = try Mapping(parsing: Array(mapping.utf8), schema: schema)
        return try database.open().snapshot { snapshot in
            try body(snapshot.install(mapping, schema: schema), snapshot)
        }
    }

    /// The frame of rows as SQL writes them: (thing, what, taken, known, value), and of breaks.
    static func load(
        _ readings: [String], breaks: [String] = [], collation: String = "BINARY",
        _ requests: [FeatureRequest],
        plan: ObservationPlan = Watching.plan(),
        split: SplitRequest.Kind = .hash(holdout: 300), watchesEvents: Bool = false
    ) throws -> LoadedFrame {
        try database(readings, breaks: breaks, collation: collation) { compiled, snapshot in
            try loader(requests, plan: plan, split: split, watchesEvents: watchesEvents)
                .load(compiled, in: snapshot)
        }
    }
}
