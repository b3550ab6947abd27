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
            request("tariff", .code(levels: MeterRows.tariffs, ordered: false)),
            request("meter_age", .number(range: 0...10_000, edges: [1000])),
            request("consumption", .number(range: 0...2000, edges: [500]), window: 90),
            request("earlier_tampering", .number(range: 0...20, edges: [1])),
        ],
        expected: ExpectedRows(classes: [7, 4], excluded: ["no finding": 1]))

    @Test(arguments: DomainConformance(MeterTheft.self, samples: samples).checks)
    func `keeps the promises of a domain`(check: ConformanceCheck) throws { try check.run() }

    private static func request(
        _ name: String, _ kind: FeatureSpecification.Kind, window: Int? = nil
    ) -> FeatureRequest {
        FeatureRequest(
            specification: FeatureSpecification(
                name: name, kind: kind, specials: window == nil ? [] : ["no_reading"]),
            source: .domain(name: name, currency: nil, window: window))
    }
}
