import Documents
import Learning
import MachineFailure
import Tabular
import Testing

@Suite struct `F12, a sensor that drifts` {
    private static let day = Readings.day
    private static let hour = Readings.hour

    /// Readings every six hours of January to June 1970, 10 and 12 in turn and moved by `shift`.
    private func result(_ shift: (_ day: Int) -> Double, failing: Int? = nil) throws
        -> QualityResult
    {
        let readings = (0..<(180 * 4)).map { index in
            """
            INSERT INTO hist VALUES ('a', 'heat', \(index * 6 * Self.hour), NULL,
              \(10 + Double(index % 2 * 2) + shift(index / 4)), 'good');
            """
        }.joined()
        let failure = failing.map {
            "INSERT INTO breakdown VALUES (1, 'a', 'seal', \($0 * Self.day), NULL);"
        }
        let population: JSONValue = [
            "observation": "dated", "axis": "calendar", "decision": "grid", "step": "6h",
            "interval": "6h", "quantities": SmallPlant.coarse,
        ]
        let loaded = try SmallPlant(
            .instants,
            "INSERT INTO machine VALUES ('a', 'm', 0, 'x');" + readings + (failure ?? "")
        ).load(
            [
                SmallPlant.request(
                    "heat_residual", window: 2 * Self.day, specials: ["no_baseline"]),
                SmallPlant.request("heat_mean", window: 2 * Self.day),
            ], without: ["operating_state", "replacement"], population: population,
            target: [
                "kind": "failure-within", "horizon": "60d", "lead": "2h",
                "words": "fails in 60 days",
            ])
        let results = MachineFailure.studyChecks(loaded).filter { $0.id == "F12" }
        #expect(results.map(\.place) == ["heat_residual"])
        return try #require(results.first)
    }

    @Test func `is not one that stays at its healthy level`() throws {
        let result = try result { _ in 0 }
        #expect(result.outcome == .pass)
        #expect(result.rows == 1)
        #expect(result.count == 0)
    }

    @Test func `stays away for two months`() throws {
        // Deviations are near one, so three degrees lie three of them off from April on.
        let drifted = try result { $0 < 90 ? 0 : 3 }
        #expect(drifted.outcome == .warn)
        #expect(drifted.count == 1)
        #expect(drifted.sql?.contains("\"quantity\" = 'heat'") == true)
        #expect(try result { $0 < 90 ? 0 : -3 }.outcome == .warn)
        // One month is not two.
        #expect(try result { (90..<120).contains($0) ? 3 : 0 }.outcome == .pass)
    }

    @Test func `is not one whose machine fails soon`() throws {
        // Three degrees more in the 55 days before a failure, all of them within its horizon.
        #expect(try result({ $0 < 120 ? 0 : 3 }, failing: 175).outcome == .pass)
    }

    @Test func `has no months on an axis of usage`() throws {
        let readings = (1...30).map {
            "INSERT INTO hist VALUES ('a', 'heat', \($0), NULL, \($0 % 3), 'good');"
        }.joined()
        let loaded = try SmallPlant(
            .ticks, "INSERT INTO machine VALUES ('a', 'm', 0, 'x');" + readings
        ).load(
            [SmallPlant.request("heat_residual", window: 5, specials: ["no_baseline"])],
            target: ["kind": "failure-within", "horizon": 3, "lead": 0, "words": "fails"])
        let results = MachineFailure.studyChecks(loaded).filter { $0.id == "F12" }
        #expect(results.map(\.outcome) == [.notMeasured])
    }
}
