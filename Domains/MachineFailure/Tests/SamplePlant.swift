import Documents
import Foundation
import Learning
import MachineFailure
import Tabular

/// One institution of a sample set, read as a study of the set asks.
struct SamplePlant {
    let set: String
    let name: String

    static let folder = URL(filePath: #filePath).deletingLastPathComponent()
        .appending(path: "../../../SampleData/machine-failure").standardizedFileURL

    static var isPresent: Bool {
        FileManager.default.fileExists(
            atPath: folder.appending(path: "turbofan/study.json").path(percentEncoded: false))
    }

    func study(_ file: String = "study.json") throws -> JSONValue {
        let bytes = try Data(contentsOf: SamplePlant.folder.appending(path: "\(set)/\(file)"))
        return try JSONParser.parse(Array(bytes))
    }

    /// The rows of a study; `only` names the features to read where not all are.
    func load(
        _ file: String = "study.json", only names: Set<String>? = nil
    ) throws -> LoadedFrame {
        let study = try study(file)
        let population = study["population"] ?? .null
        let schema = try schema(of: study)
        let loader = FrameLoader(
            resolver: FeatureResolver(
                schema: schema, features: try MachineFailure.features(population: population)),
            plan: try MachineFailure.plan(
                population: population, target: study["target"] ?? .null),
            requests: requests(study["features"] ?? .null).filter { request in
                request.role == .split || names?.contains(request.name) ?? true
            },
            split: SplitRequest(
                kind: .column(name: "reference_split"), validation: 0, seed: "2025"))
        return try read(schema) { try loader.load($0, in: $1) }
    }

    /// What the field's own checks find.
    func fieldChecks() throws -> [QualityResult] {
        let schema = try schema(of: try study())
        return try read(schema) { compiled, snapshot in
            let ids = Set(MachineFailure.fieldChecks.map(\.id))
            return try QualityCheck(schema: schema, fieldChecks: MachineFailure.fieldChecks)
                .report(compiled, in: snapshot).results.filter { ids.contains($0.id) }
        }
    }

    private func schema(of study: JSONValue) throws -> CanonicalSchema {
        MachineFailure.schema.extended(
            by: try MachineFailure.measures(population: study["population"] ?? .null))
    }

    private func read<Result>(
        _ schema: CanonicalSchema, _ body: (CompiledMapping, Snapshot) throws -> Result
    ) throws -> Result {
        let folder = SamplePlant.folder.appending(path: "\(set)/\(name)")
        let mapping = try Mapping(
            parsing: Array(Data(contentsOf: folder.appending(path: "mapping.json"))),
            schema: schema)
        let database = try InstitutionDatabase(
            path: folder.appending(path: mapping.database).path(percentEncoded: false))
        return try database.snapshot { snapshot in
            try body(try snapshot.install(mapping, schema: schema), snapshot)
        }
    }

    private func requests(_ features: JSONValue) -> [FeatureRequest] {
        guard case .array(let entries) = features else { return [] }
        return entries.compactMap { entry in
            if let name = entry["feature"]?.text {
                return FeatureRequest(
                    specification: FeatureSpecification(
                        name: entry["name"]?.text ?? name,
                        kind: .number(range: entry.range, edges: [0]),
                        specials: entry["specials"]?.texts ?? []),
                    source: .domain(
                        name: name, currency: nil, window: entry["window"]?.number.map { Int($0) }),
                    isWaived: true)
            }
            if let derivation = entry.derivation, let name = entry["name"]?.text {
                return FeatureRequest(
                    specification: FeatureSpecification(
                        name: name, kind: .number(range: entry.range, edges: [0])),
                    source: .derived(derivation, unit: entry["unit"]?.text))
            }
            guard entry["kind"]?.text == "attribute", let name = entry["name"]?.text,
                let type = entry["type"]?.text.flatMap(AttributeType.init)
            else { return nil }
            return FeatureRequest(
                specification: FeatureSpecification(
                    name: name,
                    kind: type == .code
                        ? .code(levels: entry["codes"]?.texts ?? [], ordered: false)
                        : .number(range: entry.range, edges: [0])),
                source: .attribute(
                    table: entry["table"]?.text ?? "", name: name, type: type,
                    unit: entry["unit"]?.text,
                    resolution: entry["resolution"]?.number.map { Int($0) }),
                role: entry["role"]?.text == "split" ? .split : .feature)
        }
    }
}

extension JSONValue {
    fileprivate var text: String? {
        if case .string(let text) = self { text } else { nil }
    }

    fileprivate var texts: [String] {
        if case .array(let elements) = self { elements.compactMap(\.text) } else { [] }
    }

    fileprivate var number: Double? {
        if case .number(let text) = self { Double(text) } else { nil }
    }

    fileprivate var derivation: Derivation? {
        guard let inputs = self["of"]?.texts, inputs.count == 2 else { return nil }
        switch self["kind"]?.text {
        case "attribute-difference": return .difference(inputs[0], inputs[1])
        case "attribute-product": return .product(inputs[0], inputs[1])
        default: return nil
        }
    }

    fileprivate var range: ClosedRange<Double> {
        guard case .array(let ends)? = self["range"], let low = ends.first?.number,
            let high = ends.last?.number
        else { return 0...1 }
        return low...high
    }
}
