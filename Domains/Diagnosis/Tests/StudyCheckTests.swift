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
        #expect(one.outcome == .pass && one.count == 1)
        #expect(try check(2).outcome == .warn)
    }
}
