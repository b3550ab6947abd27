import Documents
import Learning
import MachineFailure
import Tabular
import Testing

@Suite struct `A trap in the records of machines` {
    private static let target: JSONValue = [
        "kind": "failure-within", "horizon": 10, "lead": 0, "words": "fails within 10 cycles",
    ]

    /// Forty engines that run to failure after 40 to 99 cycles. Heat says a little of the wear, speed
    /// says what a test lets it say; nil is no reading.
    private static func fleet(
        speed: (_ tick: Int, _ left: Int) -> Int? = { tick, left in
            1_000 + (tick * 37 + left * 11) % 29
        }
    ) -> String {
        (0..<40).map { engine in
            let life = 40 + engine * 7 % 60
            let head = """
                INSERT INTO machine VALUES ('m\(engine)', 'm', 0, 'x');
                INSERT INTO breakdown VALUES (\(engine), 'm\(engine)', 'seal', \(life), NULL);
                """
            return head
                + (1...life).map { tick in
                    let noise = Double((engine * 37 + tick * 17 + tick * tick * 5) % 229) / 10
                    let wear = 2 * max(0, 1 - Double(life - tick) / 15)
                    let heat = """
                        INSERT INTO hist VALUES ('m\(engine)', 'heat', \(tick), NULL,
                          \(noise + wear), 'good');
                        """
                    let second = speed(tick, life - tick).map {
                        """
                        INSERT INTO hist VALUES ('m\(engine)', 'speed', \(tick), NULL, \($0), 'good');
                        """
                    }
                    return heat + (second ?? "")
                }.joined()
        }.joined()
    }

    private static func request(_ name: String, window: Int? = nil, _ edges: [Double])
        -> FeatureRequest
    {
        FeatureRequest(
            specification: FeatureSpecification(
                name: name, kind: .number(range: -1e6...1e6, edges: edges), specials: ["no_data"]),
            source: .domain(name: name, currency: nil, window: window))
    }

    private static let features = [
        request("heat_last", [5, 10, 15, 20]), request("heat_mean", window: 5, [5, 10, 15, 20]),
        request("speed_last", [10, 20, 30, 40, 1_000, 1_010, 1_020]),
    ]

    private static let absent: Set = ["operating_state", "replacement"]

    private func fired(_ sql: String) throws -> [String: [String]] {
        let report = try SmallPlant(.ticks, sql).report(
            Self.features, without: Self.absent, target: Self.target)
        let results = report.results.filter { $0.outcome == .warn || $0.outcome == .fail }
        return Dictionary(grouping: results, by: \.place).mapValues { $0.map(\.id).sorted() }
    }

    @Test func `is not seen in a clean fleet`() throws {
        #expect(try fired(Self.fleet()) == [:])
    }

    @Test func `is a sensor that counts down to the failure`() throws {
        let found = try fired(Self.fleet { _, left in left })
        #expect(found["speed_last"] == ["L1", "L2"])
        #expect(found.keys.allSatisfy { $0 == "speed_last" }, "\(found)")
    }

    @Test func `is a sensor that is read only once the failure is near`() throws {
        // It has no reading before, which is a special value and as absent as a missing one.
        let found = try fired(Self.fleet { tick, left in left < 10 ? 1_000 + tick % 29 : nil })
        #expect(found["speed_last"] == ["L2", "L5"], "\(found)")
    }

    @Test func `is a window that overlaps the split`() throws {
        let plant = try SmallPlant(.ticks, Self.fleet())
        func load(purge: Int) throws -> LoadedFrame {
            try plant.load(
                Self.features, without: Self.absent,
                split: .time(from: Moment(30), purge: purge, holdout: nil), target: Self.target)
        }
        // Targets look 10 cycles ahead and features 5 back.
        #expect(throws: FeatureError.purgeTooShort(given: 14, needed: 15)) { try load(purge: 14) }
        let loaded = try load(purge: 15)
        for (part, time) in zip(loaded.frame.parts, loaded.times) {
            switch part {
            case .training, .validation: #expect(time.value + 10 < 30)
            case .holdout: #expect(time.value - 5 >= 30)
            case .purged: continue
            }
        }
    }

    @Test func `is an engine on both sides of the split, which a hash of it never makes`() throws {
        let frame = try SmallPlant(.ticks, Self.fleet()).load(
            Self.features, without: Self.absent, target: Self.target
        ).frame
        let learnt = Set(frame.rows(in: .training).map { frame.entities[$0] })
        let held = Set(frame.rows(in: .holdout).map { frame.entities[$0] })
        #expect(!learnt.isEmpty && !held.isEmpty)
        #expect(learnt.isDisjoint(with: held))
    }

    @Test func `is told as not measured where a split by time alone parts engines on purpose`()
        throws
    {
        func apart(_ split: SplitRequest.Kind) throws -> QualityResult? {
            try SmallPlant(.ticks, Self.fleet()).report(
                Self.features, without: Self.absent, split: split, target: Self.target
            ).results.first { $0.id == "L4" }
        }
        let hashed = try #require(try apart(.hash(holdout: 300)))
        #expect(hashed.outcome == .pass && hashed.count == 0 && hashed.rows == 40)
        let timed = try #require(
            try apart(.time(from: Moment(30), purge: 15, holdout: nil)))
        #expect(timed.outcome == .notMeasured && timed.advice.contains("by time alone"))
        // With a share held out by its hash an engine stands on one side again.
        let both = try #require(try apart(.time(from: Moment(30), purge: 15, holdout: 300)))
        #expect(both.outcome == .pass && both.count == 0)
    }

    @Test func `is what a failure or the work after it writes, which no feature reads`() throws {
        let populations = [
            SmallPlant.usage, SmallPlant.calendar, ["observation": "record", "decision": "job"],
        ]
        let outcomes: Set = ["work_order", "replacement", "job_outcome"]
        for population in populations {
            for feature in try MachineFailure.features(population: population) {
                #expect(!feature.needs.contains { outcomes.contains($0.table) }, "\(feature.name)")
                let failures = feature.needs.filter { $0.table == "failure" }.map(\.column)
                #expect(Set(failures).isSubset(of: ["asset_id", "restored_at"]), "\(feature.name)")
            }
        }
    }
}
