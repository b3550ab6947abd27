import Diagnosis
import Documents
import Foundation
import Learning
import Tabular

/// One hospital of the heart sample set, read as a study of the set asks.
struct SampleHospital {
    let folder: URL

    init(_ name: String) {
        folder = SampleHospital.set.appending(path: name)
    }

    static let set = URL(filePath: #filePath).deletingLastPathComponent()
        .appending(path: "../../../SampleData/diagnosis/heart").standardizedFileURL

    static var isPresent: Bool {
        FileManager.default.fileExists(
            atPath: set.appending(path: "study.json").path(percentEncoded: false))
    }

    func read<Result>(
        _ body: (CompiledMapping, Snapshot) throws -> Result
    ) throws -> Result {
        let bytes = try Data(contentsOf: folder.appending(path: "mapping.json"))
        let mapping = try Mapping(parsing: Array(bytes), schema: Diagnosis.schema)
        let path = folder.appending(path: mapping.database).path(percentEncoded: false)
        return try InstitutionDatabase(path: path).snapshot { snapshot in
            try body(try snapshot.install(mapping, schema: Diagnosis.schema), snapshot)
        }
    }

    /// What `map suggest` proposes for the hospital's own tables.
    func suggest() throws -> JSONValue {
        let file = "\(folder.lastPathComponent).sqlite"
        let path = folder.appending(path: file).path(percentEncoded: false)
        return try InstitutionDatabase(path: path).snapshot { snapshot in
            try MappingSuggestion(Diagnosis.schema, of: snapshot).document(
                institution: "alder", database: file)
        }
    }

    func load(_ file: String = "study.json") throws -> LoadedFrame {
        let study = try SampleHospital.study(file)
        return try read { compiled, snapshot in try study.load(compiled, in: snapshot) }
    }

    /// A study of the set as a loader, with validation left out.
    static func study(_ file: String) throws -> FrameLoader {
        let bytes = try Data(contentsOf: set.appending(path: file))
        let study = try JSONParser.parse(Array(bytes))
        let population = study["population"] ?? .null
        guard case .string(let split)? = study["split"]?["column"] else {
            throw DocumentError.missingKey(path: "split.column")
        }
        let waived = try array(study["waivers"]).compactMap { waiver -> String? in
            if case .string(let name)? = waiver["feature"] { name } else { nil }
        }
        return FrameLoader(
            resolver: FeatureResolver(
                schema: Diagnosis.schema,
                features: try Diagnosis.features(population: population)),
            plan: try Diagnosis.plan(
                population: population, target: study["target"] ?? .null),
            requests: try array(study["features"]).map { try request($0, waived) },
            split: SplitRequest(kind: .column(name: split), validation: 0, seed: "2025"))
    }

    private static func array(_ value: JSONValue?) throws -> [JSONValue] {
        guard case .array(let elements)? = value else {
            throw DocumentError.missingKey(path: "study")
        }
        return elements
    }

    /// Reads a feature of study.json as far as these tests need it.
    private static func request(
        _ value: JSONValue, _ waived: [String]
    ) throws -> FeatureRequest {
        let reader = try DocumentReader(
            value, at: "feature",
            keys: [
                "feature", "kind", "name", "table", "type", "unit", "dimension", "window", "range",
                "edges", "codes", "specials", "sign", "label", "reason", "role",
            ])
        let name = try reader.optionalString("feature") ?? reader.string("name")
        let type = try reader.optionalChoice("type", as: AttributeType.self) ?? .number
        let range = try reader.optionalNumbers("range") ?? []
        let kind: FeatureSpecification.Kind =
            if let codes = try reader.optionalStrings("codes") {
                .code(levels: codes, ordered: false)
            } else if type == .flag {
                .flag
            } else {
                .number(
                    range: range[0]...range[1], edges: try reader.optionalNumbers("edges") ?? [])
            }
        let specials = try reader.optionalStrings("specials") ?? []
        let window = try reader.optionalString("window") == "24h" ? 86_400_000 : nil
        return FeatureRequest(
            specification: FeatureSpecification(name: name, kind: kind, specials: specials),
            source: reader.has("feature")
                ? .domain(name: name, currency: nil, window: window)
                : .attribute(
                    table: try reader.string("table"), name: name, type: type,
                    unit: try reader.optionalString("unit")),
            role: try reader.optionalChoice("role", as: FeatureRequest.Role.self) ?? .feature,
            isWaived: waived.contains(name))
    }
}
