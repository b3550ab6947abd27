import Diagnosis
import Documents
import Learning
import Tabular
import Testing

/// The index time is noon, the extract is complete to the end of June.
@Suite struct `The final diagnosis of a visit` {
    private func flow(
        _ rows: [String], target: JSONValue = SmallStudy.finalDiagnosis, died: String? = nil,
        ended: String? = "20:00", without absent: Set<String> = []
    ) throws -> PopulationFlow {
        try SmallStudy.load(
            [
                HospitalRows.patient("p", died: died),
                HospitalRows.visit("v", of: "p", ended: ended),
            ] + rows, target: target, without: absent
        ).population
    }

    private func reason(_ flow: PopulationFlow) -> String? { flow.excluded.first?.reason }

    @Test func `is the class of its group, in the order of ranks`() throws {
        let rows = [
            HospitalRows.code("v", "R060"), HospitalRows.code("v", "J189", "final_secondary"),
            HospitalRows.code("v", "I501", "final_secondary"),
        ]
        #expect(try flow(rows).classes == [0, 0, 1, 0, 0])
        #expect(try flow([HospitalRows.code("v", "I48")]).classes == [0, 0, 0, 0, 1])
    }

    @Test func `may be asked as a yes or no`() throws {
        let target: JSONValue = [
            "kind": "final-diagnosis", "words": "embolism", "icd": "ICD-10",
            "groups": SmallStudy.groups, "symptoms": ["R", "Z"],
            "positive": ["pulmonary_embolism"],
        ]
        #expect(try flow([HospitalRows.code("v", "I26.9")], target: target).classes == [0, 1])
        #expect(try flow([HospitalRows.code("v", "I50.1")], target: target).classes == [1, 0])
    }

    @Test func `is no admitting code and no code of the history`() throws {
        let rows = [
            HospitalRows.code("v", "I21", "admitting"), HospitalRows.code("v", "I26", "history"),
        ]
        #expect(reason(try flow(rows)) == "no final code")
        #expect(reason(try flow(rows + [HospitalRows.code("v", "R074")])) == "symptom only")
    }

    @Test func `is censored while the visit has not ended within the complete extract`() throws {
        for ended in [nil, "2025-07-01T00:00:00Z"] {
            let flow = try flow([HospitalRows.code("v", "I21")], ended: ended)
            #expect(flow.censored == 1 && flow.kept == 0 && flow.excluded.isEmpty)
        }
        let last = try flow([HospitalRows.code("v", "I21")], ended: "2025-06-30T23:59:59.999Z")
        #expect(last.kept == 1)
    }

    @Test func `is not asked of the dead`() throws {
        let code = [HospitalRows.code("v", "I21")]
        #expect(
            reason(try flow(code, died: "11:59:59.999")) == "person died before the index time")
        #expect(try flow(code, died: "12:00").kept == 1)
    }

    @Test func `leaves nothing to predict once it is recorded`() throws {
        func recorded(_ time: String?) throws -> PopulationFlow {
            try flow([HospitalRows.code("v", "I21", recorded: time)])
        }
        #expect(reason(try recorded("11:30")) == "diagnosis known at the index time")
        #expect(reason(try recorded("12:00")) == "diagnosis known at the index time")
        #expect(try recorded("12:00:00.001").kept == 1)
        #expect(try recorded(nil).kept == 1)
    }

    @Test func `counts as known at the visit's end where nobody keeps times of recording`() throws {
        let code = [HospitalRows.code("v", "I21", recorded: "11:30")]
        let absent: Set = ["condition_occurrence.recorded_datetime"]
        #expect(try flow(code, without: absent).kept == 1)
        #expect(
            reason(try flow(code, ended: "11:00", without: absent))
                == "diagnosis known at the index time")
    }

    @Test func `only the codes that decide make it known`() throws {
        let rows = [
            HospitalRows.code("v", "I21"),
            HospitalRows.code("v", "J189", "final_secondary", recorded: "10:30"),
        ]
        #expect(try flow(rows).kept == 1)
    }

    @Test func `needs the end of the visit`() {
        #expect(
            throws: FeatureError.needsAbsent(
                "the study's population or target",
                column: ColumnReference("visit_occurrence", "visit_end_datetime"),
                reason: "not held")
        ) {
            try flow([], without: ["visit_occurrence.visit_end_datetime"])
        }
    }
}
