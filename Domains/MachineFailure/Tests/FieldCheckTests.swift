import Documents
import MachineFailure
import Tabular
import Testing

@Suite struct `Checks of the field of machines` {
    private static let day = Readings.day

    private func results(
        _ id: String, at place: String? = nil, _ axis: SmallPlant.Axis, _ sql: String,
        without absent: Set<String> = []
    ) throws -> [QualityResult] {
        let plant = try SmallPlant(axis, "INSERT INTO machine VALUES ('a', 'm', 0, 'x');" + sql)
        return try plant.read(without: absent) { compiled, snapshot in
            let check = QualityCheck(
                schema: SmallPlant.schema, fieldChecks: MachineFailure.fieldChecks)
            return try check.report(compiled, in: snapshot).results.filter {
                $0.id == id && (place == nil || $0.place == place)
            }
        }
    }

    private static func readings(_ ticks: [Int], quality: String = "good") -> String {
        ticks.map { "INSERT INTO hist VALUES ('a', 'heat', \($0), NULL, 5, '\(quality)');" }
            .joined()
    }

    @Test func `F1 finds moments with two readings of one sensor`() throws {
        func found(_ ticks: [Int]) throws -> QualityResult? {
            try results("F1", at: "telemetry.ts", .ticks, Self.readings(ticks)).first
        }
        #expect(try found([1, 2, 3])?.outcome == .pass)
        let twice = try found(Array(1...40) + [7])
        #expect(twice?.outcome == .warn)
        #expect(twice?.count == 1)
        #expect(try found([1, 1, 2, 2])?.outcome == .fail)
    }

    @Test func `F4 finds a mix of bad readings`() throws {
        let good = Self.readings(Array(1...8))
        #expect(try results("F4", .ticks, good).map(\.outcome) == [.pass])
        let some = good + Self.readings([9], quality: "bad")
        #expect(try results("F4", .ticks, some).map(\.outcome) == [.warn])
        let most = some + Self.readings(Array(10...20), quality: "uncertain")
        #expect(try results("F4", .ticks, most).map(\.outcome) == [.fail])
    }

    @Test func `F8 finds what happened before it could`() throws {
        func outcomes(_ sql: String) throws -> [QualityResult.Outcome] {
            try results("F8", .ticks, sql).map(\.outcome)
        }
        let clean = """
            INSERT INTO breakdown VALUES (1, 'a', 'seal', 10, 12), (2, 'a', 'seal', 20, 22);
            """
        #expect(try outcomes(clean + Self.readings([1, 2])) == [.pass, .pass, .pass, .pass])
        let early = "INSERT INTO breakdown VALUES (1, 'a', 'seal', -5, 12);"
        #expect(try outcomes(early + Self.readings([1])) == [.fail, .pass, .pass, .pass])
        #expect(try outcomes(clean + Self.readings([-1])) == [.pass, .fail, .pass, .pass])
        let backward = "INSERT INTO breakdown VALUES (1, 'a', 'seal', 10, 9);"
        #expect(try outcomes(backward + Self.readings([1])) == [.pass, .pass, .fail, .pass])
        let open = """
            INSERT INTO breakdown VALUES (1, 'a', 'seal', 10, 30), (2, 'a', 'seal', 20, 22);
            """
        #expect(try outcomes(open + Self.readings([1])) == [.pass, .pass, .pass, .fail])
    }

    @Test func `F11 finds planned work that was logged as failure`() throws {
        func outcome(_ axis: SmallPlant.Axis, replaced: Int, part: String = "seal") throws
            -> [QualityResult.Outcome]
        {
            try results(
                "F11", axis,
                """
                INSERT INTO breakdown VALUES (1, 'a', 'seal', \(10 * Self.day), NULL);
                INSERT INTO change VALUES ('a', '\(part)', \(replaced), 1);
                """
            ).map(\.outcome)
        }
        #expect(try outcome(.instants, replaced: 10 * Self.day - Self.day) == [.warn])
        #expect(try outcome(.instants, replaced: 8 * Self.day) == [.pass])
        #expect(try outcome(.instants, replaced: 10 * Self.day, part: "bearing") == [.pass])
        // A day is no length of time on an axis of usage.
        let ticks = try results(
            "F11", .ticks,
            """
            INSERT INTO breakdown VALUES (1, 'a', 'seal', 10, NULL);
            INSERT INTO change VALUES ('a', 'seal', 10, 1);
            """)
        #expect(ticks.map(\.outcome) == [.notMeasured])
    }

    @Test func `F13 finds assets that were never watched`() throws {
        #expect(try results("F13", .ticks, Self.readings([1])).map(\.outcome) == [.pass])
        let unseen = try results("F13", .ticks, "INSERT INTO machine VALUES ('b', 'm', 0, 'x');")
        #expect(unseen.map(\.outcome) == [.warn])
        #expect(unseen.map(\.count) == [2])
    }

    @Test func `F14 finds ticks that are left out, and says nothing of the calendar`() throws {
        #expect(try results("F14", .ticks, Self.readings([1, 2, 3])).map(\.outcome) == [.pass])
        let jump = try results("F14", .ticks, Self.readings([1, 2, 5, 6]))
        #expect(jump.map(\.outcome) == [.warn])
        #expect(jump.map(\.count) == [1])
        let calendar = try results("F14", .instants, Self.readings([Self.day * 9, Self.day * 11]))
        #expect(calendar.map(\.outcome) == [.notMeasured])
    }

    private func failuresInTraining(_ engines: Int) throws -> QualityResult? {
        let sql = (1...engines).map { engine in
            """
            INSERT INTO machine VALUES ('m\(engine)', 'm', 0, 'x');
            INSERT INTO breakdown VALUES (\(engine), 'm\(engine)', 'seal', 9, NULL);
            """
                + (1...9).map {
                    "INSERT INTO hist VALUES ('m\(engine)', 'heat', \($0), NULL, 5, 'good');"
                }.joined()
        }.joined()
        let plant = try SmallPlant(.ticks, sql)
        let within = try plant.load(target: [
            "kind": "failure-within", "horizon": 3, "lead": 0, "words": "fails within 3",
        ])
        let life = try plant.load(target: [
            "kind": "remaining-life", "limit": 8, "range": [0, 8], "words": "left",
        ])
        let results = [within, life].map { loaded in
            MachineFailure.studyChecks(loaded).first { $0.id == "F9" }
        }
        #expect(results[0]?.count == results[1]?.count)
        #expect(results[0]?.outcome == results[1]?.outcome)
        return results[0]
    }

    @Test func `F9 counts the failures that are learnt from`() throws {
        let few = try #require(try failuresInTraining(10))
        #expect(few.outcome == .warn)
        let held = (1...10).filter {
            SplitRequest.isDrawn(SplitRequest.draw(seed: "2025", entity: "m\($0)"), share: 300)
        }.count
        #expect(few.count == 10 - held)
        #expect(try failuresInTraining(40)?.outcome == .pass)
    }
}
