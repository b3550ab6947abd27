import Documents
import MachineFailure
import Tabular
import Testing

@Suite struct `Checks of what sensors say over time` {
    private static let hour = Readings.hour
    private static let day = Readings.day
    /// Midnight of 1 January 1971, from which on these plants are recorded.
    private static let start = 365 * day

    private func results(
        _ id: String, _ sql: String, on axis: SmallPlant.Axis = .instants,
        sources: [String: JSONValue] = [:]
    ) throws -> [QualityResult] {
        let plant = try SmallPlant(axis, "INSERT INTO machine VALUES ('a', 'm', 0, 'x');" + sql)
        return try plant.read(through: "1999-12-31", sources: sources) { compiled, snapshot in
            try QualityCheck(schema: SmallPlant.schema, fieldChecks: MachineFailure.fieldChecks)
                .report(compiled, in: snapshot).results.filter { $0.id == id }
        }
    }

    /// The worst that the check says of the same rows.
    private func outcome(
        _ id: String, _ sql: String, on axis: SmallPlant.Axis = .instants
    ) throws -> QualityResult.Outcome {
        let outcomes = try results(id, sql, on: axis).map(\.outcome)
        return [.fail, .warn, .pass].first(where: outcomes.contains) ?? .notMeasured
    }

    /// A reading every hour from hour `from` up to hour `to`, of `value`.
    private static func hourly(
        _ range: Range<Int>, step: Int = 1, of value: (Int) -> Double = { Double($0 * 7 % 13) }
    ) -> String {
        stride(from: range.lowerBound, to: range.upperBound, by: step).map {
            """
            INSERT INTO hist VALUES ('a', 'heat', \(start + $0 * hour), NULL, \(value($0)), 'good');
            """
        }.joined()
    }

    private static func state(_ from: Int, _ to: Int, _ word: String) -> String {
        """
        INSERT INTO state VALUES ('a', \(start + from * hour), \(start + to * hour), '\(word)', NULL);
        """
    }

    // F2

    @Test func `F2 finds a sensor that is stuck for 40 hours`() throws {
        let clean = try #require(try results("F2", Self.hourly(0..<2_000)).first)
        #expect(clean.outcome == .pass)
        #expect(clean.rows == 1)
        let stuck = Self.hourly(0..<1_000) + Self.hourly(1_000..<1_040) { _ in 5.5 }
        let found = try #require(
            try results("F2", stuck + Self.hourly(1_040..<2_000)).first)
        #expect(found.outcome == .warn)
        #expect(found.count == 1)
        // 40 readings that are the same lie 39 hours apart: 1.95 % of 1,999. Half of them are not
        // enough, since a stretch must be longer than 20 expected intervals.
        let short = Self.hourly(0..<1_000) + Self.hourly(1_000..<1_021) { _ in 5.5 }
        #expect(
            try outcome("F2", short + Self.hourly(1_021..<2_000)) == .pass)
    }

    @Test func `F2 fails where a sensor is stuck for a third of its time`() throws {
        let sql = Self.hourly(0..<200) + Self.hourly(200..<300) { _ in 5.5 }
        #expect(try outcome("F2", sql) == .fail)
    }

    @Test func `F2 counts the time in which the machine ran`() throws {
        let sql = Self.hourly(0..<1_000) + Self.hourly(1_000..<1_100) { _ in 5.5 }
        let standing = Self.state(0, 1_000, "run") + Self.state(1_000, 1_100, "stop")
        #expect(try outcome("F2", sql + standing) == .pass)
        let running = Self.state(0, 1_100, "run")
        #expect(try outcome("F2", sql + running) == .warn)
    }

    @Test func `F2 lets a coarse sensor repeat itself, and leaves one that never moves to M3`()
        throws
    {
        let coarse = Self.hourly(0..<1_000) { Double($0 / 30) }
        #expect(try outcome("F2", coarse) == .pass)
        #expect(try outcome("F2", Self.hourly(0..<1_000) { _ in 4 }) == .pass)
        let ticks = (1...200).map {
            "INSERT INTO hist VALUES ('a', 'heat', \($0), NULL, \($0 % 7), 'good');"
        }.joined()
        #expect(try outcome("F2", ticks, on: .ticks) == .pass)
        let stuck = ticks.replacing(", 3, 'good'", with: ", 4, 'good'")
        #expect(try outcome("F2", stuck, on: .ticks) == .pass)
        let long = (201...240).map {
            "INSERT INTO hist VALUES ('a', 'heat', \($0), NULL, 9, 'good');"
        }.joined()
        #expect(try outcome("F2", ticks + long, on: .ticks) == .warn)
    }

    // F3

    @Test func `F3 finds a month in which a sensor was out`() throws {
        // January to March 1971.
        let whole = try #require(try results("F3", Self.hourly(0..<2_160)).first)
        #expect(whole.outcome == .pass)
        #expect(whole.rows == 3)
        // Two weeks of February are out, so 336 of its 672 hours, but for three that a reading holds.
        let out = Self.hourly(0..<800) + Self.hourly(1_136..<2_160)
        let found = try #require(try results("F3", out).first)
        #expect(found.outcome == .warn)
        #expect(found.count == 1)
        // Five days are less than a fifth.
        let short = Self.hourly(0..<800) + Self.hourly(920..<2_160)
        #expect(try outcome("F3", short) == .pass)
    }

    @Test func `F3 finds a month without any reading, and a record that is nearly all gap`() throws
    {
        let january = Self.hourly(0..<744)
        let without = try #require(try results("F3", january + Self.hourly(1_416..<2_160)).first)
        #expect(without.outcome == .warn)
        #expect(without.rows == 3)
        #expect(without.count == 1)
        // 240 hours at the beginning and 10 at the end of 8,760.
        let rest = Self.hourly(0..<240) + Self.hourly(8_750..<8_760)
        #expect(try outcome("F3", rest) == .fail)
    }

    @Test func `F3 says nothing of an axis of usage`() throws {
        let ticks = "INSERT INTO hist VALUES ('a', 'heat', 1, NULL, 5, 'good');"
        #expect(try outcome("F3", ticks, on: .ticks) == .notMeasured)
    }

    // F1, of positions

    @Test func `F1 finds two sensors of one quantity on one machine`() throws {
        let source: JSONValue = [
            "from": "hist",
            "columns": [
                "asset_id": ["column": "id"], "quantity": ["constant": "heat"],
                "position": ["column": "what"],
                "ts": ["column": "moment", "date": "epoch_ms"],
                "value": ["column": "value", "unit": "°C"], "quality": ["column": "quality"],
            ],
        ]
        func outcomes(_ sql: String) throws -> [QualityResult.Outcome] {
            try results("F1", sql, sources: ["telemetry": source]).map(\.outcome)
        }
        let one = Self.hourly(0..<48)
        #expect(try outcomes(one) == [.pass, .pass])
        let both = one + one.replacing("'heat'", with: "'drive end'")
        #expect(try outcomes(both) == [.pass, .fail])
        // A sensor that took another one's place is no second one.
        let later = Self.hourly(48..<96).replacing("'heat'", with: "'drive end'")
        #expect(try outcomes(one + later) == [.pass, .pass])
    }
}
