import Diagnosis
import Documents
import Learning
import Tabular
import Testing

@Suite struct `Features of the visit and the person` {
    private func load(
        _ requests: [FeatureRequest], _ rows: [String], population: JSONValue
    ) throws -> FrameColumn {
        try SmallStudy.load(
            [HospitalRows.verdict("v", "angiography", 1)] + rows, requests, population: population
        ).frame.columns[0]
    }

    @Test func `age is the age at the visit, else the years since the year of birth`() throws {
        let age = SmallStudy.number("age", specials: [])
        let born = try load(
            [age], [HospitalRows.patient("p", born: 1960), HospitalRows.visit("v", of: "p")],
            population: SmallStudy.population)
        #expect(born.values == [65])
        let stated = try load(
            [age],
            [HospitalRows.patient("p", born: 1960), HospitalRows.visit("v", of: "p", age: 64)],
            population: SmallStudy.population)
        #expect(stated.values == [64])
        for absent in ["visit_occurrence.age_at_visit", "person.year_of_birth"] {
            let either = try SmallStudy.load(
                [
                    HospitalRows.verdict("v", "angiography", 1), HospitalRows.patient("p"),
                    HospitalRows.visit("v", of: "p", age: 64),
                ], [age], without: [absent])
            #expect(either.frame.columns[0].values == [absent.hasPrefix("person") ? 64 : 65])
        }
        let unknown = try load(
            [age], [HospitalRows.patient("p", born: nil), HospitalRows.visit("v", of: "p")],
            population: SmallStudy.population)
        #expect(unknown.states == [FrameColumn.missing])
    }

    @Test func `an unknown sex is missing`() throws {
        for (sex, state, value) in [("male", 0, 1.0), ("unknown", 1, 0)]
            as [(String, UInt8, Double)]
        {
            let column = try load(
                [SmallStudy.sex],
                [HospitalRows.patient("p", sex: sex), HospitalRows.visit("v", of: "p")],
                population: SmallStudy.population)
            #expect(column.states == [state] && column.values == [value])
        }
    }

    @Test func `complaint and arrival are words of the vocabulary`() throws {
        let rows = [
            HospitalRows.patient("p"),
            HospitalRows.visit("v", of: "p", complaint: "syncope", arrival: "ambulance"),
        ]
        let complaint = SmallStudy.code("chief_complaint", ["chest_pain", "syncope"])
        #expect(try load([complaint], rows, population: SmallStudy.population).values == [1])
        let arrival = SmallStudy.code("arrival", ["walk_in", "ambulance"])
        #expect(try load([arrival], rows, population: SmallStudy.population).values == [1])
    }

    @Test func `a finding is the latest value at the index time`() throws {
        let population: JSONValue = [
            "observation": "dated", "indexOffset": "2h", "findings": ["smoking"],
        ]
        let smoking = SmallStudy.code("finding_smoking", ["never", "former", "current"])
        let rows = [HospitalRows.patient("p"), HospitalRows.visit("v", of: "p")]
        #expect(try load([smoking], rows, population: population).states == [FrameColumn.missing])
        let found = [
            HospitalRows.finding("v", "smoking", "former", at: "11:00"),
            HospitalRows.finding("v", "smoking", "never", at: "10:10"),
            HospitalRows.finding("v", "smoking", "current", at: "12:00:00.001"),
            HospitalRows.finding("v", "rhythm", "current", at: "11:30"),
        ]
        #expect(try load([smoking], rows + found, population: population).values == [1])
    }

    @Test func `the hour of arrival is the hospital's own, in summer and in winter`() throws {
        func hour(_ began: String, timezone: String?) throws -> Double? {
            try SmallStudy.load(
                [
                    HospitalRows.patient("p"), HospitalRows.visit("v", of: "p", began: began),
                    HospitalRows.verdict("v", "angiography", 1),
                ], [SmallStudy.number("hour_of_arrival", specials: [], isWaived: true)],
                timezone: timezone
            ).frame.columns[0].values.first
        }
        #expect(try hour("2025-06-01T22:59:59Z", timezone: "Europe/Dublin") == 23)
        #expect(try hour("2025-06-01T23:00:00Z", timezone: "Europe/Dublin") == 0)
        #expect(try hour("2025-02-01T23:30:00Z", timezone: "Europe/Dublin") == 23)
        #expect(try hour("2025-02-01T23:30:00Z", timezone: "Europe/Budapest") == 0)
        #expect(throws: FeatureError.zoneRequired("hour_of_arrival")) {
            try hour("2025-02-01T23:30:00Z", timezone: nil)
        }
    }

    @Test func `the hour of arrival is off, since it follows staffing`() {
        #expect(
            throws: FeatureError.off(
                "hour_of_arrival", reason: "it follows staffing, not disease")
        ) {
            try load(
                [SmallStudy.number("hour_of_arrival", specials: [])], [],
                population: [
                    "observation": "dated"
                ])
        }
    }

    @Test func `nothing of the visit's end, of orders or of what was given is a feature`() throws {
        let features = try Diagnosis.features(population: SmallStudy.population)
        let columns = Set(features.flatMap(\.needs))
        for name in ["visit_end_datetime", "discharged_to"] {
            #expect(!columns.contains(ColumnReference("visit_occurrence", name)), "\(name)")
        }
        let care = ["procedure_occurrence", "drug_exposure", "reference_standard", "death"]
        #expect(columns.allSatisfy { !care.contains($0.table) })
    }
}
