import Diagnosis
import Documents
import Learning
import Tabular
import Testing

@Suite struct `The group of a visit's codes` {
    private typealias Coded = FinalDiagnosis.Coded

    private func finding(_ codes: [Coded]) throws -> FinalDiagnosis.Finding {
        guard case .finalDiagnosis(let target) = try Target(SmallStudy.finalDiagnosis) else {
            throw StudyError.positiveOrClasses
        }
        return target.finding(codes)
    }

    private func group(_ codes: [Coded]) throws -> String? {
        if case .group(let group, codes: _) = try finding(codes) { group.name } else { nil }
    }

    @Test func `a principal symptom gives way to the secondary diagnosis of smallest rank`() throws
    {
        let codes = [
            Coded(.principal, "R060"), Coded(.secondary, "J189"), Coded(.secondary, "I501"),
        ]
        #expect(try group(codes) == "heart_failure")
        #expect(try group(codes.reversed()) == "heart_failure")
    }

    @Test func `the longest beginning of a code decides`() throws {
        #expect(try group([Coded(.principal, "I110")]) == "heart_failure")
        #expect(try group([Coded(.principal, "I119")]) == "other")
        #expect(try group([Coded(.principal, "I48")]) == "other")
    }

    @Test func `codes are compared in capitals without dot and blanks`() throws {
        #expect(try group([Coded(.principal, " i26.9 ")]) == "pulmonary_embolism")
    }

    @Test func `of two principals the smaller rank is taken, whatever is secondary`() throws {
        let codes = [
            Coded(.principal, "J189"), Coded(.principal, "I501"), Coded(.secondary, "I214"),
        ]
        #expect(try group(codes) == "heart_failure")
    }

    @Test func `the codes that decided are those of the group`() throws {
        let codes = [
            Coded(.principal, "I501"), Coded(.secondary, "J189"), Coded(.secondary, "I500"),
        ]
        guard case .group(_, codes: let deciding) = try finding(codes) else {
            Issue.record("no group")
            return
        }
        #expect(deciding == [0, 2])
    }

    @Test func `symptoms, unknown codes and other versions make no diagnosis`() throws {
        #expect(try finding([Coded(.principal, "R074")]) == .symptomOnly)
        #expect(
            try finding([Coded(.principal, "Z00.0"), Coded(.secondary, "R51")]) == .symptomOnly)
        #expect(try finding([Coded(.principal, "U07.1")]) == .symptomOnly)
        #expect(try finding([Coded(.principal, "428.0")]) == .noFinalCode)
        #expect(try finding([]) == .noFinalCode)
    }

    @Test func `a code has the shape of ICD-10`() {
        for text in ["I21", "i21.4", "S72.00XA", "C7A1", "A 48.1"] {
            #expect(DiagnosisCode(text) != nil, "\(text)")
        }
        for text in ["", "I2", "428.0", "II1", "I21.4.5.6.7.8", "I21-4", "Ä21"] {
            #expect(DiagnosisCode(text) == nil, "\(text)")
        }
    }
}

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
