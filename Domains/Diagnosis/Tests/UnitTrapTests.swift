import Diagnosis
import Documents
import Federation
import Foundation
import Institution
import Tabular
import Testing

/// ST depression stands in millimetres or in millivolts, which are tenths of them.
@Suite(.enabled(if: SampleHospital.isPresent))
struct `A unit that is mistaken at one hospital` {
    private func report(_ hospital: String, _ unit: String) throws -> QualityReport {
        let folder = SampleHospital(hospital).folder
        let text = String(
            decoding: try Data(contentsOf: folder.appending(path: "mapping.json")), as: UTF8.self)
        let mistaken = text.replacing(
            /"unit": "mm"(?<rest>[^{}]*"set": \{"analyte": "st_depression"\})/,
            with: { "\"unit\": \"\(unit)\"\($0.rest)" })
        return try InstitutionData(
            domain: Diagnosis.self,
            databasePath: folder.appending(path: "\(hospital).sqlite").path(percentEncoded: false),
            mappingBytes: Array(mistaken.utf8)
        ).check(
            Study(
                parsing: Array(
                    Data(contentsOf: SampleHospital.set.appending(path: "study.json")))))
    }

    private func doubt(_ report: QualityReport) -> QualityResult? {
        report.results.first { $0.id == "P2" && $0.place.hasSuffix("(st_depression)") }
    }

    @Test(arguments: [("cleveland", 123, 303), ("hungary", 61, 294)])
    func `shows row by row where millimetres are taken for millivolts`(
        hospital: String, count: Int, rows: Int
    ) throws {
        let sound = try report(hospital, "mm")
        #expect(doubt(sound)?.outcome == .pass && !sound.isBlocked)
        let mistaken = try report(hospital, "mV")
        #expect(mistaken.isBlocked)
        let found = try #require(doubt(mistaken))
        #expect(found.outcome == .fail && found.count == count && found.rows == rows)
    }
}
