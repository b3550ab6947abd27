import FederationTesting
import Tabular
import Testing

/// Of a field that asks whether a meter will be found tampered with in the 60 days after an
/// inspection.
@Suite struct `The conformance suite on targets that look ahead` {
    private static let window = "a target changes where its window begins and ends"
    private static let lastDay = "a target is decided from the day on that the field names"
    private static let end = "a target window that isn't complete decides nothing"

    /// The first meter was found sound on 10 June; the third's 60 days after 12 June end on 11 August.
    private static let samples = samples(
        decidingRows: [
            DecidingRow(
                "I-1", by: ColumnReference("inspection", "inspected_on"), of: "I-9",
                states: [0: .nonEvent, 1: .event, 60: .event, 61: .nonEvent])
        ], lastDays: [LastDay("I-3", "2024-08-11")])

    @Test(arguments: [window, lastDay, end])
    func `lets a field pass that waits for its window's end`(name: String) throws {
        try check(name, of: NextFinding.self, Self.samples).run()
    }

    @Test func `finds a target that sees a day too much`() throws {
        let check = try check(Self.window, of: LongTarget.self, Self.samples)
        #expect(throws: ConformanceFailure.self) { try check.run() }
    }

    @Test(arguments: [lastDay, end])
    func `finds a target that doesn't wait at all`(name: String) throws {
        let check = try check(name, of: HastyTarget.self, Self.samples)
        #expect(throws: ConformanceFailure.self) { try check.run() }
    }

    @Test func `finds a target that waits a day too little`() throws {
        let check = try check(Self.lastDay, of: ImpatientTarget.self, Self.samples)
        #expect(throws: ConformanceFailure.self) { try check.run() }
    }

    @Test func `asks for a row that decides`() throws {
        let check = try check(Self.window, of: NextFinding.self, Self.samples())
        #expect(throws: ConformanceFailure.self) { try check.run() }
    }

    @Test func `refuses a row of which the study has no observation`() throws {
        let stray = Self.samples(lastDays: [LastDay("I-12", "2024-08-11")])
        let check = try check(Self.lastDay, of: NextFinding.self, stray)
        #expect(throws: ConformanceFailure.self) { try check.run() }
    }

    private func check(
        _ name: String, of field: any Domain.Type, _ samples: ConformanceSamples
    ) throws -> ConformanceCheck {
        try #require(
            DomainConformance(field, samples: samples).checks.first { $0.name == name })
    }

    private static func samples(
        decidingRows: [DecidingRow] = [], lastDays: [LastDay] = []
    ) -> ConformanceSamples {
        let samples = `Meter theft as a domain`.samples
        return ConformanceSamples(
            shapes: samples.shapes, population: samples.population, target: samples.target,
            requests: samples.requests, expected: samples.expected, decidingRows: decidingRows,
            lastDays: lastDays)
    }
}
