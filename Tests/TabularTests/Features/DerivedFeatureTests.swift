import Learning
import Tabular
import Testing

@Suite struct `A feature made of attributes` {
    private let mapping = Mappings.text(
        attributes: """
            {"request_attribute": {"from": "request", "key": {"column": "id"},
             "knownAt": {"column": "asked", "date": "iso8601"}, "columns": {
               "inside": {"column": "inside", "type": "number", "unit": "°F", "to": "°C",
                          "dimension": "temperature"},
               "outside": {"column": "outside", "type": "number", "unit": "°C", "to": "°C",
                           "dimension": "temperature", "specials": {"999": "broken"}},
               "torque": {"column": "torque", "type": "number", "unit": "N·m", "to": "N·m"},
               "speed": {"column": "speed", "type": "number", "unit": "Hz", "to": "1/min"},
               "since": {"column": "since", "type": "date", "date": "iso8601"}}}}
            """)

    private let tables =
        Mappings.tables + """
            ALTER TABLE request ADD COLUMN inside REAL;
            ALTER TABLE request ADD COLUMN outside REAL;
            ALTER TABLE request ADD COLUMN torque REAL;
            ALTER TABLE request ADD COLUMN speed REAL;
            ALTER TABLE request ADD COLUMN since TEXT;
            UPDATE request SET inside = 101.3, outside = 20, torque = 42.8, speed = 25.85,
              since = '2024-01-31' WHERE id = 'r1';
            UPDATE request SET inside = NULL, outside = 999, torque = 10, speed = 0,
              since = '2025-02-12' WHERE id = 'r2';
            UPDATE request SET inside = 50, outside = 10, torque = 0, speed = 60,
              since = '2024-12-12' WHERE id = 'r3';
            """

    private func request(
        _ name: String, _ derivation: Derivation, unit: String?, specials: [String] = []
    ) -> FeatureRequest {
        FeatureRequest(
            specification: FeatureSpecification(
                name: name, kind: .number(range: -1e6...1e6, edges: [0]), specials: specials),
            source: .derived(derivation, unit: unit))
    }

    private func inputs(_ names: [(String, AttributeType, String?)]) -> [FeatureRequest] {
        names.map { name, type, unit in
            Requests.attribute(
                name, type, .number(range: -1e6...1e6, edges: [0]), unit: unit,
                specials: name == "outside" ? ["broken"] : [], role: .input)
        }
    }

    private func columns(_ requests: [FeatureRequest]) throws -> [FrameColumn] {
        try TemporaryDatabase(tables).mapped(try Mappings.parse(mapping)) { compiled, snapshot in
            try Lending.loader(requests).load(compiled, in: snapshot).frame.columns
        }
    }

    private let all: [(String, AttributeType, String?)] = [
        ("inside", .number, "°C"), ("outside", .number, "°C"), ("torque", .number, "N·m"),
        ("speed", .number, "1/min"), ("since", .date, nil),
    ]

    @Test func `is a difference in a unit of differences; missing and special go through`() throws {
        let column = try columns(
            inputs(all) + [
                request("gap", .difference("inside", "outside"), unit: "K", specials: ["broken"])
            ])[0]
        // Rows in canonical order are r1, r3, r2; 101.3 °F is 38.5 °C, 50 °F is 10 °C.
        #expect(abs(column.values[0] - 18.5) < 1e-12)
        #expect(abs(column.values[1]) < 1e-12)
        #expect(column.states == [0, 0, FrameColumn.firstSpecial])
    }

    @Test func `is a product whose units multiply to its own`() throws {
        let column = try columns(
            inputs(all) + [request("power", .product("torque", "speed"), unit: "kW")])[0]
        // 42.8 N·m at 1,551 rpm.
        #expect(abs(column.values[0] - 6.9516) < 5e-5)
        #expect(column.values[1] == 0 && column.values[2] == 0)
        #expect(throws: FeatureError.self) {
            try columns(
                inputs(all) + [request("power", .product("torque", "inside"), unit: "kW")])
        }
    }

    @Test func `is a ratio, missing over zero`() throws {
        let column = try columns(
            inputs(all) + [request("share", .ratio("torque", "speed"), unit: "N·m/1/min")])[0]
        #expect(column.states == [0, 0, FrameColumn.missing])
        #expect(column.values[0] == 42.8 / 1_551)
    }

    @Test func `counts whole months by calendar, and a date after the moment is no value`() throws {
        func months(_ since: String) throws -> Double? {
            let column = try TemporaryDatabase(
                tables + "UPDATE request SET since = '\(since)';"
            ).mapped(try Mappings.parse(mapping)) { compiled, snapshot in
                try Lending.loader(
                    inputs(all) + [request("age", .monthsBefore("since"), unit: "month")]
                ).inspect(compiled, in: snapshot).frame.columns[0]
            }
            return column.states[0] == 0 ? column.values[0] : nil
        }
        // r1 was asked on 10 January 2025.
        #expect(try months("2025-01-10") == 0)
        #expect(try months("2024-12-11") == 0)
        #expect(try months("2024-12-10") == 1)
        #expect(try months("2024-01-10") == 12)
        #expect(try months("2025-01-11") == nil)
    }

    @Test func `is made of attributes that the study declares`() throws {
        #expect(throws: FeatureError.notAnAttribute("noise", of: "gap")) {
            try columns(inputs(all) + [request("gap", .difference("inside", "noise"), unit: "K")])
        }
        #expect(throws: FeatureError.self) {
            try columns(inputs(all) + [request("gap", .difference("inside", "since"), unit: "K")])
        }
    }
}
