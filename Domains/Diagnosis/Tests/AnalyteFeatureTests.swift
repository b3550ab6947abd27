import Diagnosis
import Documents
import Learning
import Tabular
import Testing

/// The index time is noon and the window a day: results of (28 February 12:00, 1 March 12:00].
@Suite struct `Features of an analyte` {
    /// What the feature says of a visit with these rows: a number, a special, or missing.
    private func value(
        _ feature: String, _ rows: [String], isWaived: Bool = false,
        population: JSONValue = SmallStudy.population
    ) throws -> String {
        let loaded = try SmallStudy.load(
            [
                HospitalRows.patient("p"), HospitalRows.visit("v", of: "p"),
                HospitalRows.verdict("v", "angiography", 1),
            ] + rows, [SmallStudy.number("glucose_\(feature)", hours: 24, isWaived: isWaived)],
            population: population)
        let column = loaded.frame.columns[0]
        switch column.states[0] {
        case FrameColumn.value: return "\(column.values[0])"
        case FrameColumn.missing: return "missing"
        default:
            return SmallStudy.results[Int(column.states[0] - FrameColumn.firstSpecial)]
        }
    }

    private func glucose(
        _ value: Double?, _ collected: String, resulted: String? = nil, sign: String = "eq"
    ) -> String {
        HospitalRows.result(
            "v", "glucose", value, collected: collected, resulted: resulted, sign: sign)
    }

    @Test func `the window holds the index time and not its far end`() throws {
        #expect(try value("last", [glucose(5, "12:00")]) == "5.0")
        #expect(try value("last", [glucose(5, "12:00:00.001")]) == "not_ordered")
        #expect(try value("last", [glucose(5, "2025-02-28T12:00:00Z")]) == "not_ordered")
        #expect(try value("last", [glucose(5, "2025-02-28T12:00:00.001Z")]) == "5.0")
    }

    @Test func `a result counts when it is known, not when it was collected`() throws {
        #expect(try value("last", [glucose(5, "10:30", resulted: "12:00")]) == "5.0")
        #expect(try value("last", [glucose(5, "10:30", resulted: "12:00:00.001")]) == "not_ordered")
        let rows = [glucose(5, "10:30", resulted: "11:00"), glucose(9, "11:00", resulted: "13:00")]
        #expect(try value("last", rows) == "5.0")
    }

    @Test func `a laboratory's result without a time of its own may be held back`() throws {
        let population: JSONValue = [
            "observation": "dated", "indexOffset": "2h", "resultDelay": "1h",
        ]
        func value(_ collected: String, resulted: String? = nil) throws -> String {
            try self.value(
                "last", [glucose(5, collected, resulted: resulted)], population: population)
        }
        #expect(try value("11:00") == "5.0")
        #expect(try value("11:00:00.001") == "not_ordered")
        #expect(try value("11:30", resulted: "11:50") == "5.0")
        let pulse = try SmallStudy.load(
            [
                HospitalRows.patient("p"), HospitalRows.visit("v", of: "p"),
                HospitalRows.verdict("v", "angiography", 1),
                HospitalRows.result("v", "heart_rate", 80, collected: "11:59", unit: "1/min"),
            ], [SmallStudy.number("heart_rate_last", hours: 24)], population: population)
        #expect(pulse.frame.columns[0].values == [80])
    }

    @Test func `the last is the one collected last, then resulted last, then the highest`() throws {
        let byCollection = [
            glucose(5, "11:00", resulted: "11:10"), glucose(6, "10:30", resulted: "11:50"),
        ]
        #expect(try value("last", byCollection) == "5.0")
        let byResult = [
            glucose(5, "11:00", resulted: "11:30"), glucose(6, "11:00", resulted: "11:20"),
        ]
        #expect(try value("last", byResult) == "5.0")
        #expect(try value("last", [glucose(7, "11:00"), glucose(6, "11:00")]) == "7.0")
    }

    @Test func `no row is a test that nobody ordered, a row without value one that was lost`()
        throws
    {
        for feature in ["last", "min", "max", "age", "change"] {
            #expect(try value(feature, []) == "not_ordered")
            #expect(try value(feature, [glucose(nil, "11:00")]) == "missing", "\(feature)")
        }
        #expect(try value("last", [glucose(5, "10:30"), glucose(nil, "11:00")]) == "5.0")
        let other = HospitalRows.result("v", "lactate", 2, collected: "11:00")
        #expect(try value("last", [other]) == "not_ordered")
    }

    @Test func `a value is rounded to the analyte's decimals`() throws {
        #expect(try value("last", [glucose(5.004_9, "11:00")]) == "5.0")
        #expect(try value("last", [glucose(5.005_1, "11:00")]) == "5.01")
    }

    @Test func `a value outside the believable range counts as lost`() throws {
        #expect(try value("last", [glucose(90, "11:00")]) == "missing")
    }

    @Test func `a study may believe less, and round more`() throws {
        let population: JSONValue = [
            "observation": "dated", "indexOffset": "2h",
            "analytes": [
                ["analyte": "glucose", "unit": "mmol/L", "resolution": 0, "range": [1, 10]]
            ],
        ]
        #expect(try value("last", [glucose(9.5, "11:00")], population: population) == "10.0")
        #expect(try value("last", [glucose(10.5, "11:00")], population: population) == "missing")
    }

    @Test(arguments: [("lt", "below_detection"), ("le", "below_detection"), ("gt", "above_range")])
    func `a sign before the number makes a special of it`(sign: String, special: String) throws {
        #expect(try value("last", [glucose(0.5, "11:00", sign: sign)]) == special)
    }

    @Test func `below detection is the lowest, above the range the highest`() throws {
        let rows = [
            glucose(0.5, "10:15", sign: "lt"), glucose(4, "10:30"), glucose(3, "10:45"),
            glucose(50, "11:00", sign: "gt"),
        ]
        #expect(try value("min", rows) == "below_detection")
        #expect(try value("max", rows) == "above_range")
        #expect(try value("min", Array(rows[1...2])) == "3.0")
        #expect(try value("max", Array(rows[1...2])) == "4.0")
        #expect(try value("max", Array(rows[0...1])) == "4.0")
    }

    @Test func `age is the time since collection in hours`() throws {
        #expect(try value("age", [glucose(5, "10:30")]) == "1.5")
        #expect(try value("age", [glucose(5, "09:00"), glucose(5, "11:45")]) == "0.25")
    }

    @Test func `change is the last minus the first, an hour apart at least`() throws {
        #expect(try value("change", [glucose(5, "10:30"), glucose(8, "11:30")]) == "3.0")
        #expect(try value("change", [glucose(5, "10:31"), glucose(8, "11:30")]) == "one_result")
        #expect(try value("change", [glucose(5, "10:30")]) == "one_result")
        let signed = [glucose(5, "10:30"), glucose(0.5, "11:30", sign: "lt")]
        #expect(try value("change", signed) == "one_result")
        let three = [glucose(9, "10:10"), glucose(1, "10:50"), glucose(4, "11:30")]
        #expect(try value("change", three) == "-5.0")
    }

    @Test func `how often a test is ordered is off, and counts results`() throws {
        let rows = [glucose(5, "10:30"), glucose(6, "11:00"), glucose(nil, "11:30")]
        #expect(try value("count", rows, isWaived: true) == "2.0")
        #expect(try value("count", [], isWaived: true) == "0.0")
        #expect(
            throws: FeatureError.off(
                "glucose_count", reason: "how often a test is ordered is care, not disease")
        ) {
            try value("count", rows)
        }
    }

    @Test func `results belong to their visit`() throws {
        let rows = [
            HospitalRows.patient("p"), HospitalRows.visit("v", of: "p"),
            HospitalRows.visit("w", of: "p", began: "09:00"),
            HospitalRows.verdict("v", "angiography", 1),
            HospitalRows.verdict("w", "angiography", 0),
            glucose(5, "10:30"),
        ]
        let column = try SmallStudy.load(rows, [SmallStudy.number("glucose_last", hours: 24)])
            .frame.columns[0]
        #expect(column.states == [2, 0] && column.values == [0, 5])
    }
}
