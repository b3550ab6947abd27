import Tabular
import Testing

@Suite struct `What a wrong mapping is told` {
    private static let request = "tables.request.columns"

    /// The sentences about a mapping of the small field in which one column differs.
    private func sentences(_ column: String, _ spec: String?) -> [String] {
        Mapping.faults(
            in: Array(Mappings.text(changed: [column: spec]).utf8), schema: Lending.schema
        ).map(\.description)
    }

    @Test(arguments: [
        (
            "months", nil,
            """
            neither mapped nor listed under absent: request.months. \
            Map each, or say under absent why it is not held
            """
        ),
        (
            "months", #"{"column": "m", "constant": 1}"#,
            "\(request).months: exactly one of column, constant, sameAs"
        ),
        (
            "months", #"{"unit": "1"}"#,
            "\(request).months: exactly one of column, constant, sameAs"
        ),
        (
            "amount_minor", #"{"column": "a"}"#,
            "\(request).amount_minor: unit is required; use one of minor, major, thousand"
        ),
        (
            "rate_bp", #"{"column": "r", "unit": "mg/dL"}"#,
            """
            \(request).rate_bp: mg/dL doesn't convert to bp; write units that measure the same
            """
        ),
        (
            "rate_bp", #"{"column": "r", "unit": "km"}"#,
            "\(request).rate_bp: \"km\" is no unit here; known: bp, percent, fraction"
        ),
        (
            "rate_bp", #"{"column": "r", "unit": "kg"}"#,
            """
            \(request).rate_bp: kg measures mass, the column is rate; \
            use one of bp, percent, fraction
            """
        ),
        (
            "rate_bp", #"{"column": "r", "unitFrom": "tag"}"#,
            """
            \(request).rate_bp.unitFrom: expected a canonical column as table.column, found \
            another text.
            """
        ),
        (
            "kind", #"{"column": "k", "codes": {"A": "plane"}}"#,
            "\(request).kind.codes: not in the vocabulary, which is car, boat, other"
        ),
        (
            "kind", #"{"column": "k", "specials": {"9": "none"}, "missing": [9]}"#,
            "\(request).kind: one local value stands in both missing and specials"
        ),
        (
            "asked_on", #"{"column": "d", "date": "d.M.yyyy"}"#,
            """
            \(request).asked_on.date: d.M.yyyy is no date encoding; use iso8601, epoch_s, epoch_ms, \
            julian, sas_days, excel_days, yyyymmdd, yyyymm, yyyy, days_before:, months_before:, \
            years_before: or age_at: with a column, tick, or a pattern with yyyy, MM and dd
            """
        ),
        (
            "asked_on", #"{"column": "d", "date": "tick"}"#,
            """
            \(request).asked_on.date: tick counts an entity's own use, and the column is on the calendar
            """
        ),
        (
            "asked_on", #"{"column": "d", "date": "age_at:asked_on"}"#,
            "\(request).asked_on.date: the encoding knows only the year, and the column needs more"
        ),
        (
            "kind", #"{"column": "k", "number": "operator"}"#,
            "\(request).kind.number: the column has no use for this key; take it away"
        ),
    ])
    func `is a sentence with the key's path`(column: String, spec: String?, sentence: String) {
        #expect(sentences(column, spec) == [sentence])
    }

    @Test func `is everything at once`() {
        let text = Mappings.text(
            changed: [
                "amount_minor": #"{"column": "a"}"#,
                "kind": #"{"column": "k", "codes": {"A": "x"}}"#,
                "months": nil as String?, "urgent": #"{"column": "u", "colour": "red"}"#,
            ],
            absent: #"{"verdict": "none yet", "request.monthss": "never", "request.kind": "no"}"#,
            top: #""timezone": "Middle/Earth","#)
        let faults = Mapping.faults(in: Array(text.utf8), schema: Lending.schema)
        #expect(
            faults.map(\.description) == [
                "\(Self.request).kind.codes: not in the vocabulary, which is car, boat, other",
                "\(Self.request).urgent.colour is not a known key. Remove it; remarks stand under \"note\".",
                "absent.request.monthss: no such column; did you mean request.months?",
                "absent.request.kind: give a reason of 3 or more characters",
                "timezone: expected an IANA name such as Europe/Madrid, found another text.",
                "verdict is mapped and also listed as absent",
                """
                neither mapped nor listed under absent: request.months. \
                Map each, or say under absent why it is not held
                """,
                "\(Self.request).amount_minor: unit is required; use one of minor, major, thousand",
            ])
    }

    @Test func `is everything in which it doesn't fit its database`() throws {
        let text = Mappings.text(
            changed: [
                "kind": #"{"column": "kinds"}"#, "months": #"{"column": "month"}"#,
            ], request: #""where": "colour = 'red'","#
        ).replacing(#""from": "verdict""#, with: #""from": "verdicts""#)
        let faults = try Field.faults(
            of: Mappings.parse(text), Lending.schema, in: Mappings.tables)
        let known = "(there are: id, person, asked, amount, rate, months, kind, urgent)"
        #expect(
            faults.map(\.description) == [
                """
                \(Self.request).months: no such column in the local table; did you mean months? \(known)
                """,
                """
                \(Self.request).kind: no such column in the local table; did you mean kind? \(known)
                """,
                "tables.request.where: SQLite says: no such column: colour",
                """
                tables.verdict.from: no such table in the database; did you mean verdict? \
                (there are: request, verdict)
                """,
            ])
    }

    @Test func `names the key that can't be absent, in any of a table's sources`() {
        let absent = Mappings.text(
            changed: ["request_id": nil as String?], absent: #"{"request.request_id": "no ids"}"#)
        #expect(
            Mapping.faults(in: Array(absent.utf8), schema: Lending.schema).map(\.description) == [
                "request.request_id identifies rows and can't be absent"
            ])
        let text = Mappings.text().replacing(
            #""verdict": {"from""#,
            with:
                #""verdict": [{"from": "v", "columns": {"result": {"constant": "kept"}}}, {"from""#
        ).replacing(
            #""known_on": {"sameAs": "ended_on"}}}"#,
            with: #""known_on": {"sameAs": "ended_on"}}}]"#)
        #expect(Mappings.error(text) == .keyAbsent(ColumnReference("verdict", "request_id")))
        #expect(
            Mappings.error(
                Mappings.text().replacing(
                    #""verdict": {"from": "verdict", "columns": {"#,
                    with: #""verdict": [], "x": {"a": {"#))
                == .noSources(path: "tables.verdict"))
    }

    @Test func `says what is wrong with the conditions of conversions`() {
        let text = Mappings.text(top: #""conditions": {"atmosphereKPa": 1013},"#)
        #expect(
            Mappings.error(text)?.description
                == "conditions.atmosphereKPa: expected a number from 30.0 to 120.0, found a larger one."
        )
        let key = Mappings.text(top: #""conditions": {"atmosphere": 101.3},"#)
        #expect(
            Mappings.error(key)?.description
                == "conditions.atmosphere is not a known key. Did you mean \"atmosphereKPa\"?")
    }

    @Test func `lets gauge and absolute pressure meet where the air's pressure is given`() throws {
        func faults(_ top: String) -> [String] {
            let source = #"""
                {"from": "p", "unpivot": {"into": "value", "items": [
                  {"column": "a", "unit": "psia", "set": {"quantity": "discharge_pressure"}}]},
                 "columns": {"ts": {"column": "t", "date": "tick"}, "asset_id": {"column": "m"}}}
                """#
            return Field.faults(
                Field.source("telemetry", source, Plant.schema, top: top), Plant.schema
            ).map(\.description)
        }
        #expect(
            faults("") == [
                """
                tables.telemetry.unpivot.items[0]: psia and kPa(g) differ by the pressure of the air, \
                gauge against absolute; give conditions.atmosphereKPa, or write the unit that is meant
                """
            ])
        #expect(faults(#""conditions": {"atmosphereKPa": 101.325},"#) == [])
    }

    @Test func `is one sentence a line`() throws {
        #expect(MappingFaults([]) == nil)
        #expect(MappingFaults([.version(2)])?.description == MappingError.version(2).description)
        #expect(
            MappingFaults([.version(2), .cycle(path: "a")])?.description == """
                2 faults in the mapping
                - unsupported mapping version 2, this node reads 1
                - a: sameAs leads back to the column itself
                """)
    }
}
