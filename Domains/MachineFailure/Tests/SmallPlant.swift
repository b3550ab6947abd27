import Documents
import Foundation
import Learning
import MachineFailure
import Tabular

/// A plant of a machine or two, made anew for each test and gone with the value.
///
/// Its telemetry is long: machine, what, moment, received, value, quality. Moments are ticks or
/// milliseconds, as `axis` says.
final class SmallPlant: Sendable {
    enum Axis: Sendable {
        case ticks, instants
    }

    private let folder: URL
    let axis: Axis

    init(_ axis: Axis = .ticks, _ sql: String = "") throws {
        self.axis = axis
        folder = FileManager.default.temporaryDirectory.appending(path: "plant-\(UUID())")
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        try SampleDatabase.create(
            """
            CREATE TABLE machine (id TEXT, model TEXT, installed INTEGER, fleet TEXT);
            CREATE TABLE hist (id TEXT, what TEXT, moment INTEGER, received INTEGER, value REAL,
              quality TEXT DEFAULT 'good');
            CREATE TABLE breakdown (no INTEGER PRIMARY KEY, id TEXT, part TEXT, failed INTEGER,
              restored INTEGER);
            CREATE TABLE change (id TEXT, part TEXT, moment INTEGER, planned INTEGER);
            CREATE TABLE state (id TEXT, since INTEGER, until INTEGER, word TEXT, load TEXT);
            \(sql)
            """, at: path)
    }

    deinit {
        try? FileManager.default.removeItem(at: folder)
    }

    private var path: String {
        folder.appending(path: "plant.sqlite").path(percentEncoded: false)
    }

    /// Heat that is read every six hours.
    static let coarse: JSONValue = [
        [
            "quantity": "heat", "dimension": "temperature", "unit": "°C", "resolution": 2,
            "range": [-40, 250], "interval": "6h",
        ]
    ]

    static let declared: JSONValue = [
        [
            "quantity": "heat", "dimension": "temperature", "unit": "°C", "resolution": 2,
            "range": [-40, 250], "interval": "20min",
        ]
    ]

    static let schema = MachineFailure.schema.extended(by: [
        Measure("heat", .temperature, resolution: 2, range: -40...250)
    ])

    func read<Result>(
        without absent: Set<String> = [], through last: String = "1970-12-31",
        sources: [String: JSONValue] = [:], _ body: (CompiledMapping, Snapshot) throws -> Result
    ) throws -> Result {
        let mapping = try mapping(without: absent, through: last, sources: sources)
        return try InstitutionDatabase(path: path).snapshot { snapshot in
            try body(try snapshot.install(mapping, schema: SmallPlant.schema), snapshot)
        }
    }

    /// The frame of a study of the plant.
    func load(
        _ features: [FeatureRequest] = [SmallPlant.request("heat_last")],
        without absent: Set<String> = [], through last: String = "1970-12-31",
        population: JSONValue? = nil, sources: [String: JSONValue] = [:],
        split: SplitRequest.Kind = .hash(holdout: 300), target: JSONValue
    ) throws -> LoadedFrame {
        let loader = try loader(
            features, population: population, split: split, target: target)
        return try read(without: absent, through: last, sources: sources) {
            compiled, snapshot in
            try loader.load(compiled, in: snapshot)
        }
    }

    /// What the quality checks find of a study of the plant.
    func report(
        _ features: [FeatureRequest], without absent: Set<String> = [],
        split: SplitRequest.Kind = .hash(holdout: 300), target: JSONValue
    ) throws -> QualityReport {
        let check = QualityCheck(
            schema: SmallPlant.schema, fieldChecks: MachineFailure.fieldChecks,
            studyChecks: MachineFailure.studyChecks)
        let loader = try loader(features, split: split, target: target)
        return try read(without: absent) { try check.report(for: loader, $0, in: $1).report }
    }

    /// What the time-travel check finds of a study of the plant.
    func timeTravel(
        _ features: [FeatureRequest], without absent: Set<String> = [],
        sources: [String: JSONValue] = [:], target: JSONValue
    ) throws -> TimeTravelResult {
        let check = TimeTravelCheck(try loader(features, target: target), seed: "2025")
        return try read(without: absent, sources: sources) { try check.run($0, in: $1) }
    }

    private func loader(
        _ features: [FeatureRequest], population: JSONValue? = nil,
        split: SplitRequest.Kind = .hash(holdout: 300), target: JSONValue
    ) throws -> FrameLoader {
        let population = population ?? (axis == .ticks ? SmallPlant.usage : SmallPlant.calendar)
        return FrameLoader(
            resolver: FeatureResolver(
                schema: SmallPlant.schema,
                features: try MachineFailure.features(population: population)),
            plan: try MachineFailure.plan(population: population, target: target),
            requests: features,
            split: SplitRequest(kind: split, validation: 0, seed: "2025"))
    }

    /// Every statistic of heat.
    static func statistics(window: Int) -> [FeatureRequest] {
        QuantityStatistic.allCases.map { statistic in
            request(
                "heat_\(statistic.rawValue)", window: statistic.windowing == .none ? nil : window,
                specials: statistic.specials, isWaived: true)
        }
    }

    static let usage: JSONValue = [
        "observation": "dated", "axis": "usage", "tick": "cycle", "decision": "tick",
        "quantities": [
            [
                "quantity": "heat", "dimension": "temperature", "unit": "°C", "resolution": 2,
                "range": [-40, 250],
            ]
        ],
    ]
    static let calendar: JSONValue = [
        "observation": "dated", "axis": "calendar", "decision": "grid", "quantities": declared,
    ]

    static func request(
        _ feature: String, window: Int? = nil, specials: [String] = ["no_data"],
        isWaived: Bool = false
    ) -> FeatureRequest {
        FeatureRequest(
            specification: FeatureSpecification(
                name: feature, kind: .number(range: -1e9...1e9, edges: [0]), specials: specials),
            source: .domain(name: feature, currency: nil, window: window), isWaived: isWaived)
    }
}

extension LoadedFrame {
    /// The values of a column by the rows' keys; nil where there is no number.
    func values(of name: String) -> [String: Double?] {
        guard let column = column(named: name) else { return [:] }
        return Dictionary(
            uniqueKeysWithValues: rowKeys.enumerated().map { row, key in
                (key, column.states[row] == FrameColumn.value ? column.values[row] : nil)
            })
    }

    func targets(by part: String = "") -> [String: Double] {
        Dictionary(
            uniqueKeysWithValues: zip(rowKeys, frame.targets).filter { $0.0.hasPrefix(part) })
    }
}
