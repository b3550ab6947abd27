import Diagnosis
import Documents
import Learning
import Tabular
import Testing

@Suite struct `Features of what was before the visit` {
    private static let population: JSONValue = [
        "observation": "dated", "indexOffset": "2h", "visitKinds": ["emergency"],
        "earlierGroups": [["prefix": "I50", "group": "heart_failure", "rank": 1]],
    ]

    /// The feature of the visit v; nil where nobody watched the person for a year.
    private func value(
        _ request: FeatureRequest, _ rows: [String], watched: String = "2020-01-01",
        until: String? = nil
    ) throws -> Double? {
        let column = try SmallStudy.load(
            [
                HospitalRows.patient("p"), HospitalRows.visit("v", of: "p"),
                HospitalRows.period("p", watched, until),
                HospitalRows.verdict("v", "angiography", 1),
            ] + rows, [request], population: Self.population
        ).frame.columns[0]
        return column.states == [FrameColumn.firstSpecial] ? nil : column.values.last
    }

    private static let visits = SmallStudy.number("visits_12m", specials: ["not_observed"])

    @Test func `emergency visits of the year before count, and not the visit itself`() throws {
        #expect(try value(Self.visits, []) == 0)
        let before = [
            HospitalRows.visit("a", of: "p", began: "2025-03-01T09:59:59.999Z"),
            HospitalRows.visit("b", of: "p", began: "2024-06-01T09:00:00Z"),
            HospitalRows.visit("c", of: "p", kind: "inpatient", began: "2024-06-02T09:00:00Z"),
            HospitalRows.visit("d", of: "q", began: "2024-06-02T09:00:00Z"),
        ]
        #expect(try value(Self.visits, before) == 2)
        let edges = [
            HospitalRows.visit("a", of: "p", began: "2024-03-01T12:00:00Z"),
            HospitalRows.visit("b", of: "p", began: "2024-03-01T12:00:00.001Z"),
        ]
        #expect(try value(Self.visits, edges) == 1)
    }

    @Test func `a code counts that was given and recorded before`() throws {
        let failure = SmallStudy.flag("history_heart_failure", specials: ["not_observed"])
        let old = "2024-06-01T09:00:00Z"
        func code(_ icd: String, _ status: String, onset: String = old, recorded: String? = old)
            -> [String]
        {
            [HospitalRows.code("old", icd, status, onset: onset, recorded: recorded)]
        }
        #expect(try value(failure, code("I50.1", "history")) == 1)
        #expect(try value(failure, code("I501", "final_secondary")) == 1)
        #expect(try value(failure, code("I501", "admitting")) == 0)
        #expect(try value(failure, code("J189", "history")) == 0)
        #expect(try value(failure, code("I501", "history", onset: "10:00", recorded: "10:00")) == 0)
        #expect(
            try value(failure, code("I501", "history", onset: "2023-03-01T12:00:00Z")) == 0)
    }

    private static let failure = SmallStudy.flag(
        "history_heart_failure", specials: ["not_observed"])

    @Test func `a code that was recorded later is not used`() throws {
        let row = HospitalRows.code(
            "v", "I501", onset: "2024-06-01T09:00:00Z", recorded: "12:00:00.001")
        #expect(try value(Self.failure, [row]) == 0)
    }

    @Test func `a code without a time of recording is known when its visit ends`() throws {
        func given(in visit: String, ended: String?) throws -> Double? {
            let began = "2024-06-01T09:00:00Z"
            return try value(
                Self.failure,
                [
                    HospitalRows.visit("old", of: "p", began: began, ended: ended),
                    HospitalRows.code(visit, "I501", onset: began, recorded: nil),
                ])
        }
        #expect(try given(in: "old", ended: "2024-06-03T09:00:00Z") == 1)
        #expect(try given(in: "old", ended: "12:00") == 1)
        #expect(try given(in: "old", ended: "12:00:00.001") == 0)
        #expect(try given(in: "old", ended: nil) == 0)
        #expect(try given(in: "no visit", ended: "2024-06-03T09:00:00Z") == 0)
        // The visit itself ends after the index time.
        #expect(try given(in: "v", ended: "2024-06-03T09:00:00Z") == 0)
    }

    @Test func `a code needs a time of recording or of its visit's end`() throws {
        func load(without absent: Set<String>) throws -> LoadedFrame {
            try SmallStudy.load(
                [
                    HospitalRows.patient("p"), HospitalRows.visit("v", of: "p"),
                    HospitalRows.visit(
                        "old", of: "p", began: "2024-06-01T09:00:00Z",
                        ended: "2024-06-03T09:00:00Z"),
                    HospitalRows.code(
                        "old", "I501", onset: "2024-06-01T09:00:00Z", recorded: "19:00"),
                    HospitalRows.period("p", "2020-01-01"),
                    HospitalRows.verdict("v", "angiography", 1),
                ], [Self.failure], population: Self.population, without: absent)
        }
        let (recorded, ended) = (
            "condition_occurrence.recorded_datetime", "visit_occurrence.visit_end_datetime"
        )
        #expect(try load(without: []).frame.columns[0].values == [0])
        #expect(try load(without: [ended]).frame.columns[0].values == [0])
        #expect(try load(without: [recorded]).frame.columns[0].values == [1])
        #expect(
            throws: FeatureError.historyAbsent(
                "history_heart_failure", table: "condition_occurrence")
        ) {
            try load(without: [recorded, ended])
        }
    }

    @Test func `say so where nobody watched the person for a year`() throws {
        let before = [HospitalRows.visit("a", of: "p", began: "2024-06-01T09:00:00Z")]
        #expect(try value(Self.visits, before, watched: "2024-03-01") == 1)
        #expect(try value(Self.visits, before, watched: "2024-03-02") == nil)
        #expect(try value(Self.visits, before, until: "2025-03-01") == 1)
        #expect(try value(Self.visits, before, until: "2025-02-28") == nil)
    }

    @Test func `need the table of observation periods`() {
        #expect(throws: FeatureError.self) {
            try SmallStudy.load([], [Self.visits], without: ["observation_period"])
        }
    }
}
