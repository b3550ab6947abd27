import CreditRisk
import Documents
import Foundation
import Learning
import Tabular

/// One institution of the SBA sample set, read as the study of the set asks.
struct SampleBank {
    let folder: URL

    init(_ name: String) {
        folder = SampleBank.set.appending(path: name)
    }

    static let set = URL(filePath: #filePath).deletingLastPathComponent()
        .appending(path: "../../../SampleData/credit-risk/sba").standardizedFileURL

    static var isPresent: Bool {
        FileManager.default.fileExists(
            atPath: set.appending(path: "study.json").path(percentEncoded: false))
    }

    func mapping() throws -> Mapping {
        let bytes = try Data(contentsOf: folder.appending(path: "mapping.json"))
        return try Mapping(parsing: Array(bytes), schema: CreditRisk.schema)
    }

    func database(of mapping: Mapping) throws -> InstitutionDatabase {
        try InstitutionDatabase(
            path: folder.appending(path: mapping.database).path(percentEncoded: false))
    }

    func load(_ file: String = "study.json") throws -> LoadedFrame {
        let mapping = try mapping()
        let study = try SampleBank.study(file)
        return try database(of: mapping).snapshot { snapshot in
            let compiled = try snapshot.install(mapping, schema: CreditRisk.schema)
            return try study.load(compiled, in: snapshot)
        }
    }

    /// A study of the set as a loader, with validation left out.
    static func study(_ file: String = "study.json") throws -> FrameLoader {
        let bytes = try Data(contentsOf: set.appending(path: file))
        let study = try JSONParser.parse(Array(bytes))
        return FrameLoader(
            resolver: CreditRisk.resolver,
            plan: try CreditRisk.plan(
                population: study["population"] ?? .null, target: study["target"] ?? .null),
            requests: try requests(study),
            split: SplitRequest(kind: .column(name: "reference_split"), validation: 0, seed: "2025")
        )
    }

    private static func requests(_ study: JSONValue) throws -> [FeatureRequest] {
        guard case .array(let features)? = study["features"] else { return [] }
        return try features.map(StudyFeature.request)
    }
}

/// Reads a feature of study.json as far as these tests need it.
enum StudyFeature {
    static func request(_ value: JSONValue) throws -> FeatureRequest {
        let reader = try DocumentReader(
            value, at: "feature",
            keys: [
                "feature", "kind", "name", "table", "type", "unit", "currency", "range", "edges",
                "codes",
                "specials", "sign", "label", "reason", "role",
            ])
        let range = try reader.optionalNumbers("range") ?? []
        let edges = try reader.optionalNumbers("edges") ?? []
        let codes = try reader.optionalStrings("codes")
        let type = try reader.optionalChoice("type", as: AttributeType.self) ?? .number
        let kind: FeatureSpecification.Kind =
            if let codes {
                .code(levels: codes, ordered: false)
            } else if type == .flag {
                .flag
            } else {
                .number(range: range[0]...range[1], edges: edges)
            }
        let name = try reader.optionalString("feature") ?? reader.string("name")
        let specification = FeatureSpecification(
            name: name, kind: kind, specials: try reader.optionalStrings("specials") ?? [])
        let role = try reader.optionalChoice("role", as: FeatureRequest.Role.self) ?? .feature
        return FeatureRequest(
            specification: specification,
            source: reader.has("feature")
                ? .domain(name: name, currency: try reader.optionalString("currency"))
                : .attribute(
                    table: try reader.string("table"), name: name, type: type,
                    unit: try reader.optionalString("unit")), role: role)
    }
}
