import Documents
import MachineFailure
import Tabular
import Testing

@Suite struct `Checks of clocks` {
    private static let hour = Readings.hour
    private static let second = Readings.second
    private static let start = 365 * Readings.day

    private func results(
        _ id: String, at place: String, _ sql: String, on axis: SmallPlant.Axis = .instants,
        sources: [String: JSONValue] = [:]
    ) throws -> QualityResult {
        let plant = try SmallPlant(axis, "INSERT INTO machine VALUES ('a', 'm', 0, 'x');" + sql)
        return try plant.read(through: "1999-12-31", sources: sources) { compiled, snapshot in
            let check = QualityCheck(
                schema: SmallPlant.schema, fieldChecks: MachineFailure.fieldChecks)
            let found = try check.report(compiled, in: snapshot).results.filter {
                $0.id == id && $0.place == place
            }
            return try #require(found.first { $0.outcome == .fail } ?? found.first)
        }
    }

    /// Hourly readings of 60 days, each received by `delay` seconds later than its source says.
    private func delayed(_ delay: (_ day: Int, _ hour: Int) -> Int) throws -> QualityResult {
        let sql = (0..<(60 * 24)).map { index in
            let moment = Self.start + index * Self.hour
            let received = moment + delay(index / 24, index % 24) * Self.second
            return "INSERT INTO hist VALUES ('a', 'heat', \(moment), \(received), 5, 'good');"
        }.joined()
        return try results("F5", at: "telemetry.received_at", sql)
    }

    @Test func `F5 finds a clock that is seven minutes fast for three weeks`() throws {
        let found = try delayed { day, _ in (20..<41).contains(day) ? 5 - 420 : 5 }
        #expect(found.outcome == .warn)
        // 21 days on which readings came before they were taken, and the day of the step back.
        #expect(found.count == 22)
        #expect(found.rows == 60)
    }

    @Test func `F5 finds a slow clock by its steps, and fails beyond an hour`() throws {
        let slow = try delayed { day, _ in (20..<41).contains(day) ? 5 + 420 : 5 }
        #expect(slow.outcome == .warn)
        #expect(slow.count == 2)
        let hours = try delayed { day, _ in day < 20 ? 5 : 5 + 7_200 }
        #expect(hours.outcome == .fail)
        #expect(hours.count == 1)
    }

    @Test func `F5 takes no late data for a clock`() throws {
        #expect(try delayed { _, _ in 5 }.outcome == .pass)
        // A burst that holds back ten hours of a day, and a day that came late as a whole.
        #expect(try delayed { day, hour in day == 20 && hour < 10 ? 40_000 : 5 }.outcome == .pass)
        #expect(try delayed { day, _ in day == 20 ? 80_000 : 5 }.outcome == .pass)
        // Delays that grow slowly step nowhere.
        #expect(try delayed { day, _ in day * 30 }.outcome == .pass)
    }

    @Test func `F5 says nothing of an axis of usage`() throws {
        let ticks = "INSERT INTO hist VALUES ('a', 'heat', 1, 1, 5, 'good');"
        #expect(
            try results("F5", at: "telemetry.received_at", ticks, on: .ticks).outcome
                == .notMeasured)
    }

    /// A plant whose historian writes the clock on the wall of Chicago.
    private func local(_ times: [String], received: String? = nil) throws -> QualityResult {
        let rows = times.map { "INSERT INTO wall VALUES ('a', '\($0)', \(received ?? "NULL"), 5);" }
        let source: JSONValue = [
            "from": "wall",
            "columns": [
                "asset_id": ["column": "id"], "quantity": ["constant": "heat"],
                "ts": ["column": "shown", "date": "yyyy-MM-dd HH:mm:ss"],
                "received_at": ["column": "received", "date": "epoch_ms"],
                "value": ["column": "value", "unit": "°C"],
            ],
        ]
        return try results(
            "F6", at: "telemetry.ts",
            "CREATE TABLE wall (id TEXT, shown TEXT, received INTEGER, value REAL);"
                + rows.joined(), sources: ["telemetry": source])
    }

    @Test func `F6 counts times in the hour that is repeated and in the one that is left out`()
        throws
    {
        let plain = (10..<30).map { "2025-11-\($0) 01:30:00" }
        #expect(try local(plain).outcome == .pass)
        // Clocks of Chicago were put back on 2 November 2025 and forward on 9 March.
        let both = try local(plain + ["2025-11-02 01:30:00", "2025-03-09 02:30:00"])
        #expect(both.outcome == .fail)
        #expect(both.count == 2)
        #expect(both.rows == 22)
        let one = try local(
            (0..<2_000).map {
                "2025-0\(4 + $0 / 700)-\(10 + $0 / 100 % 7) 03:\(10 + $0 % 50):\(10 + $0 / 50 % 2)"
            } + ["2025-11-02 01:30:00"])
        #expect(one.outcome == .warn)
        #expect(one.count == 1)
    }

    @Test func `F6 is settled by the time of receipt, and says nothing of times in UTC`() throws {
        // Received five seconds after 6:30 UTC, so before the hour came again.
        let settled = try local(["2025-11-02 01:30:00"], received: "1762065005000")
        #expect(settled.outcome == .pass)
        let utc = try results(
            "F6", at: "telemetry.ts",
            "INSERT INTO hist VALUES ('a', 'heat', 1, 1, 5, 'good');", on: .ticks)
        #expect(utc.outcome == .notMeasured)
    }
}
