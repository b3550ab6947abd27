import Diagnosis
import Documents
import Learning
import Tabular
import Testing

@Suite struct `Checks of diagnosis codes` {
    private func result(_ id: String, _ place: String, _ rows: [String]) throws -> QualityResult {
        let hospital = try SmallHospital(rows)
        let report = try hospital.read { compiled, snapshot in
            try QualityCheck(schema: Diagnosis.schema, fieldChecks: Diagnosis.fieldChecks)
                .report(compiled, in: snapshot)
        }
        return try #require(report.results.first { $0.id == id && $0.place == place })
    }

    private static let visit = [HospitalRows.patient("p"), HospitalRows.visit("v", of: "p")]
    private static let code = "condition_occurrence.condition_source_value"

    @Test func `H7 finds ended visits without a final code`() throws {
        let rows =
            Self.visit + [
                HospitalRows.visit("w", of: "p"), HospitalRows.visit("x", of: "p", ended: nil),
                HospitalRows.visit("y", of: "p", kind: "procedure"),
                HospitalRows.code("v", "I21"), HospitalRows.code("w", "I21", "admitting"),
            ]
        let missing = try result("H7", Self.code, rows)
        #expect(missing.outcome == .fail && missing.count == 1 && missing.rows == 2)
    }

    @Test func `H7 counts visits with several principal codes`() throws {
        let rows =
            Self.visit + [
                HospitalRows.code("v", "I21"), HospitalRows.code("v", "J18"),
                HospitalRows.code("w", "I21"), HospitalRows.code("w", "J18", "final_secondary"),
            ]
        let several = try result("H7", "condition_occurrence.condition_status", rows)
        #expect(several.outcome == .warn && several.count == 1 && several.rows == 2)
    }

    @Test func `H7 finds codes of the other version`() throws {
        let rows =
            Self.visit + [
                HospitalRows.code("v", "428.0"), HospitalRows.code("v", "i50.1"),
                HospitalRows.code("v", "410", "admitting"),
            ]
        let other = try result("H7", "condition_occurrence.condition_occurrence_id", rows)
        #expect(other.outcome == .fail && other.count == 1 && other.rows == 2)
    }

    @Test func `H8 finds categories that are mostly unspecified`() throws {
        func rows(detailed: Int) -> [String] {
            Self.visit
                + (0..<10).map { HospitalRows.code("v", $0 < detailed ? "I26.0" : "I26") }
        }
        #expect(try result("H8", Self.code, rows(detailed: 3)).outcome == .warn)
        #expect(try result("H8", Self.code, rows(detailed: 4)).outcome == .pass)
    }

    @Test func `H9 finds final codes that are recorded at arrival`() throws {
        let place = "condition_occurrence.recorded_datetime"
        let rows =
            Self.visit + [
                HospitalRows.code("v", "I21", recorded: "10:59:59.999"),
                HospitalRows.code("v", "I21", recorded: "11:00"),
                HospitalRows.code("v", "I21", "admitting", recorded: "10:05"),
            ]
        let early = try result("H9", place, rows)
        #expect(early.outcome == .warn && early.count == 1 && early.rows == 2)
    }

    @Test func `H13 finds codes of the other sex`() throws {
        let rows = [
            HospitalRows.patient("p", sex: "male"), HospitalRows.patient("q", sex: "female"),
            HospitalRows.code("v", "O80", of: "p"), HospitalRows.code("v", "I21", of: "p"),
            HospitalRows.code("w", "C61", of: "q"), HospitalRows.code("w", "O80", of: "q"),
        ]
        let hospital = try SmallHospital(rows)
        let results = try hospital.read { compiled, snapshot in
            try QualityCheck(schema: Diagnosis.schema, fieldChecks: Diagnosis.fieldChecks)
                .report(compiled, in: snapshot).results.filter { $0.id == "H13" }
        }
        #expect(results.map(\.count) == [1, 1] && results.map(\.rows) == [2, 2])
        #expect(results.allSatisfy { $0.outcome == .fail })
    }
}
