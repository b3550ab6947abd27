import Diagnosis
import Documents
import Learning
import Tabular
import Testing

@Suite struct `Checks of a study's visits` {
    @Test func `H12 warns of few rows for each feature`() throws {
        let rows = (0..<40).flatMap { index in
            [
                HospitalRows.patient("p\(index)"), HospitalRows.visit("v\(index)", of: "p\(index)"),
                HospitalRows.verdict("v\(index)", "angiography", index < 20 ? 0 : 1),
            ]
        }
        func check(_ features: Int) throws -> QualityResult {
            let requests = [SmallStudy.sex, SmallStudy.number("age", specials: [])]
            let loaded = try SmallStudy.load(rows, Array(requests.prefix(features)))
            return try #require(Diagnosis.studyChecks(loaded).first { $0.id == "H12" })
        }
        let one = try check(1)
        #expect(one.outcome == .pass && one.value == one.rows.map(Double.init))
        let two = try check(2)
        #expect(two.outcome == .warn && two.value == one.value.map { $0 / 2 })
    }

    @Test func `C1 says nothing of equal visits where chance makes them`() throws {
        let rows = (0..<40).flatMap { index in
            [
                HospitalRows.patient("p\(index)"), HospitalRows.visit("v\(index)", of: "p\(index)"),
                HospitalRows.verdict("v\(index)", "angiography", 1),
            ]
        }
        let equal = Diagnosis.studyChecks(try SmallStudy.load(rows)).first { $0.id == "C1" }
        #expect(equal?.outcome == .notMeasured)
    }

    @Test func `P2 knows by which factor glucose may stand in another unit than the others'`()
        throws
    {
        let resolver = try SmallStudy.loader(
            [], SmallStudy.population, SmallStudy.angiography
        ).resolver
        let doctor = UnitDoctor(of: SmallStudy.number("glucose_last", hours: 24), resolver)
        let own = Quartiles(low: 88, median: 98.2, high: 117)
        let rest = Quartiles(low: 4.9, median: 5.45, high: 6.5)
        #expect(
            doctor.suggestion(own: own, rest: rest)
                == "own median is 18.0 times the others'; that is mg/dL against mmol/L (18.016)")
        #expect(doctor.suggestion(own: rest, rest: rest) == nil)
        for name in ["glucose_count", "glucose_age"] {
            let none = UnitDoctor(of: SmallStudy.number(name, hours: 24), resolver)
            #expect(none.suspicions.isEmpty, "\(name)")
        }
    }
}
