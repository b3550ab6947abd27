import Diagnosis
import Documents
import Learning
import Tabular

/// Studies of the small hospital, in the words of study.json.
enum SmallStudy {
    /// The index time is noon.
    static let population: JSONValue = ["observation": "dated", "indexOffset": "2h"]

    static let angiography: JSONValue = [
        "kind": "reference-standard", "procedure": "angiography",
        "positive": ["value_number": ["greaterThan": 0]], "words": "a narrowed vessel",
    ]

    /// The groups of the document's own table, as far as the tests need them.
    static let groups: JSONValue = [
        ["prefix": "I21", "group": "acute_coronary_syndrome", "rank": 1],
        ["prefix": "I26", "group": "pulmonary_embolism", "rank": 2],
        ["prefix": "I50", "group": "heart_failure", "rank": 3],
        ["prefix": "I110", "group": "heart_failure", "rank": 3],
        ["prefix": "J18", "group": "pneumonia", "rank": 4],
        ["prefix": "I", "group": "other", "rank": 9],
        ["prefix": "I11", "group": "other", "rank": 9],
        ["prefix": "J", "group": "other", "rank": 9],
    ]

    static let classes: JSONValue = [
        "acute_coronary_syndrome", "pulmonary_embolism", "heart_failure", "pneumonia", "other",
    ]

    static let finalDiagnosis: JSONValue = [
        "kind": "final-diagnosis", "words": "final principal diagnosis", "icd": "ICD-10",
        "groups": groups, "symptoms": ["R", "Z"], "classes": classes,
    ]

    /// The rows of one study of a hospital of these rows.
    static func load(
        _ rows: [String], _ requests: [FeatureRequest] = [sex],
        population: JSONValue = population, target: JSONValue = angiography,
        without absent: Set<String> = [], timezone: String? = nil
    ) throws -> LoadedFrame {
        let hospital = try SmallHospital(rows)
        let loader = try loader(requests, population, target)
        return try hospital.read(
            without: absent, timezone: timezone, schema: loader.resolver.schema
        ) { compiled, snapshot in
            try loader.load(compiled, in: snapshot)
        }
    }

    /// What `check` finds in the rows of one study, and in the tables that it reads.
    static func report(
        _ rows: [String], _ requests: [FeatureRequest] = [sex],
        population: JSONValue = population, target: JSONValue = angiography
    ) throws -> QualityReport {
        let loader = try loader(requests, population, target)
        let schema = loader.resolver.schema
        return try SmallHospital(rows).read(schema: schema) { compiled, snapshot in
            try QualityCheck(
                schema: schema, fieldChecks: Diagnosis.fieldChecks,
                studyChecks: Diagnosis.studyChecks
            ).report(for: loader, compiled, in: snapshot).report
        }
    }

    static func loader(
        _ requests: [FeatureRequest], _ population: JSONValue, _ target: JSONValue
    ) throws -> FrameLoader {
        FrameLoader(
            resolver: FeatureResolver(
                schema: Diagnosis.schema.extended(
                    by: try Diagnosis.measures(population: population)),
                features: try Diagnosis.features(population: population)),
            plan: try Diagnosis.plan(population: population, target: target), requests: requests,
            split: SplitRequest(kind: .hash(holdout: 300), validation: 0, seed: "2025"))
    }

    static let sex = FeatureRequest(
        specification: FeatureSpecification(
            name: "sex", kind: .code(levels: ["female", "male"], ordered: false)),
        source: .domain(name: "sex", currency: nil))

    /// A number of the domain's list; hours make a window.
    static func number(
        _ name: String, hours: Int? = nil, specials: [String] = results, isWaived: Bool = false
    ) -> FeatureRequest {
        FeatureRequest(
            specification: FeatureSpecification(
                name: name, kind: .number(range: -1000...1000, edges: [0]), specials: specials),
            source: .domain(
                name: name, currency: nil, window: hours.map { $0 * 3_600_000 }),
            isWaived: isWaived)
    }

    static let results = ["not_ordered", "below_detection", "above_range", "one_result"]

    static func code(_ name: String, _ levels: [String]) -> FeatureRequest {
        FeatureRequest(
            specification: FeatureSpecification(
                name: name, kind: .code(levels: levels, ordered: false)),
            source: .domain(name: name, currency: nil))
    }

    static func flag(_ name: String, specials: [String]) -> FeatureRequest {
        FeatureRequest(
            specification: FeatureSpecification(name: name, kind: .flag, specials: specials),
            source: .domain(name: name, currency: nil))
    }
}
