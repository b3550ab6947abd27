import Diagnosis
import Documents
import Learning
import Tabular
import Testing

@Suite struct `The words of a diagnosis study` {
    private func error(
        population: JSONValue = SmallStudy.population, target: JSONValue = SmallStudy.angiography
    ) -> StudyError? {
        do throws(StudyError) {
            _ = try Diagnosis.plan(population: population, target: target)
            return nil
        } catch {
            return error
        }
    }

    private func final(_ changes: [String: JSONValue?]) -> JSONValue {
        guard case .object(let members) = SmallStudy.finalDiagnosis else { return .null }
        let kept = members.filter { changes[$0.key] == nil }
        let added = changes.sorted { $0.key < $1.key }.compactMap { key, value in
            value.map { JSONMember(key: key, value: $0) }
        }
        return .object(kept + added)
    }

    @Test func `place the index time so long after the start of the visit`() throws {
        for (text, milliseconds) in [("0h", 0), ("2h", 7_200_000), ("30min", 1_800_000)] {
            let plan = try Diagnosis.plan(
                population: ["observation": "dated", "indexOffset": .string(text)],
                target: SmallStudy.angiography)
            #expect(plan.delay == milliseconds && plan.axis == .instants && plan.isDated)
        }
        for text in ["2", "h", "-2h", "2 h", "2.5h", "999999999999999999h", "4000d", "2m"] {
            #expect(
                error(population: ["observation": "dated", "indexOffset": .string(text)]) != nil,
                "\(text)")
        }
    }

    @Test func `refuse a population that the field doesn't know`() {
        #expect(
            error(population: ["observation": "dated", "visitKind": ["emergency"]])
                == .document(.unknownKey(path: "population.visitKind", nearest: "visitKinds")))
        #expect(
            error(population: ["observation": "dated", "visitKinds": ["ambulatory"]])
                == .unknownWord(
                    path: "population.visitKinds",
                    known: ["emergency", "inpatient", "outpatient", "procedure"]))
        #expect(
            error(population: ["observation": "dated", "complaints": []])
                == .emptyList(path: "population.complaints"))
    }

    @Test func `hold an analyte of the standard table to its unit`() {
        func declared(_ entries: JSONValue) -> StudyError? {
            error(population: ["observation": "dated", "analytes": entries])
        }
        #expect(
            declared([["analyte": "glucose", "unit": "mg/dL"]])
                == .otherUnit(analyte: "glucose", unit: "mmol/L"))
        #expect(declared([["analyte": "glucose", "unit": "mmol/L", "range": [1, 40]]]) == nil)
        #expect(declared([["analyte": "ferritin", "unit": "µg/L", "resolution": 0]]) == nil)
        #expect(
            declared([
                ["analyte": "ferritin", "unit": "µg/L"], ["analyte": "ferritin", "unit": "µg/L"],
            ]) == .analyteTwice("ferritin"))
        #expect(
            declared([["analyte": "Ferritin!", "unit": "µg/L"]])
                == .nameOfAnalyte(path: "population.analytes[0].analyte"))
        #expect(declared([["analyte": "glucose", "unit": "mmol/L", "range": [4, 1]]]) != nil)
    }

    @Test func `give features to the analytes, findings and groups that they declare`() throws {
        let names = try Diagnosis.features(population: [
            "observation": "dated", "findings": ["smoking"],
            "analytes": [["analyte": "ferritin", "unit": "µg/L"]],
            "earlierGroups": [["prefix": "I50", "group": "heart_failure", "rank": 1]],
        ]).map(\.name)
        for name in [
            "ferritin_last", "glucose_min", "troponin_t_change", "finding_smoking",
            "history_heart_failure",
        ] {
            #expect(names.contains(name), "\(name)")
        }
        #expect(Set(names).count == names.count)
    }

    @Test func `add what they measure beside the standard table, or otherwise than it`() throws {
        let measures = try Diagnosis.measures(population: [
            "observation": "dated",
            "analytes": [
                ["analyte": "ferritin", "unit": "µg/L", "resolution": 0, "range": [1, 5000]],
                ["analyte": "glucose", "unit": "mmol/L"],
            ],
        ])
        #expect(measures.map(\.name) == ["ferritin", "glucose"])
        #expect(measures.map(\.unit) == ["µg/L", "mmol/L"])
        #expect(measures.map(\.resolution) == [0, 2])
        #expect(measures.map(\.range) == [1...5000, 0.5...60])
    }

    @Test func `refuse groups that contradict each other`() {
        func groups(_ entries: JSONValue) -> StudyError? {
            error(target: final(["groups": entries]))
        }
        #expect(
            groups([
                ["prefix": "I21", "group": "a", "rank": 1],
                ["prefix": "i 2.1", "group": "b", "rank": 2],
            ]) == .prefixTwice("I21"))
        #expect(
            groups([
                ["prefix": "I21", "group": "a", "rank": 1],
                ["prefix": "I22", "group": "a", "rank": 2],
            ]) == .twoRanks(group: "a"))
        #expect(
            groups([
                ["prefix": "I21", "group": "a", "rank": 1],
                ["prefix": "I22", "group": "b", "rank": 1],
            ]) == .rankTwice(1))
        #expect(
            groups([["prefix": "410", "group": "a", "rank": 1]])
                == .prefixIsNoCode(path: "target.groups[0].prefix"))
        #expect(
            groups([["prefix": "I21", "group": "a", "rank": 1]])
                == .tooFewGroups(path: "target.groups"))
        #expect(error(target: final(["symptoms": ["R", "I50"]])) == .prefixTwice("I50"))
    }

    @Test func `ask either for classes, which are the groups, or for a yes or no`() {
        #expect(error(target: SmallStudy.finalDiagnosis) == nil)
        #expect(error(target: final(["classes": nil])) == .positiveOrClasses)
        #expect(
            error(target: final(["positive": ["pneumonia"]])) == .positiveOrClasses)
        #expect(
            error(target: final(["classes": ["pneumonia", "other"]]))
                == .otherClasses(
                    path: "target.classes",
                    groups: [
                        "acute_coronary_syndrome", "pulmonary_embolism", "heart_failure",
                        "pneumonia", "other",
                    ]))
        #expect(
            error(target: final(["classes": nil, "positive": ["stroke"]]))
                == .unknownGroup(
                    "stroke",
                    known: [
                        "acute_coronary_syndrome", "pulmonary_embolism", "heart_failure",
                        "pneumonia", "other",
                    ]))
        #expect(error(target: final(["icd": "ICD-9"])) != nil)
    }

    @Test func `give a reference standard one rule`() {
        func positive(_ rule: JSONValue) -> StudyError? {
            error(target: [
                "kind": "reference-standard", "procedure": "angiography", "positive": rule,
                "words": "w",
            ])
        }
        let none = StudyError.oneRule(path: "target.positive")
        #expect(positive([:]) == none)
        #expect(positive(["value_code": []]) == none)
        #expect(positive(["value_number": ["greaterThan": 0, "atLeast": 1]]) == none)
        #expect(positive(["value_number": ["atLeast": 1], "value_code": ["x"]]) == none)
        #expect(positive(["value_number": ["range": [2, 1]]]) != nil)
        #expect(positive(["value_number": ["range": [1, 1]]]) == nil)
    }

    @Test func `give each class a number of its own`() {
        func classes(_ names: JSONValue, _ numbers: JSONValue) -> StudyError? {
            error(target: [
                "kind": "reference-standard", "procedure": "angiography", "classes": names,
                "value_number": numbers, "words": "w",
            ])
        }
        #expect(classes(["a", "b"], ["a": 0, "b": 1]) == nil)
        #expect(classes(["a", "b"], ["a": 0, "b": 0]) == .valueOfTwoClasses("a", "b"))
        #expect(
            classes(["a", "b"], ["a": 0]) == .document(.missingKey(path: "target.value_number.b")))
        #expect(classes(["a"], ["a": 0]) == .tooFewGroups(path: "target.classes"))
    }
}
