import Diagnosis
import Learning
import Tabular
import Testing

@Suite struct `The four heart hospitals` {
    struct Hospital: Sendable, CustomTestStringConvertible {
        let name: String
        let rows: Int
        let cases: Int
        let testRows: Int
        let testCases: Int
        /// Persons of each grade from 0 to 4, as published.
        let grades: [Int]
        /// Persons without a recorded cholesterol.
        let withoutCholesterol: Int

        var testDescription: String { name }
    }

    static let hospitals = [
        Hospital(
            name: "cleveland", rows: 303, cases: 139, testRows: 91, testCases: 42,
            grades: [164, 55, 36, 35, 13], withoutCholesterol: 0),
        Hospital(
            name: "hungary", rows: 294, cases: 106, testRows: 89, testCases: 32,
            grades: [188, 106, 0, 0, 0], withoutCholesterol: 23),
        Hospital(
            name: "switzerland", rows: 123, cases: 115, testRows: 38, testCases: 35,
            grades: [8, 48, 32, 30, 5], withoutCholesterol: 123),
        Hospital(
            name: "long-beach", rows: 200, cases: 149, testRows: 60, testCases: 45,
            grades: [51, 56, 41, 42, 10], withoutCholesterol: 56),
    ]

    @Test(.enabled(if: SampleHospital.isPresent), arguments: hospitals)
    func `give the published counts through four different mappings`(hospital: Hospital) throws {
        let loaded = try SampleHospital(hospital.name).load()
        let frame = loaded.frame
        let holdout = frame.rows(in: .holdout)
        #expect(frame.rowCount == hospital.rows)
        #expect(frame.labels.reduce(0) { $0 + Int($1) } == hospital.cases)
        #expect(holdout.count == hospital.testRows)
        #expect(holdout.reduce(0) { $0 + Int(frame.labels[$1]) } == hospital.testCases)
        #expect(loaded.population.excluded.isEmpty && loaded.population.censored == 0)
    }

    @Test(.enabled(if: SampleHospital.isPresent), arguments: hospitals)
    func `give the published grades as classes`(hospital: Hospital) throws {
        let loaded = try SampleHospital(hospital.name).load("study-grade.json")
        #expect(loaded.population.classes == hospital.grades)
    }

    @Test(.enabled(if: SampleHospital.isPresent), arguments: hospitals)
    func `hold cholesterol as missing where it was not recorded`(hospital: Hospital) throws {
        let frame = try SampleHospital(hospital.name).load().frame
        let column = try #require(frame.column(named: "cholesterol_last"))
        let missing = column.states.reduce(0) { $0 + ($1 == FrameColumn.missing ? 1 : 0) }
        #expect(missing == hospital.withoutCholesterol)
        #expect(column.states.allSatisfy { $0 <= FrameColumn.missing })
    }

    @Test(.enabled(if: SampleHospital.isPresent), arguments: hospitals)
    func `answer the thirteen features too`(hospital: Hospital) throws {
        let frame = try SampleHospital(hospital.name).load("study-13.json").frame
        #expect(frame.rowCount == hospital.rows && frame.columns.count == 13)
    }

    @Test(.enabled(if: SampleHospital.isPresent), arguments: hospitals)
    func `pass the checks of the field, but for their few rows`(hospital: Hospital) throws {
        let study = try SampleHospital.study("study.json")
        let results = try SampleHospital(hospital.name).read { compiled, snapshot in
            try QualityCheck(
                schema: Diagnosis.schema, fieldChecks: Diagnosis.fieldChecks,
                studyChecks: Diagnosis.studyChecks
            ).report(for: study, compiled, in: snapshot).report.results
        }
        let own = results.filter { $0.id.hasPrefix("H") }
        #expect(own.filter { $0.outcome == .fail } == [])
        #expect(own.filter { $0.outcome == .warn }.map(\.id).allSatisfy { $0 == "H12" })
        #expect(own.contains { $0.id == "H2" && $0.outcome == .pass })
        #expect(own.contains { $0.id == "H14" && $0.outcome == .pass })
    }

    @Test(.enabled(if: SampleHospital.isPresent), arguments: hospitals)
    func `hold one person twice in Hungary and one in Long Beach`(hospital: Hospital) throws {
        let loaded = try SampleHospital(hospital.name).load("study-13.json")
        let equal = try #require(
            Diagnosis.studyChecks(loaded).first { $0.id == "C1" && $0.place == "rows" })
        let isTwice = ["hungary", "long-beach"].contains(hospital.name)
        #expect(equal.count == (isTwice ? 1 : 0) && equal.rows == hospital.rows)
        #expect(equal.outcome == (isTwice ? .warn : .pass))
    }

    @Test(.enabled(if: SampleHospital.isPresent))
    func `hold 740 persons who are complete`() throws {
        let counts = try Self.hospitals.map {
            try SampleHospital($0.name).load("study-flamby.json").frame.rowCount
        }
        #expect(counts == [303, 261, 46, 130])
        #expect(counts.reduce(0, +) == 740)
    }

    @Test(.enabled(if: SampleHospital.isPresent))
    func `read the same person's values out of other units`() throws {
        let hungary = try SampleHospital("hungary").load()
        let ages = try #require(hungary.frame.column(named: "age"))
        let pressures = try #require(hungary.frame.column(named: "systolic_bp_last"))
        // The file begins with a man of 28 with 130 mm Hg, whose visit is on 1 January 1983.
        let first = try #require(
            hungary.times.indices.min { hungary.times[$0] < hungary.times[$1] })
        #expect(ages.values[first] == 28)
        #expect(pressures.values[first] == 130)
        let beach = try SampleHospital("long-beach").load()
        let depression = try #require(beach.frame.column(named: "st_depression_last"))
        // The file begins with a depression of 3 mm, kept as 0.3 mV.
        let start = try #require(beach.times.indices.min { beach.times[$0] < beach.times[$1] })
        #expect(depression.values[start] == 3)
    }
}
