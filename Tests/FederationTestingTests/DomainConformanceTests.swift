import FederationTesting
import Foundation
import Tabular
import Testing

@Suite struct `The conformance suite` {
    struct Broken: Sendable, CustomTestStringConvertible {
        let field: any Domain.Type
        let check: String

        var testDescription: String { check }
    }

    static let broken = [
        Broken(field: LostTable.self, check: "keys, times, parents and required columns exist"),
        Broken(
            field: StrangeWords.self, check: "no word of another field stands in this one's words"),
        Broken(
            field: CarelessParameters.self,
            check: "a study's parameters are read strictly, and told in sentences"),
        Broken(
            field: SpeechlessError.self,
            check: "a study's parameters are read strictly, and told in sentences"),
        Broken(field: ClosedWindow.self, check: "a row at the far end of a window is outside it"),
        Broken(
            field: MissingAsNumber.self,
            check: "a column that is missing everywhere makes no number up"),
        Broken(
            field: HastyTarget.self, check: "a target window that isn't complete decides nothing"),
        Broken(field: Wordless.self, check: "every feature has a label, a reason and a unit"),
    ]

    @Test(arguments: broken) func `finds the promise that a field breaks`(broken: Broken) throws {
        #expect(
            throws: ConformanceFailure.self
        ) {
            try check(broken.check, of: broken.field, `Meter theft as a domain`.samples).run()
        }
    }

    @Test func `finds rows that two shapes don't share`() throws {
        let other = InstitutionShape(
            "zinc",
            sql: ZincGrid.shape.sql + "UPDATE ablesung SET mj = '99,5' WHERE am = 20240530;",
            mapping: ZincGrid.shape.mapping)
        let samples = changed(shapes: [CopperGrid.shape, other])
        let check = try check(
            "two shapes of the same rows give the same bits", of: MeterTheft.self, samples)
        #expect(throws: ConformanceFailure.self) { try check.run() }
    }

    @Test func `finds shapes that are one and the same`() throws {
        let samples = changed(shapes: [CopperGrid.shape, CopperGrid.shape])
        let check = try check("the shapes have other columns", of: MeterTheft.self, samples)
        #expect(throws: ConformanceFailure.self) { try check.run() }
    }

    @Test func `finds counts other than the field knows`() throws {
        let samples = changed(expected: ExpectedRows(classes: [8, 3]))
        let check = try check(
            "every shape gives the rows that the field knows beforehand", of: MeterTheft.self,
            samples)
        #expect(throws: ConformanceFailure.self) { try check.run() }
    }

    @Test func `names each check once`() {
        let names = DomainConformance(MeterTheft.self, samples: `Meter theft as a domain`.samples)
            .checks.map(\.name)
        #expect(Set(names).count == names.count)
        #expect(names.count > 50)
    }

    @Test func `the small field costs 376 lines, of which 165 are the field`() throws {
        let field = ["MeterTheft", "MeterTables", "MeterFeatures", "MeterStudy"]
        let samples = ["MeterRows", "CopperGrid", "ZincGrid", "MeterTheftTests"]
        #expect(try lines(of: field) <= 165)
        #expect(try lines(of: field + samples) <= 376)
        let files = try FileManager.default.contentsOfDirectory(atPath: folder)
        #expect(files.sorted() == (field + samples).map { "\($0).swift" }.sorted())
    }

    private let folder = URL(filePath: #filePath).deletingLastPathComponent()
        .appending(path: "MeterTheft").path(percentEncoded: false)

    private func lines(of names: [String]) throws -> Int {
        try names.reduce(0) { count, name in
            let text = try String(contentsOfFile: "\(folder)/\(name).swift", encoding: .utf8)
            return count + text.utf8.count { $0 == UInt8(ascii: "\n") }
        }
    }

    private func check(
        _ name: String, of field: any Domain.Type, _ samples: ConformanceSamples
    ) throws -> ConformanceCheck {
        try #require(
            DomainConformance(field, samples: samples).checks.first { $0.name == name })
    }

    private func changed(
        shapes: [InstitutionShape]? = nil, expected: ExpectedRows? = nil
    ) -> ConformanceSamples {
        let samples = `Meter theft as a domain`.samples
        return ConformanceSamples(
            shapes: shapes ?? samples.shapes, population: samples.population,
            target: samples.target, requests: samples.requests,
            expected: expected ?? samples.expected)
    }
}
