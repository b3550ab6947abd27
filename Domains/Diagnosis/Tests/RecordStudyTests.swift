import Diagnosis
import Documents
import Learning
import Tabular
import Testing

/// A source without dates: a visit is its own moment.
@Suite struct `A record study of visits` {
    private static let population: JSONValue = ["observation": "record", "minimumAge": 18]

    private static let untimed: Set = [
        "visit_occurrence.visit_start_datetime", "visit_occurrence.visit_end_datetime",
        "measurement.measurement_datetime", "measurement.result_datetime", "death",
        "observation_period", "observation", "condition_occurrence",
        "reference_standard.resulted_datetime",
    ]

    private func load(
        _ rows: [String], _ requests: [FeatureRequest], population: JSONValue = population,
        target: JSONValue = SmallStudy.angiography
    ) throws -> LoadedFrame {
        try SmallStudy.load(
            [
                HospitalRows.patient("p"), HospitalRows.visit("v", of: "p", age: 60),
                HospitalRows.visit("w", of: "p", age: 17), HospitalRows.visit("x", of: "p"),
                HospitalRows.verdict("v", "angiography", 1),
            ] + rows, requests, population: population, target: target, without: Self.untimed)
    }

    private func glucose(_ value: Double?, sign: String = "eq") -> String {
        HospitalRows.result("v", "glucose", value, collected: "10:30", sign: sign)
    }

    private static let last = SmallStudy.number("glucose_last")

    @Test func `reads the only value of an analyte, without a window`() throws {
        let loaded = try load([glucose(5)], [Self.last, SmallStudy.number("age", specials: [])])
        #expect(loaded.frame.columns[0].values == [5] && loaded.frame.columns[1].values == [60])
        #expect(loaded.times.isEmpty && loaded.population.kept == 1)
        #expect(loaded.population.excluded.map(\.reason).sorted() == ["age unknown", "too young"])
        #expect(throws: FeatureError.noWindow("glucose_last")) {
            try load([glucose(5)], [SmallStudy.number("glucose_last", hours: 24)])
        }
    }

    @Test func `tells a test that nobody ordered from one that was lost or out of reach`() throws {
        func state(_ rows: [String]) throws -> UInt8 {
            try load(rows, [Self.last]).frame.columns[0].states[0]
        }
        #expect(try state([]) == FrameColumn.firstSpecial)
        #expect(try state([glucose(nil)]) == FrameColumn.missing)
        #expect(try state([glucose(0.5, sign: "lt")]) == FrameColumn.firstSpecial + 1)
    }

    @Test func `refuses two values of one visit`() throws {
        let error = #expect(throws: FeatureError.self) {
            try load([glucose(5), glucose(6)], [Self.last])
        }
        #expect(
            error?.description.contains("several values where only one may be in 1 of 1") == true)
    }

    @Test(
        arguments: [
            ("indexOffset", "2h"), ("firstPerPerson", "30d"), ("washout", "365d"),
            ("minimumVitals", 1), ("resultDelay", "1h"), ("findings", ["smoking"]),
        ] as [(String, JSONValue)])
    func `refuses what asks for times`(key: String, value: JSONValue) {
        #expect(throws: StudyError.self) {
            try Diagnosis.plan(
                population: .object([
                    JSONMember(key: "observation", value: "record"),
                    JSONMember(key: key, value: value),
                ]), target: SmallStudy.angiography)
        }
    }

    @Test func `refuses a target of dated codes, and features of histories`() {
        #expect(throws: StudyError.historyInRecord) {
            try load([], [Self.last], target: SmallStudy.finalDiagnosis)
        }
        #expect(throws: FeatureError.self) {
            try load([], [SmallStudy.number("glucose_change", hours: 24)])
        }
        #expect(throws: FeatureError.self) {
            try load([], [SmallStudy.number("visits_12m", specials: ["not_observed"])])
        }
    }
}
