import Documents
import FederationTesting
import Tabular

/// The small field with one promise broken: everything not said here is as it should be.
protocol BrokenMeters: Domain {}

extension BrokenMeters {
    static var name: String { MeterTheft.name }
    static var program: String { MeterTheft.program }
    static var institution: String { MeterTheft.institution }
    static var schema: CanonicalSchema { MeterTheft.schema }
    static var fieldChecks: [ShareCheck] { MeterTheft.fieldChecks }

    static func studyChecks(_ loaded: LoadedFrame) -> [QualityResult] { [] }

    static func features(population: JSONValue) throws -> [DomainFeature] { MeterTheft.features }

    static func plan(population: JSONValue, target: JSONValue) throws -> ObservationPlan {
        try MeterTheft.plan(population: population, target: target)
    }
}

/// One of its tables holds the key of a table that isn't there.
enum LostTable: BrokenMeters {
    static let schema = CanonicalSchema(
        domain: MeterTheft.name,
        tables: MeterTheft.schema.tables + [
            CanonicalTable(
                "seal", key: ["seal_id"],
                columns: [CanonicalColumn("seal_id", .text, references: "sealing")])
        ], required: MeterTheft.schema.required)
}

/// Speaks of a meter as of a patient.
enum StrangeWords: BrokenMeters {
    static let institution = "hospital"
}

/// Takes any key in a study's target.
enum CarelessParameters: BrokenMeters {
    static func plan(population: JSONValue, target: JSONValue) throws -> ObservationPlan {
        try MeterTheft.plan(population: population, target: ["words": "whatever was meant"])
    }
}

/// Says of a study's parameters no more than a case's name.
enum SpeechlessError: BrokenMeters {
    enum Refusal: Error { case key(String) }

    static func plan(population: JSONValue, target: JSONValue) throws -> ObservationPlan {
        do {
            return try MeterTheft.plan(population: population, target: target)
        } catch {
            throw Refusal.key("no_such_key")
        }
    }
}

/// Counts a reading at the far end of the window too.
enum ClosedWindow: BrokenMeters {
    static func features(population: JSONValue) throws -> [DomainFeature] {
        try changing("consumption") { feature, history, _ in
            DomainFeature(
                feature.name, label: feature.label, reason: feature.reason, unit: feature.unit,
                specials: feature.specials, windowing: .required, history: history,
                make: { settings in Readings(window: (settings.window ?? 0) + 1) })
        }
    }
}

/// Takes what is missing for a number that isn't there.
enum MissingAsNumber: BrokenMeters {
    static func features(population: JSONValue) throws -> [DomainFeature] {
        MeterTheft.features.map { feature in
            guard feature.name == "meter_age" else { return feature }
            return DomainFeature(
                feature.name, feature.kind, label: feature.label, reason: feature.reason,
                unit: feature.unit, needs: feature.needs,
                value: { cells, _ in
                    .number(cells.day(0).map { Double(10_000 - $0.number) / 100 } ?? .nan)
                })
        }
    }
}

/// A feature without words or unit.
enum Wordless: BrokenMeters {
    static func features(population: JSONValue) throws -> [DomainFeature] {
        try changing("consumption") { feature, history, make in
            DomainFeature(
                feature.name, label: "", reason: feature.reason, specials: feature.specials,
                windowing: .required, history: history, make: make)
        }
    }
}

/// Asks whether a meter will be found tampered with in the 60 days after an inspection, as a field
/// would that knows its extract's end; nothing is broken here.
enum NextFinding: BrokenMeters {
    static func plan(population: JSONValue, target: JSONValue) throws -> ObservationPlan {
        try nextFinding(population, target) { end, evidence in
            evidence.completeUntil.map { end < $0 } ?? true
        }
    }
}

/// Looks a day further than it says.
enum LongTarget: BrokenMeters {
    static func plan(population: JSONValue, target: JSONValue) throws -> ObservationPlan {
        try nextFinding(population, target, seeing: 61) { end, evidence in
            evidence.completeUntil.map { end < $0 } ?? true
        }
    }
}

/// Waits a day less for the extract than its window is long.
enum ImpatientTarget: BrokenMeters {
    static func plan(population: JSONValue, target: JSONValue) throws -> ObservationPlan {
        try nextFinding(population, target) { end, evidence in
            evidence.completeUntil.map { end <= $0 } ?? true
        }
    }
}

/// Takes every meter for sound of which nothing is known yet.
enum HastyTarget: BrokenMeters {
    static func plan(population: JSONValue, target: JSONValue) throws -> ObservationPlan {
        try nextFinding(population, target) { _, _ in true }
    }
}

extension BrokenMeters {
    fileprivate static func nextFinding(
        _ population: JSONValue, _ target: JSONValue, seeing seen: Int = 60,
        isComplete: @escaping @Sendable (_ end: Moment, Evidence) -> Bool
    ) throws -> ObservationPlan {
        let honest = try MeterTheft.plan(population: population, target: target)
        let days = 60
        return ObservationPlan(
            table: honest.table, lookups: honest.lookups, entity: honest.entity, row: honest.row,
            time: honest.time, horizon: days, needs: honest.needs,
            evidence: [
                EvidenceTable(
                    "inspection", group: "meter_id", equals: honest.entity,
                    columns: ["inspected_on", "finding"])
            ],
            judge: { _, time, evidence in
                guard let time else { return .excluded("no day") }
                let found = evidence[0].filter { $0.word(1) == "tampered" }.compactMap {
                    $0.moment(0)
                }
                if found.contains(where: { $0 > time && $0 <= time + seen }) { return .event }
                return isComplete(time + days, evidence) ? .nonEvent : .censored
            })
    }

    fileprivate static func changing(
        _ name: String,
        _ change: (
            DomainFeature, History,
            @escaping @Sendable (DomainFeature.Settings) -> any HistoryReading
        ) -> DomainFeature
    ) throws -> [DomainFeature] {
        MeterTheft.features.map { feature in
            guard feature.name == name,
                case .history(let histories, let make) = feature.reading,
                let history = histories.first
            else { return feature }
            return change(feature, history, make)
        }
    }
}

/// The sum of readings in a window that may be too long.
private struct Readings: HistoryReading {
    let window: Int
    private var rows: [(event: Moment, energy: Double)] = []

    init(window: Int) { self.window = window }

    mutating func learn(_ row: HistoryRow) {
        if let energy = row.cells.number(0) { rows.append((row.event, energy)) }
    }

    mutating func value(at moment: Moment) -> FeatureValue {
        .number(rows.filter { $0.event > moment - window }.reduce(0) { $0 + $1.energy })
    }
}
