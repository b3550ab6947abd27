import Learning
import Tabular
import Testing

@Suite struct `Findings in a study's rows` {
    /// Loads one attribute over the rows of `Mappings.tables`, each of which may be changed first.
    private func inspect(
        _ attribute: String, _ request: FeatureRequest, after sql: String = "",
        knownAt: String = #"{"column": "asked", "date": "iso8601"}"#, isDated: Bool = true
    ) throws -> LoadedFrame {
        let attributes = """
            {"request_attribute": {"from": "request", "key": {"column": "id"}, "knownAt": \(knownAt),
             "columns": {"\(request.name)": \(attribute)}}}
            """
        let database = try TemporaryDatabase(Mappings.tables + sql)
        let mapping = try Mappings.parse(Mappings.text(attributes: attributes))
        return try database.mapped(mapping) { compiled, snapshot in
            try Lending.loader([request], isDated: isDated).inspect(compiled, in: snapshot)
        }
    }

    private func finding(
        _ kind: FrameFinding.Kind, _ feature: String, _ count: Int
    ) -> FrameFinding {
        FrameFinding(
            kind: kind, feature: feature, place: "request_attribute.\(feature)", count: count,
            rows: 3)
    }

    @Test func `block for codes that the mapping or the study doesn't know`() throws {
        let mapped = try inspect(
            #"{"column": "kind", "type": "code", "codes": {"car": "land", "boat": "water"}}"#,
            Requests.attribute("where", .code, Requests.codes("land", "water")))
        #expect(mapped.findings == [finding(.unmapped, "where", 1)])
        #expect(mapped.findings[0].blocks && mapped.findings[0].check == "C4")
        #expect(mapped.frame.columns[0].states == [0, 1, 0])
        let listed = try inspect(
            #"{"column": "kind", "type": "code"}"#,
            Requests.attribute("where", .code, Requests.codes("car", "boat")))
        #expect(listed.findings == [finding(.unlisted, "where", 1)])
        let other = try inspect(
            #"{"column": "kind", "type": "code"}"#,
            Requests.attribute("where", .code, Requests.codes("car", "other")))
        #expect(other.findings.isEmpty)
        #expect(other.frame.columns[0].values == [0, 1, 1])
    }

    @Test func `block for a special that the study doesn't list`() throws {
        let attribute =
            #"{"column": "months", "type": "integer", "unit": "1", "to": "1", "specials": {"24": "no_end"}}"#
        let request = Requests.attribute("long", .integer, Requests.number, unit: "1")
        let found = try inspect(attribute, request)
        #expect(found.findings == [finding(.undeclaredSpecial("no_end"), "long", 1)])
        #expect(found.findings[0].blocks && found.findings[0].check == "C6")
        let listed = Requests.attribute(
            "long", .integer, Requests.number, unit: "1", specials: ["too_short", "no_end"])
        let column = try inspect(attribute, listed).frame.columns[0]
        #expect(column.states == [0, 1, 3])
        #expect(column.values == [12, 0, 0])
    }

    @Test func `block when more than one value in 200 can't be read`() throws {
        let request = Requests.attribute("long", .number, Requests.number, unit: "1")
        let found = try inspect(
            #"{"column": "months", "type": "number", "unit": "1", "to": "1"}"#, request,
            after: "UPDATE request SET months = 'a year' WHERE id = 'r1'")
        #expect(found.findings == [finding(.unreadable, "long", 1)])
        #expect(found.findings[0].blocks)
        let few = FrameFinding(kind: .unreadable, feature: "long", place: "", count: 1, rows: 200)
        #expect(!few.blocks)
    }

    @Test func `count what lies outside the public range and keep it as it is`() throws {
        let request = Requests.attribute(
            "long", .integer, .number(range: 0...20, edges: [10]), unit: "1")
        let found = try inspect(
            #"{"column": "months", "type": "integer", "unit": "1", "to": "1"}"#, request)
        #expect(found.outOfRange == ["long": 1])
        #expect(found.frame.columns[0].values == [12, 0, 24])
    }

    @Test func `take for missing what was known only after the moment of the row`() throws {
        let request = Requests.attribute("long", .integer, Requests.number, unit: "1")
        let attribute = #"{"column": "months", "type": "integer", "unit": "1", "to": "1"}"#
        let late = #"{"column": "known", "date": "iso8601"}"#
        let sql = """
            ALTER TABLE request ADD COLUMN known TEXT;
            UPDATE request SET known = asked; UPDATE request SET known = '2025-02-12' WHERE id = 'r2';
            """
        let found = try inspect(attribute, request, after: sql, knownAt: late)
        #expect(found.findings == [finding(.knownLater, "long", 1)])
        #expect(found.frame.columns[0].states == [0, 1, 1])
        let record = try inspect(attribute, request, after: sql, knownAt: late, isDated: false)
        #expect(record.findings.isEmpty && record.frame.columns[0].states == [0, 1, 0])
        let attested = try inspect(attribute, request, knownAt: "\"attested\"")
        #expect(attested.findings == [finding(.attested, "long", 2)])
        #expect(!attested.findings[0].blocks)
    }

    @Test func `stop a load with everything that blocks`() throws {
        let mapping = try Mappings.parse(
            Mappings.text(changed: ["kind": #"{"column": "kind", "codes": {"car": "car"}}"#]))
        let expected = FrameFinding(
            kind: .unmapped, feature: "kind", place: "request.kind", count: 2, rows: 3)
        let database = try TemporaryDatabase(Mappings.tables)
        #expect(throws: FeatureError.findings([expected])) {
            try database.mapped(mapping) { compiled, snapshot in
                try Lending.loader([Requests.domain("kind", Requests.codes("car", "boat", "other"))]
                )
                .load(compiled, in: snapshot)
            }
        }
    }
}
