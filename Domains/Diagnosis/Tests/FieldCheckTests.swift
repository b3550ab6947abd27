import Diagnosis
import Documents
import Learning
import Tabular
import Testing

@Suite struct `Checks of hospital data` {
    private func result(
        _ id: String, _ place: String, _ rows: [String], without absent: Set<String> = []
    ) throws -> QualityResult {
        let hospital = try SmallHospital(rows)
        let report = try hospital.read(without: absent) { compiled, snapshot in
            try QualityCheck(schema: Diagnosis.schema, fieldChecks: Diagnosis.fieldChecks)
                .report(compiled, in: snapshot)
        }
        return try #require(report.results.first { $0.id == id && $0.place == place })
    }

    private static let visit = [HospitalRows.patient("p"), HospitalRows.visit("v", of: "p")]

    private func glucose(_ collected: String, resulted: String? = nil, _ value: Double = 5)
        -> String
    {
        HospitalRows.result("v", "glucose", value, collected: collected, resulted: resulted)
    }

    @Test func `H2 finds measurements outside their visit, a day each way`() throws {
        let before = "measurement.measurement_datetime"
        let rows =
            Self.visit + [
                glucose("2025-02-28T10:00:00Z"), glucose("2025-02-28T09:59:59.999Z"),
                glucose("2025-03-02T20:00:00Z"), glucose("2025-03-02T20:00:00.001Z"),
            ]
        let early = try result("H2", before, rows)
        #expect(early.outcome == .fail && early.count == 1 && early.rows == 4)
        let late = try result("H2", "measurement.visit_occurrence_id", rows)
        #expect(late.outcome == .fail && late.count == 1 && late.rows == 4)
        #expect(try result("H2", before, Self.visit + [glucose("11:00")]).outcome == .pass)
        #expect(try result("H2", before, Self.visit).outcome == .notMeasured)
    }

    @Test func `H3 finds visits after death and before birth`() throws {
        let dead = [
            HospitalRows.patient("p", died: "09:59"), HospitalRows.visit("v", of: "p"),
        ]
        #expect(try result("H3", "death.death_datetime", dead).outcome == .fail)
        let alive = [
            HospitalRows.patient("p", died: "10:00"), HospitalRows.visit("v", of: "p"),
        ]
        #expect(try result("H3", "death.death_datetime", alive).outcome == .pass)
        let unborn = [
            HospitalRows.patient("p", born: 2026), HospitalRows.visit("v", of: "p"),
            HospitalRows.patient("q", born: 2025), HospitalRows.visit("w", of: "q"),
        ]
        let born = try result("H3", "person.year_of_birth", unborn)
        #expect(born.outcome == .fail && born.count == 1 && born.rows == 2)
    }

    @Test func `T2 finds results from before their collection`() throws {
        let rows =
            Self.visit + [
                glucose("11:00", resulted: "10:59"), glucose("11:00", resulted: "11:55"),
                glucose("11:00"),
            ]
        let early = try result("T2", "measurement.result_datetime", rows)
        #expect(early.count == 1 && early.rows == 2 && early.outcome == .fail)
    }

    @Test func `H4 finds odd delays`() throws {
        func median(_ delays: [String]) throws -> QualityResult.Outcome {
            let rows = Self.visit + delays.map { glucose("11:00", resulted: $0) }
            return try result("H4", "measurement.measurement_datetime", rows).outcome
        }
        #expect(try median(["11:00", "11:01", "12:00"]) == .pass)
        #expect(try median(["11:00", "11:00:59.999", "12:00"]) == .warn)
        #expect(try median(["11:00", "11:02"]) == .pass)
        #expect(try median(["2025-03-02T11:00:00Z"]) == .pass)
        #expect(try median(["2025-03-02T11:00:00.001Z"]) == .warn)
        #expect(try median([]) == .notMeasured)
    }

    @Test func `H6 finds a second method, and the other troponin's name`() throws {
        func troponin(_ what: String, _ method: String?) -> String {
            HospitalRows.result(
                "v", what, 12, collected: "11:00", unit: "ng/L", method: method)
        }
        let one = Self.visit + [troponin("troponin_t", "TnT hs"), troponin("troponin_i", "TnI")]
        #expect(try result("H6", "measurement.method", one).outcome == .pass)
        #expect(try result("H6", "measurement.analyte", one).outcome == .pass)
        let two = one + [troponin("troponin_t", "Troponin I")]
        let methods = try result("H6", "measurement.method", two)
        #expect(methods.outcome == .warn && methods.count == 1 && methods.rows == 2)
        #expect(try result("H6", "measurement.analyte", two).count == 1)
    }

    @Test func `H11 finds a limit that is written without its sign`() throws {
        func rows(sign: String, _ analyte: String = "glucose", limit: Double = 0.5) -> [String] {
            let unit = analyte == "glucose" ? "mmol/L" : "ng/L"
            return Self.visit
                + (0..<60).map { index in
                    HospitalRows.result(
                        "v", analyte, index < 50 ? limit : 1 + Double(index) / 2,
                        collected: "11:00", sign: index < 50 ? sign : "eq", unit: unit)
                }
        }
        #expect(try result("H11", "measurement.operator", rows(sign: "eq")).outcome == .warn)
        #expect(try result("H11", "measurement.operator", rows(sign: "lt")).outcome == .pass)
        let zeros = rows(sign: "eq", "troponin_t", limit: 0)
        #expect(try result("H11", "measurement.operator", zeros).outcome == .notMeasured)
    }
}
