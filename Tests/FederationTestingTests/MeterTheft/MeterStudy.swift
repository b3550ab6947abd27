import Documents
import Tabular

/// Which inspections a study observes, and what they found.
extension MeterTheft {
    /// Every inspection on the day on which it took place; tampering is the event.
    static func plan(
        population: JSONValue, target: JSONValue
    ) throws(DocumentError) -> ObservationPlan {
        _ = try DocumentReader(population, at: "population", keys: ["observation"])
            .choice("observation", as: Observation.self)
        _ = try DocumentReader(target, at: "target", keys: ["words"]).string("words")
        let meter = ColumnReference("inspection", "meter_id")
        return ObservationPlan(
            table: "inspection", lookups: [.init("meter", "meter_id", equals: meter)],
            entity: meter, row: ColumnReference("inspection", "inspection_id"),
            time: [ColumnReference("inspection", "inspected_on")],
            needs: [ColumnReference("inspection", "finding")],
            judge: { cells, _, _ in
                switch cells.word(0) {
                case "tampered": .event
                case "sound": .nonEvent
                default: .excluded("no finding")
                }
            })
    }

    private enum Observation: String, CaseIterable {
        case dated
    }

    static let fieldChecks = [
        ShareCheck(
            id: "T1", place: "reading.received_on",
            what: "readings that came in before the reading",
            needs: [
                ColumnReference("reading", "read_on"), ColumnReference("reading", "received_on"),
            ],
            rows: "\"reading\"", fault: "\"received_on\" < \"read_on\"",
            limit: ShareLimit(warnAbove: 0, failAbove: 0.01), advice: "check both dates' columns")
    ]

    static func studyChecks(_ loaded: LoadedFrame) -> [QualityResult] { [] }
}
