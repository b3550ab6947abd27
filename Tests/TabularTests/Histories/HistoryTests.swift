import Learning
import Tabular
import Testing

@Suite struct `A feature that learns from a history` {
    private let rows = [
        "'a', 'heat', '2025-01-01', '2025-01-01', 1",
        "'a', 'heat', '2025-01-02', '2025-01-02', 2",
        "'a', 'noise', '2025-01-02', '2025-01-02', 50",
        "'a', 'heat', '2025-01-05', '2025-01-05', 4",
        "'b', 'heat', '2025-01-03', '2025-01-03', 8",
    ]

    private func column(_ loaded: LoadedFrame, _ name: String) throws -> [Double?] {
        let column = try #require(loaded.column(named: name))
        return zip(column.values, column.states).map { $1 == FrameColumn.value ? $0 : nil }
    }

    @Test func `sees the rows of its own group and kind up to each moment`() throws {
        let loaded = try Watching.load(rows, [Watching.request("heat_count")])
        #expect(loaded.rowKeys.count == 4)
        #expect(loaded.entityKeys == ["a", "b"])
        #expect(try column(loaded, "heat_count") == [1, 2, 3, 1])
    }

    @Test func `keeps a row at t0 inside its window and one at t0 - w outside`() throws {
        let loaded = try Watching.load(
            rows,
            [Watching.request("heat_sum", window: 3), Watching.request("heat_sum", window: 4)])
        #expect(try column(loaded, "heat_sum_3") == [1, 3, 4, 8])
        #expect(try column(loaded, "heat_sum_4") == [1, 3, 6, 8])
    }

    @Test func `says so where a group has no row of its kind`() throws {
        let loaded = try Watching.load(
            rows, [Watching.request("noise_sum", window: 30), Watching.request("noise_count")])
        #expect(try column(loaded, "noise_sum_30") == [nil, 50, 50, nil])
        #expect(
            loaded.column(named: "noise_sum_30")?.states
                == [FrameColumn.firstSpecial, 0, 0, FrameColumn.firstSpecial])
        #expect(try column(loaded, "noise_count") == [0, 1, 1, 0])
    }

    @Test func `never sees a row before it became known`() throws {
        let late = rows + ["'a', 'heat', '2025-01-01', '2025-01-04', 100"]
        let loaded = try Watching.load(late, [Watching.request("heat_sum", window: 30)])
        // Observed on 1, 2 and 5 January: the late row of the 1st is known from the 4th on.
        #expect(try column(loaded, "heat_sum_30") == [1, 3, 107, 8])
    }

    @Test func `takes the event for known where nobody says when it was known`() throws {
        let silent = rows + ["'b', 'heat', '2025-01-02', NULL, 16"]
        let loaded = try Watching.load(silent, [Watching.request("heat_sum", window: 30)])
        #expect(try column(loaded, "heat_sum_30") == [1, 3, 7, 16, 24])
    }

    @Test func `is never shown a row earlier than it happened`() throws {
        let early = rows + ["'a', 'heat', '2025-01-04', '2025-01-01', 100"]
        let loaded = try Watching.load(
            early, [Watching.request("heat_sum", window: 30)], plan: Watching.plan(step: 1))
        #expect(try column(loaded, "heat_sum_30") == [1, 3, 103, 107, 8])
    }

    @Test func `gives the same bits in whatever order the rows lie in the file`() throws {
        let requests = [
            Watching.request("heat_sum", window: 3), Watching.request("noise_sum", window: 2),
        ]
        let hash = try Watching.load(rows, requests).tableHash
        for shift in 1..<rows.count {
            let turned = Array(rows[shift...] + rows[..<shift])
            #expect(try Watching.load(turned, requests).tableHash == hash)
        }
        #expect(try Watching.load(rows.reversed(), requests).tableHash == hash)
    }

    @Test func `gives the same bits whatever the collation of the local keys`() throws {
        let mixed =
            rows.dropLast()
            + ["'B', 'heat', '2025-01-02', NULL, 16", "'B', 'heat', '2025-01-04', NULL, 1"]
        let breaks = ["'B', '2025-01-06'", "'a', '2025-01-09'", "'B', '2025-01-08'"]
        let requests = [Watching.request("heat_sum", window: 3), Watching.request("since_break")]
        let bytes = try Watching.load(Array(mixed), breaks: breaks, requests)
        #expect(bytes.entityKeys == ["B", "a"])
        #expect(try column(bytes, "heat_sum_3") == [16, 17, 1, 3, 4])
        let folded = try Watching.load(Array(mixed), breaks: breaks, collation: "NOCASE", requests)
        #expect(folded.tableHash == bytes.tableHash)
    }

    @Test func `learns several tables in one order of time`() throws {
        let loaded = try Watching.load(
            rows, breaks: ["'a', '2025-01-03'", "'a', '2025-01-09'"],
            [Watching.request("since_break"), Watching.request("heat_count")])
        #expect(try column(loaded, "since_break") == [1, 3, 1, 1])
        #expect(try column(loaded, "heat_count") == [1, 2, 3, 1])
    }

    @Test func `may leave incomplete rows out of the study, counted`() throws {
        let later = rows + ["'b', 'heat', '2025-01-06', '2025-01-06', NULL"]
        let requests = [Watching.request("noise_last")]
        let all = try Watching.load(later, requests)
        #expect(try column(all, "noise_last") == [nil, 50, 50, nil, nil])
        let complete = try Watching.load(
            later, requests, plan: Watching.plan(keepsOnlyComplete: true))
        #expect(complete.entityKeys == ["a"] && complete.frame.rowCount == 2)
        #expect(complete.population.excluded == [.init(reason: "a feature is missing", count: 3)])
        #expect(complete.population.kept == 2)
        #expect(try column(complete, "noise_last") == [50, 50])
    }

    @Test func `has no findings from rows that are left out as incomplete`() throws {
        let far = rows + ["'b', 'heat', '2025-01-06', '2025-01-06', 2e6"]
        let requests = [Watching.request("noise_last"), Watching.request("heat_last")]
        #expect(throws: FeatureError.self) { try Watching.load(far, requests) }
        let complete = try Watching.load(
            far, requests, plan: Watching.plan(keepsOnlyComplete: true))
        #expect(complete.outOfRange == [:])
        #expect(try column(complete, "heat_last") == [2, 4])
    }

    @Test func `counts rows without a time, and shows them to nobody`() throws {
        let undated = rows + ["'a', 'heat', NULL, '2025-01-01', 100"]
        #expect(throws: FeatureError.self) {
            try Watching.load(undated, [Watching.request("heat_count")])
        }
    }

    @Test func `asks for a window where it has one, and for none where it hasn't`() throws {
        #expect(throws: FeatureError.windowRequired("heat_sum")) {
            try Watching.load(rows, [Watching.request("heat_sum")])
        }
        #expect(throws: FeatureError.noWindow("heat_count_3")) {
            try Watching.load(rows, [Watching.request("heat_count", window: 3)])
        }
    }
}
