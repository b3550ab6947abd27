import Diagnosis
import Documents
import Learning
import Tabular
import Testing

@Suite struct `A reference standard` {
    private func load(_ rows: [String], target: JSONValue = SmallStudy.angiography) throws
        -> LoadedFrame
    {
        try SmallStudy.load(
            [HospitalRows.patient("p"), HospitalRows.visit("v", of: "p")] + rows, target: target)
    }

    private func target(_ positive: JSONValue) -> JSONValue {
        [
            "kind": "reference-standard", "procedure": "angiography", "positive": positive,
            "words": "w",
        ]
    }

    private func label(_ number: Double, _ rule: JSONValue) throws -> [UInt8] {
        try load(
            [HospitalRows.verdict("v", "angiography", number)],
            target: target(["value_number": rule])
        ).frame.labels
    }

    @Test func `says yes by a rule over its number`() throws {
        #expect(try label(0, ["greaterThan": 0]) == [0])
        #expect(try label(1, ["greaterThan": 0]) == [1])
        #expect(try label(1, ["atLeast": 1]) == [1])
        #expect(try label(0.5, ["atLeast": 1]) == [0])
        #expect(try label(2, ["range": [1, 2]]) == [1])
        #expect(try label(3, ["range": [1, 2]]) == [0])
    }

    @Test func `says yes by a list of words`() throws {
        let rule = target(["value_code": ["stenosis"]])
        let yes = HospitalRows.verdict("v", "angiography", word: "stenosis")
        let no = HospitalRows.verdict("v", "angiography", word: "clear")
        #expect(try load([yes], target: rule).frame.labels == [1])
        #expect(try load([no], target: rule).frame.labels == [0])
    }

    private static let grades: JSONValue = [
        "kind": "reference-standard", "procedure": "angiography",
        "classes": ["grade_0", "grade_1", "grade_2"],
        "value_number": ["grade_0": 0, "grade_1": 1, "grade_2": 2], "words": "grade",
    ]

    @Test func `says which class by its number`() throws {
        let frame = try load(
            [HospitalRows.verdict("v", "angiography", 2)], target: Self.grades
        ).frame
        #expect(frame.labels == [2])
        #expect(frame.targetKind == .classes(["grade_0", "grade_1", "grade_2"]))
        #expect(
            throws: FeatureError.contradiction(
                reason: "reference standard's value not in the target", rows: 1)
        ) {
            try load([HospitalRows.verdict("v", "angiography", 3)], target: Self.grades)
        }
    }

    @Test func `leaves out who was not verified`() throws {
        let none = try load([HospitalRows.verdict("v", "echo", 1)]).population
        #expect(none.excluded == [.init(reason: "not verified", count: 1)] && none.kept == 0)
        let empty = try load([HospitalRows.verdict("v", "angiography", nil)]).population
        #expect(empty.excluded == [.init(reason: "not verified", count: 1)])
    }

    @Test func `leaves nothing to predict once it has resulted`() throws {
        func flow(_ resulted: String?) throws -> PopulationFlow {
            try load([HospitalRows.verdict("v", "angiography", 1, resulted: resulted)]).population
        }
        #expect(
            try flow("12:00").excluded == [
                .init(reason: "reference standard resulted before the index time", count: 1)
            ])
        #expect(try flow("12:00:00.001").kept == 1)
        #expect(try flow(nil).kept == 1)
    }

    @Test func `warns where many of the cohort are not verified`() throws {
        let rows = (0..<4).flatMap { index in
            [
                HospitalRows.patient("p\(index)"),
                HospitalRows.visit("v\(index)", of: "p\(index)"),
                HospitalRows.verdict("v\(index)", index < 3 ? "angiography" : "echo", 1),
            ]
        }
        let check = try #require(
            Diagnosis.studyChecks(try SmallStudy.load(rows)).first { $0.id == "H14" })
        #expect(check.outcome == .warn && check.count == 1 && check.rows == 4)
    }
}
