import Documents
import Tabular
import Testing

@Suite struct `A mapping's text` {
    private static let amount = "tables.request.columns.amount_minor"
    private static let kind = "tables.request.columns.kind"
    private static let asked = "tables.request.columns.asked_on"

    @Test func `is decoded in the order of the schema`() throws {
        let mapping = try Mappings.parse(Mappings.text())
        #expect(mapping.institution == "alder")
        #expect(mapping.completeThrough == Day(iso: "2025-12-31"))
        #expect(mapping.tables.map(\.name) == ["request", "verdict"])
        #expect(
            mapping.tables[0].sources[0].columns.map(\.column.name) == Mappings.request.map(\.0))
    }

    @Test func `accounts for every column, and lists all that it forgot`() {
        let text = Mappings.text(changed: ["rate_bp": nil as String?, "months": nil as String?])
        #expect(Mappings.error(text) == .unaccounted(["request.rate_bp", "request.months"]))
        #expect(
            Mappings.error(text)?.description
                == """
                neither mapped nor listed under absent: request.rate_bp, request.months. \
                Map each, or say under absent why it is not held
                """)
        let absent = #"{"request.rate_bp": "not agreed", "request.months": "open end"}"#
        #expect(
            Mappings.error(
                Mappings.text(
                    changed: ["rate_bp": nil as String?, "months": nil as String?], absent: absent))
                == nil)
    }

    @Test func `refuses an absence without reason, of a key, or of what is mapped`() {
        func error(_ absent: String, without column: String) -> MappingError? {
            Mappings.error(Mappings.text(changed: [column: nil as String?], absent: absent))
        }
        #expect(
            error(#"{"request.months": "no"}"#, without: "months")
                == .absentWithoutReason(path: "absent.request.months"))
        #expect(
            error(#"{"request.request_id": "no ids"}"#, without: "request_id")
                == .keyAbsent(ColumnReference("request", "request_id")))
        #expect(
            error(#"{"request.person_id": "no ids"}"#, without: "person_id")
                == .requiredAbsent(ColumnReference("request", "person_id")))
        #expect(
            error(#"{"request.rate_bp": "not agreed"}"#, without: "x")
                == .mappedAndAbsent("request.rate_bp"))
        #expect(error(#"{"verdict": "not known"}"#, without: "x") == .mappedAndAbsent("verdict"))
        #expect(
            error(#"{"request.month": "open end"}"#, without: "months")
                == .unknownColumn(path: "absent.request.month", nearest: "request.months"))
    }

    @Test func `names the nearest word for a slip of the pen`() {
        let table = Mappings.text().replacing(#""verdict": {"from""#, with: #""verdct": {"from""#)
        #expect(Mappings.error(table) == .unknownTable(path: "tables.verdct", nearest: "verdict"))
        #expect(
            Mappings.error(table)?.description
                == "tables.verdct: no such table; did you mean verdict?")
        let column = Mappings.text().replacing(#""kind": {"column""#, with: #""kindd": {"column""#)
        #expect(
            Mappings.error(column)
                == .unknownColumn(path: "tables.request.columns.kindd", nearest: "kind"))
        let key = Mappings.text(changed: ["kind": #"{"column": "kind", "code": {}}"#])
        #expect(
            Mappings.error(key)
                == .document(.unknownKey(path: "\(Self.kind).code", nearest: "codes")))
    }

    @Test(arguments: [
        ("\"mapping\": 1", "\"mapping\": 2", MappingError.version(2)),
        ("\"lending\"", "\"borrowing\"", .otherDomain(found: "borrowing", expected: "lending")),
    ])
    func `is of this version and this domain`(part: String, other: String, error: MappingError) {
        #expect(Mappings.error(Mappings.text().replacing(part, with: other)) == error)
    }

    @Test(arguments: [
        (#"{"column": "kind", "constant": "car"}"#, MappingError.origin(path: kind)),
        (#"{"note": "nothing"}"#, .origin(path: kind)),
        (#"{"constant": "car", "codes": {}}"#, .conversionOfFixed(path: "\(kind).codes")),
        (
            #"{"constant": "plane"}"#,
            .outsideVocabulary(path: kind, vocabulary: ["car", "boat", "other"])
        ),
        (#"{"constant": 1}"#, .constant(path: kind, expected: "a word of the vocabulary")),
        (#"{"sameAs": "kinds"}"#, .sameAs(path: kind, nearest: "kind")),
        (#"{"sameAs": "kind"}"#, .cycle(path: kind)),
        (#"{"sameAs": "months"}"#, .copyOfOtherKind(path: kind)),
        (
            #"{"column": "k", "codes": {"A": "plane"}}"#,
            .outsideVocabulary(path: "\(kind).codes", vocabulary: ["car", "boat", "other"])
        ),
        (
            #"{"column": "k", "codes": {"A": "car"}, "missing": ["A"]}"#,
            .valueTwice(path: kind, first: "missing", second: "codes")
        ),
        (
            #"{"column": "k", "codes": {"1": "car", "1.0": "boat"}}"#,
            .valueTwice(path: kind, first: "codes", second: "codes")
        ),
        (#"{"column": "k", "unit": "kg"}"#, .notApplicable(path: "\(kind).unit")),
        (#"{"column": "k", "date": "iso8601"}"#, .notApplicable(path: "\(kind).date")),
        (#"{"column": "k", "number": "comma"}"#, .notApplicable(path: "\(kind).number")),
        (#"{"column": "k", "unitColumn": "u"}"#, .unitSource(path: kind)),
    ])
    func `says of a code column what it is and nothing else`(spec: String, error: MappingError) {
        #expect(Mappings.error(Mappings.text(changed: ["kind": spec])) == error)
    }

    @Test(arguments: [
        (
            #"{"column": "a"}"#,
            MappingError.unitRequired(path: amount, known: ["minor", "major", "thousand"])
        ),
        (
            #"{"column": "a", "unit": ""}"#,
            .unitRequired(path: amount, known: ["minor", "major", "thousand"])
        ),
        (
            #"{"column": "a", "unit": "kg"}"#,
            .unit(path: amount, .otherDimension(unit: "kg", of: .mass, expected: .money))
        ),
        (
            #"{"column": "a", "unit": "euros"}"#,
            .unit(path: amount, .unknown(unit: "euros", known: ["minor", "major", "thousand"]))
        ),
        (
            #"{"column": "a", "unit": "major", "codes": {}}"#,
            .notApplicable(path: "\(amount).codes")
        ),
        (
            #"{"column": "a", "unit": "major", "number": "operator"}"#,
            .notApplicable(path: "\(amount).number")
        ),
        (#"{"constant": 1.5}"#, .constant(path: amount, expected: "a whole number")),
    ])
    func `says of money its unit`(spec: String, error: MappingError) {
        #expect(Mappings.error(Mappings.text(changed: ["amount_minor": spec])) == error)
    }

    @Test func `ends where the currency of money is a copy of itself`() {
        let path = "tables.request.columns.currency"
        let text = Mappings.text(changed: ["currency": #"{"sameAs": "currency"}"#])
        #expect(Mappings.error(text) == .cycle(path: path))
    }

    @Test(arguments: [
        (#"{"column": "d"}"#, MappingError.dateRequired(path: asked)),
        (#"{"column": "d", "date": "yyyymm"}"#, .imprecise(path: "\(asked).date", .month)),
        (
            #"{"column": "d", "date": "dd/MM/yy"}"#,
            .date(path: "\(asked).date", .twoDigitYear("dd/MM/yy"))
        ),
        (
            #"{"column": "d", "date": "days_before:x"}"#,
            .dateReference(path: "\(asked).date", nearest: nil)
        ),
        (
            #"{"column": "d", "date": "iso8601", "unmapped": "other"}"#,
            .notApplicable(path: "\(asked).unmapped")
        ),
    ])
    func `says of a date how it is stored`(spec: String, error: MappingError) {
        #expect(Mappings.error(Mappings.text(changed: ["asked_on": spec])) == error)
    }

    @Test func `lets other stand only where the vocabulary has it`() {
        let result = Mappings.text().replacing(
            #""result": {"column": "result"}"#,
            with: #""result": {"column": "result", "unmapped": "other"}"#)
        #expect(Mappings.error(result) == .noOther(path: "tables.verdict.columns.result.unmapped"))
    }

    @Test func `is one institution's, in a zone that the world knows`() throws {
        let mapping = try Mappings.parse(Mappings.text(top: #""timezone": "Europe/Madrid","#))
        #expect(mapping.timezone == "Europe/Madrid")
        try mapping.check(institution: "alder")
        #expect(throws: MappingError.otherInstitution(expected: "birch")) {
            try mapping.check(institution: "birch")
        }
        #expect(
            Mappings.error(Mappings.text(top: #""timezone": "Central time","#))
                == .document(
                    .unexpected(
                        path: "timezone", expected: "an IANA name such as Europe/Madrid",
                        found: "another text")))
    }
}
