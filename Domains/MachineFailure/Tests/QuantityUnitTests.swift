import Documents
import Learning
import MachineFailure
import Tabular
import Testing

/// F7, the unit doctor of quantities: P2 knows what each of them measures, so the field needs no check
/// of its own.
@Suite struct `The unit of a quantity` {
    struct Mistake: Sendable, CustomTestStringConvertible {
        let dimension: String
        let unit: String
        /// The others' quartiles, in the canonical unit, and the same in the mistaken one.
        let rest: [Double]
        let own: [Double]
        let words: String

        var testDescription: String { words }
    }

    static let mistakes = [
        Mistake(
            dimension: "pressure-gauge", unit: "kPa(g)", rest: [650, 700, 760],
            own: [94.3, 101.5, 110.2], words: "psig against kPa(g)"),
        Mistake(
            dimension: "pressure-gauge", unit: "kPa(g)", rest: [650, 700, 760],
            own: [6.5, 7, 7.6], words: "barg against kPa(g)"),
        Mistake(
            dimension: "vibration-speed", unit: "mm/s", rest: [2.5, 3.2, 4.1],
            own: [0.098, 0.126, 0.161], words: "in/s against mm/s"),
        Mistake(
            dimension: "temperature", unit: "°C", rest: [60, 66, 74],
            own: [140, 150.8, 165.2], words: "°F"),
    ]

    private func doctor(_ mistake: Mistake) throws -> UnitDoctor {
        let population: JSONValue = [
            "observation": "dated", "axis": "usage", "tick": "cycle", "decision": "tick",
            "quantities": [
                [
                    "quantity": "own", "dimension": .string(mistake.dimension),
                    "unit": .string(mistake.unit), "resolution": 2, "range": [-1000, 50_000],
                ]
            ],
        ]
        let resolver = FeatureResolver(
            schema: MachineFailure.schema.extended(
                by: try MachineFailure.measures(population: population)),
            features: try MachineFailure.features(population: population))
        return UnitDoctor(of: SmallPlant.request("own_mean", window: 5), resolver)
    }

    @Test(arguments: mistakes)
    func `is doubted where its numbers fit the others' in another one`(mistake: Mistake) throws {
        let doctor = try doctor(mistake)
        let rest = Quartiles(low: mistake.rest[0], median: mistake.rest[1], high: mistake.rest[2])
        let own = Quartiles(low: mistake.own[0], median: mistake.own[1], high: mistake.own[2])
        let suggestion = try #require(doctor.suggestion(own: own, rest: rest))
        #expect(suggestion.contains(mistake.words), "\(suggestion)")
        #expect(doctor.suggestion(own: rest, rest: rest) == nil)
    }

    @Test func `is doubted row by row where a number is believed in another one only`() throws {
        func result(_ values: [Int]) throws -> QualityResult? {
            let sql = values.enumerated().map {
                "INSERT INTO hist VALUES ('a', 'heat', \($0), NULL, \($1), 'good');"
            }.joined()
            return try SmallPlant(
                .ticks, "INSERT INTO machine VALUES ('a', 'm', 0, 'x');" + sql
            ).read { compiled, snapshot in
                try QualityCheck(
                    schema: SmallPlant.schema, fieldChecks: MachineFailure.fieldChecks
                ).report(compiled, in: snapshot).results.first {
                    $0.id == "P2" && $0.place.hasPrefix("telemetry.value")
                }
            }
        }
        // 250 °C is the most that is believed; 300 °F are 149 °C.
        #expect(try result([20, 60, 150, 249])?.outcome == .pass)
        let found = try #require(try result([20, 60, 150, 300]))
        #expect(found.outcome == .fail)
        #expect(found.count == 1)
    }
}
