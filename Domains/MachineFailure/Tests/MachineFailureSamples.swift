import Documents
import FederationTesting
import Learning
import MachineFailure
import Tabular

/// Eight machines as two plants hold them, and three studies of them: by ticks, by the clock, by jobs.
enum MachineFailureSamples {
    /// Each machine at each tick. Five never fail: eight ticks of each see their window's end.
    static let usage = samples(
        .usage(tick: "batch"),
        population: [
            "observation": "dated", "axis": "usage", "tick": "batch", "decision": "tick",
        ],
        target: [
            "kind": "failure-within", "horizon": 4, "lead": 1, "words": "fails within four batches",
        ],
        requests: asset + readings(unit: 1)
            + [.feature("asset_age", .number(range: 0...1000, edges: [5]), isWaived: true)],
        expected: ExpectedRows(
            classes: [47, 9], censored: 28,
            excluded: [Exclusion.failed: 5, Exclusion.withinLead: 3]),
        decidingRows: [failure("M-2@3", unit: 1)])

    /// Each machine at each full hour; the third stands until three. Three hours of readings are
    /// less than half of the longest window, so that each machine's first three hours decide nothing.
    static let calendar = samples(
        .calendar,
        population: [
            "observation": "dated", "axis": "calendar", "decision": "grid", "step": "1h",
            "running": "30min",
        ],
        target: [
            "kind": "failure-within", "horizon": "4h", "lead": "1h",
            "words": "fails within four hours",
        ],
        requests: asset + readings(unit: hour) + [
            .feature("asset_age", .number(range: 0...1000, edges: [5])),
            .feature("regime", .code(levels: ["low", "high"], ordered: false)),
        ],
        expected: ExpectedRows(
            classes: [28, 7], censored: 28,
            excluded: [
                Exclusion.failed: 5, Exclusion.withinLead: 3, Exclusion.notRunning: 3,
                Exclusion.uncovered: 18,
            ]),
        decidingRows: [failure("M-2@\(noon + 3 * hour)", unit: hour)],
        lastDays: [LastDay("M-1@\(noon + 7 * hour)", "2025-03-01")])

    /// Each job with its recorded outcome.
    static let jobs = samples(
        .calendar, population: ["observation": "record", "decision": "job"],
        target: [
            "kind": "job-failure", "positive": ["failure"], "negative": ["ok"],
            "words": "the machine failed on this work piece",
        ],
        requests: asset + [
            .attribute(
                "torque", of: "job_attribute", .number, .number(range: 0...1000, edges: [40]),
                unit: "N·m", resolution: 3)
        ],
        expected: ExpectedRows(
            classes: [7, 3], excluded: [Exclusion.noOutcome: 1, Exclusion.unlistedOutcome: 1]))

    private static let hour = 3_600_000
    /// The first hour of readings.
    private static let noon = 1_740_830_400_000

    private static func samples(
        _ axis: StudyAxis, population: JSONValue, target: JSONValue, requests: [FeatureRequest],
        expected: ExpectedRows, decidingRows: [DecidingRow] = [], lastDays: [LastDay] = []
    ) -> ConformanceSamples {
        ConformanceSamples(
            shapes: [AlderPlant(axis: axis).shape, BirchPlant(axis: axis).shape],
            population: population, target: target, requests: requests, expected: expected,
            decidingRows: decidingRows, lastDays: lastDays,
            longMemories: ["vibration_velocity_rms_rise"],
            words: MachineFailure.glossary.entries.flatMap { [$0.word, $0.meaning] })
    }

    /// The window reaches from one unit after the observation, exclusive, to four, inclusive.
    private static func failure(_ observation: String, unit: Int) -> DecidingRow {
        DecidingRow(
            observation, by: ColumnReference("failure", "failed_at"), of: "F-2",
            states: [
                -1: .excluded(Exclusion.unknownReturn), 0: .excluded(Exclusion.failed),
                unit: .excluded(Exclusion.withinLead), unit + 1: .event, 4 * unit: .event,
                4 * unit + 1: .nonEvent,
            ])
    }

    private static let asset: [FeatureRequest] = [
        .feature("kind", .code(levels: ["pump", "fan", "compressor"], ordered: false)),
        .feature("machine_model", .code(levels: ["K20", "K30", "other"], ordered: false)),
        .attribute(
            "overhauls", of: "asset_attribute", .integer, .number(range: 0...100, edges: [1]),
            specials: ["unknown_past"], unit: "1"),
        .attribute("leased", of: "asset_attribute", .flag, .flag, role: .subgroup),
    ]

    private static func readings(unit: Int) -> [FeatureRequest] {
        [
            reading("bearing_temperature_last", -40...250, edge: 50),
            reading("bearing_temperature_mean", -40...250, edge: 50, window: 4 * unit),
            reading("bearing_temperature_slope", -100...100, edge: 0, window: 5 * unit),
            reading("vibration_velocity_rms_max", 0...100, edge: 3, window: 3 * unit),
            reading("vibration_velocity_rms_rise", -100...100, edge: 0, window: 2 * unit),
        ]
    }

    private static func reading(
        _ name: String, _ range: ClosedRange<Double>, edge: Double, window: Int? = nil
    ) -> FeatureRequest {
        .feature(
            name, .number(range: range, edges: [edge]),
            specials: [name.hasSuffix("slope") ? "too_few" : "no_data"], window: window)
    }
}
