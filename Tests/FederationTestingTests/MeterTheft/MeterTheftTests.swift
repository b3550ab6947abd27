import Documents
import FederationTesting
import Learning
import Tabular
import Testing

@Suite struct `Meter theft as a domain` {
    static let samples = ConformanceSamples(
        shapes: [CopperGrid.shape, ZincGrid.shape],
        population: ["observation": "dated"],
        target: ["words": "tampered with, as the inspector filed it"],
        requests: [
            .feature("tariff", .code(levels: MeterRows.tariffs, ordered: false)),
            .feature("meter_age", .number(range: 0...10_000, edges: [1000])),
            .feature(
                "consumption", .number(range: 0...2000, edges: [500]), specials: ["no_reading"],
                window: 90),
            .feature("earlier_tampering", .number(range: 0...20, edges: [1])),
        ],
        expected: ExpectedRows(classes: [7, 4], excluded: ["no finding": 1]))

    @Test(arguments: DomainConformance(MeterTheft.self, samples: samples).checks)
    func `keeps the promises of a domain`(check: ConformanceCheck) throws { try check.run() }
}
