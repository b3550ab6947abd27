import Diagnosis
import Documents
import Learning
import Tabular
import Testing

@Suite struct `Time travel through hospital data` {
    private static let population: JSONValue = [
        "observation": "dated", "indexOffset": "2h", "visitKinds": ["emergency"],
        "findings": ["smoking"],
        "earlierGroups": [["prefix": "I50", "group": "heart_failure", "rank": 1]],
    ]

    private static let rows =
        (0..<12).flatMap { index -> [String] in
            let person = "p\(index)"
            let visit = "v\(index)"
            return [
                HospitalRows.patient(person, born: 1940 + index),
                HospitalRows.visit(visit, of: person),
                HospitalRows.visit("w\(index)", of: person, began: "2025-04-01T10:00:00Z"),
                HospitalRows.period(person, "2020-01-01"),
                HospitalRows.result(
                    visit, "glucose", 4 + Double(index), collected: "10:30", resulted: "11:30"),
                HospitalRows.result(
                    visit, "glucose", 20 + Double(index), collected: "11:50", resulted: "12:10"),
                HospitalRows.result(visit, "glucose", 30, collected: "13:00", sign: "gt"),
                HospitalRows.finding(visit, "smoking", "never", at: "10:10"),
                HospitalRows.finding(visit, "smoking", "current", at: "15:00"),
                HospitalRows.code(
                    visit, "I50.1", of: person, onset: "2024-01-01T00:00:00Z", recorded: "19:00"),
                HospitalRows.code(visit, "I21.4", of: person, recorded: "20:00"),
                HospitalRows.visit(
                    "u\(index)", of: person, kind: "inpatient", began: "2024-05-01T10:00:00Z",
                    ended: "2024-05-0\(2 + index % 7)T10:00:00Z"),
                HospitalRows.code(
                    "u\(index)", "I50", of: person, onset: "2024-05-01T11:00:00Z", recorded: nil),
                HospitalRows.code(
                    visit, "I50", of: person, onset: "2024-06-01T11:00:00Z", recorded: nil),
            ]
        }

    @Test func `finds that no feature knows what became known later`() throws {
        let requests = [
            SmallStudy.sex, SmallStudy.number("age", specials: []),
            SmallStudy.number("glucose_last", hours: 24),
            SmallStudy.number("glucose_change", hours: 24),
            SmallStudy.number("visits_12m", specials: ["not_observed"]),
            SmallStudy.flag("history_heart_failure", specials: ["not_observed"]),
            SmallStudy.code("finding_smoking", ["never", "current"]),
        ]
        let hospital = try SmallHospital(Self.rows)
        let result = try hospital.read { compiled, snapshot in
            try TimeTravelCheck(
                try SmallStudy.loader(requests, Self.population, SmallStudy.finalDiagnosis),
                seed: "2025"
            ).run(compiled, in: snapshot)
        }
        #expect(result.verdict == .pass)
        #expect(result.differences.isEmpty && result.laterRows > 0)
        #expect(
            Set(result.tables).isSuperset(
                of: ["measurement", "condition_occurrence", "visit_occurrence"]))
    }
}
