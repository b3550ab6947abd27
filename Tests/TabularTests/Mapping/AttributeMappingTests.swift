import Documents
import Tabular
import Testing

@Suite struct `A mapping's attributes` {
    private static let place = "attributes.request_attribute.columns"

    private static func error(_ columns: String) -> MappingError? {
        Mappings.error(
            Mappings.text(
                attributes: """
                    {"request_attribute": {"from": "request", "key": {"column": "id"},
                     "knownAt": {"column": "asked", "date": "iso8601"}, "columns": {\(columns)}}}
                    """))
    }

    @Test func `are declared with type, unit and target`() throws {
        #expect(
            Self.error(#""height": {"column": "h", "type": "number", "unit": "cm", "to": "m"}"#)
                == .unit(
                    path: "\(Self.place).height",
                    .ambiguous(unit: "m", write: "a dimension; m is metre, minute or month")))
        #expect(
            Self.error(
                #""height": {"column": "h", "type": "number", "unit": "cm", "to": "m", "dimension": "length"}"#
            ) == nil)
        #expect(
            Self.error(#""staff": {"column": "s", "type": "integer", "unit": "1", "to": "1"}"#)
                == nil)
        #expect(
            Self.error(
                #""paid": {"column": "p", "type": "number", "unit": "thousand", "to": "major"}"#)
                == nil)
    }

    @Test(arguments: [
        (
            #""staff": {"column": "s", "type": "integer"}"#,
            MappingError.attributeUnit(path: "\(place).staff")
        ),
        (
            #""staff": {"column": "s", "type": "integer", "unit": "", "to": "1"}"#,
            .attributeUnit(path: "\(place).staff")
        ),
        (
            #""colour": {"column": "c", "type": "code", "to": "1"}"#,
            .notApplicable(path: "\(place).colour.to")
        ),
        (#""Colour": {"column": "c", "type": "code"}"#, .attributeName(path: "\(place).Colour")),
        (
            #""known_at": {"column": "c", "type": "code"}"#,
            .attributeName(path: "\(place).known_at")
        ),
        (
            #""new": {"column": "c", "type": "flag", "codes": {"1": "yes"}}"#,
            .outsideVocabulary(path: "\(place).new.codes", vocabulary: ["false", "true"])
        ),
        (#""seen": {"column": "c", "type": "date"}"#, .dateRequired(path: "\(place).seen")),
    ])
    func `refuse a wrong declaration by its path`(columns: String, error: MappingError) {
        #expect(Self.error(columns) == error)
    }

    @Test func `have one type and unit over all sources`() {
        let source =
            #"{"from": "request", "key": {"column": "id"}, "knownAt": "attested", "columns": {"staff": {"column": "s", "type": "TYPE", "unit": "1", "to": "1"}}}"#
        let two =
            "[\(source.replacing("TYPE", with: "integer")), \(source.replacing("TYPE", with: "number"))]"
        #expect(
            Mappings.error(Mappings.text(attributes: "{\"request_attribute\": \(two)}"))
                == .attributesDiffer(
                    first: "attributes.request_attribute[0].columns.staff",
                    second: "attributes.request_attribute[1].columns.staff"))
    }

    @Test func `say when they became known`() throws {
        let text = Mappings.text(
            attributes:
                #"{"request_attribute": {"from": "request", "key": {"column": "id"}, "columns": {}}}"#
        )
        #expect(
            Mappings.error(text)
                == .document(.missingKey(path: "attributes.request_attribute.knownAt")))
    }
}
