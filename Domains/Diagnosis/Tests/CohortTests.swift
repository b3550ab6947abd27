import Diagnosis
import Documents
import Learning
import Tabular
import Testing

/// Without another word the index time is noon and every visit was verified.
@Suite struct `The cohort of a study` {
    private func flow(
        _ words: [(String, JSONValue)], _ rows: [String], visits: [String],
        without absent: Set<String> = []
    ) throws -> PopulationFlow {
        let base: [(String, JSONValue)] = [("observation", "dated"), ("indexOffset", "2h")]
        let population = JSONValue.object(
            (base + words).map { JSONMember(key: $0.0, value: $0.1) })
        return try SmallStudy.load(
            rows + visits.map { HospitalRows.verdict($0, "angiography", 1) },
            population: population, without: absent
        ).population
    }

    private func excluded(_ flow: PopulationFlow) -> [String: Int] {
        Dictionary(uniqueKeysWithValues: flow.excluded.map { ($0.reason, $0.count) })
    }

    @Test func `takes the kinds of visit and the complaints that it names`() throws {
        let rows = [
            HospitalRows.patient("p"), HospitalRows.visit("a", of: "p"),
            HospitalRows.visit("b", of: "p", kind: "inpatient"),
            HospitalRows.visit("c", of: "p", complaint: "syncope"),
        ]
        let flow = try flow(
            [("visitKinds", ["emergency"]), ("complaints", ["chest_pain", "dyspnoea"])], rows,
            visits: ["a", "b", "c"])
        #expect(flow.rows == 3 && flow.kept == 1)
        #expect(excluded(flow) == ["other kind of visit": 1, "other complaint": 1])
    }

    @Test func `takes those who are old enough, by either age`() throws {
        let rows = [
            HospitalRows.patient("p", born: 2007), HospitalRows.visit("a", of: "p"),
            HospitalRows.visit("b", of: "p", age: 17),
            HospitalRows.patient("q", born: nil), HospitalRows.visit("c", of: "q"),
        ]
        let flow = try flow([("minimumAge", 18)], rows, visits: ["a", "b", "c"])
        #expect(flow.kept == 1)
        #expect(excluded(flow) == ["too young": 1, "age unknown": 1])
        let born = try self.flow(
            [("minimumAge", 18)], Array(rows.prefix(3)), visits: ["a", "b"],
            without: ["visit_occurrence.age_at_visit"])
        #expect(born.kept == 2)
    }

    @Test func `takes a person's first visit in the window, which is open at its far end`() throws {
        func kept(_ earlier: String, kind: String = "emergency") throws -> Int {
            try flow(
                [("visitKinds", ["emergency"]), ("firstPerPerson", "30d")],
                [
                    HospitalRows.patient("p"), HospitalRows.visit("b", of: "p"),
                    HospitalRows.visit("a", of: "p", kind: kind, began: earlier),
                ], visits: ["b"]
            ).kept
        }
        #expect(try kept("2025-02-20T10:00:00Z") == 0)
        #expect(try kept("2025-01-30T10:00:00.001Z") == 0)
        #expect(try kept("2025-01-30T10:00:00Z") == 1)
        #expect(try kept("2025-02-20T10:00:00Z", kind: "inpatient") == 1)
        #expect(try kept("2025-03-02T10:00:00Z") == 1)
        // Of two at one moment the smaller key is the first.
        #expect(try kept("10:00") == 0)
    }

    @Test func `takes persons whom the hospital watched long enough`() throws {
        func kept(_ begun: String, _ ended: String?) throws -> Int {
            try flow(
                [("washout", "365d")],
                [
                    HospitalRows.patient("p"), HospitalRows.visit("v", of: "p"),
                    HospitalRows.period("p", begun, ended),
                ], visits: ["v"]
            ).kept
        }
        #expect(try kept("2024-03-01", nil) == 1)
        #expect(try kept("2024-03-02", nil) == 0)
        #expect(try kept("2020-01-01", "2025-03-01") == 1)
        #expect(try kept("2020-01-01", "2025-02-28") == 0)
    }

    @Test func `takes visits with enough vital signs in the day before`() throws {
        func kept(_ rows: [String]) throws -> Int {
            try flow(
                [("minimumVitals", 1)],
                [HospitalRows.patient("p"), HospitalRows.visit("v", of: "p")] + rows, visits: ["v"]
            ).kept
        }
        func pulse(_ collected: String, resulted: String? = nil, _ value: Double? = 80) -> String {
            HospitalRows.result(
                "v", "heart_rate", value, collected: collected, resulted: resulted, unit: "1/min")
        }
        #expect(try kept([]) == 0)
        #expect(try kept([pulse("10:05")]) == 1)
        #expect(try kept([pulse("10:05", nil)]) == 0)
        #expect(try kept([pulse("12:00:00.001")]) == 0)
        #expect(try kept([pulse("10:05", resulted: "12:30")]) == 0)
        #expect(try kept([pulse("2025-02-28T12:00:00Z")]) == 0)
        #expect(try kept([HospitalRows.result("v", "glucose", 5, collected: "10:05")]) == 0)
    }

    @Test func `may ask that every feature is there, and counts those of which one is missing`()
        throws
    {
        let rows =
            ["a", "b", "c"].flatMap {
                [HospitalRows.patient($0), HospitalRows.visit($0, of: $0)]
            } + [
                HospitalRows.result("a", "glucose", 5, collected: "11:00"),
                HospitalRows.result("b", "glucose", nil, collected: "11:00"),
            ] + ["a", "b", "c"].map { HospitalRows.verdict($0, "angiography", 1) }
        let glucose = [SmallStudy.number("glucose_last", hours: 24)]
        let complete: JSONValue = [
            "observation": "dated", "indexOffset": "2h", "complete": true,
        ]
        let flow = try SmallStudy.load(rows, glucose, population: complete).population
        // That nobody ordered the test is a finding, and no missing value.
        #expect(
            flow.kept == 2 && flow.excluded == [.init(reason: "a feature is missing", count: 1)])
        #expect(try SmallStudy.load(rows, glucose).population.kept == 3)
    }

    @Test func `names one reason a visit, the first that holds`() throws {
        let rows = [
            HospitalRows.patient("p", born: 2015, died: "09:00"),
            HospitalRows.visit("v", of: "p", kind: "outpatient", complaint: "other"),
        ]
        let words: [(String, JSONValue)] = [
            ("visitKinds", ["emergency"]), ("complaints", ["chest_pain"]), ("minimumAge", 18),
        ]
        #expect(
            excluded(try flow(words, rows, visits: ["v"])) == ["other kind of visit": 1])
        #expect(
            excluded(try flow(Array(words.dropFirst()), rows, visits: ["v"]))
                == ["other complaint": 1])
        #expect(
            excluded(try flow(Array(words.dropFirst(2)), rows, visits: ["v"])) == ["too young": 1])
        #expect(
            excluded(try flow([], rows, visits: ["v"])) == ["person died before the index time": 1])
    }
}
