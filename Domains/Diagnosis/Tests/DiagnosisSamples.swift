import Diagnosis
import Documents
import FederationTesting
import Learning
import Tabular

/// Twenty-one visits as two hospitals hold them, and a study of them: heart attack or not, as known
/// two hours after arrival.
enum DiagnosisSamples {
    static let all = ConformanceSamples(
        shapes: [AlderHospital.shape, BirchHospital.shape], population: population,
        target: target, requests: requests,
        expected: ExpectedRows(
            classes: [6, 4], censored: 2,
            excluded: [
                Exclusion.symptomOnly: 1, Exclusion.notObserved: 1, Exclusion.tooYoung: 1,
                Exclusion.otherKind: 1, Exclusion.otherComplaint: 1, Exclusion.notFirst: 1,
                Exclusion.fewMeasured: 1, Exclusion.noFinalCode: 1, Exclusion.knownAtIndex: 1,
            ]),
        decidingRows: [
            DecidingRow(
                "V-1", by: ColumnReference("condition_occurrence", "recorded_datetime"),
                of: "C-1-0", states: [0: .excluded(Exclusion.knownAtIndex), 1: .event])
        ],
        lastDays: [LastDay("V-1", "2025-03-01"), LastDay("V-14", "2025-03-22")],
        words: Diagnosis.glossary.entries.flatMap { [$0.word, $0.meaning] })

    private static let population: JSONValue = [
        "observation": "dated", "visitKinds": ["emergency"],
        "complaints": ["chest_pain", "dyspnoea"], "minimumAge": 18, "firstPerPerson": "7d",
        "washout": "365d", "minimumVitals": 1, "indexOffset": "2h",
        "findings": ["st_deviation"], "earlierGroups": groups,
    ]

    private static let target: JSONValue = [
        "kind": "final-diagnosis", "icd": "ICD-10", "groups": groups, "symptoms": ["R"],
        "positive": ["acute_coronary_syndrome"], "words": "heart attack, as coded at the end",
    ]

    private static let groups: JSONValue = [
        ["prefix": "I21", "group": "acute_coronary_syndrome", "rank": 1],
        ["prefix": "I26", "group": "pulmonary_embolism", "rank": 2],
        ["prefix": "I50", "group": "heart_failure", "rank": 3],
        ["prefix": "J18", "group": "pneumonia", "rank": 4],
    ]

    private static let day = 24 * 3_600_000
    private static let results = ["not_ordered", "below_detection", "above_range", "one_result"]

    private static let requests: [FeatureRequest] = [
        .feature("age", .number(range: 0...120, edges: [65])),
        .feature("sex", .code(levels: ["female", "male"], ordered: false)),
        .feature("chief_complaint", .code(levels: ["chest_pain", "dyspnoea"], ordered: false)),
        .feature(
            "arrival", .code(levels: ["walk_in", "ambulance", "transfer", "other"], ordered: false)
        ),
        result("heart_rate_last", .number(range: 20...300, edges: [100])),
        result("systolic_bp_min", .number(range: 40...300, edges: [120])),
        result("troponin_t_max", .number(range: 0...100_000, edges: [14])),
        result("troponin_t_change", .number(range: -100_000...100_000, edges: [0])),
        result("cholesterol_last", .number(range: 1...20, edges: [5])),
        .feature(
            "finding_st_deviation",
            .code(levels: ["none", "elevation", "depression"], ordered: false)),
        .feature(
            "visits_12m", .number(range: 0...100, edges: [1]), specials: ["not_observed"]),
        .feature("history_heart_failure", .flag, specials: ["not_observed"]),
        .feature("history_acute_coronary_syndrome", .flag, specials: ["not_observed"]),
        .attribute(
            "pain", of: "visit_attribute", .integer, .number(range: 0...10, edges: [5]),
            specials: ["unable_to_say"], unit: "1"),
        .attribute("insured", of: "visit_attribute", .flag, .flag, role: .subgroup),
    ]

    /// Of the results of the day before the index time.
    private static func result(
        _ name: String, _ kind: FeatureSpecification.Kind
    ) -> FeatureRequest {
        .feature(
            name, kind, specials: ["not_ordered", "below_detection", "above_range", "one_result"],
            window: 24 * 3_600_000)
    }
}
