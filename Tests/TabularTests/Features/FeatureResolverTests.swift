import Learning
import Tabular
import Testing

@Suite struct `A study's features against a mapping` {
    private static let attributes = """
        {"request_attribute": {"from": "request", "key": {"column": "id"}, "knownAt": "attested", "columns": {
          "staff": {"column": "months", "type": "integer", "unit": "1", "to": "1"},
          "colour": {"column": "kind", "type": "code"},
          "sex": {"column": "kind", "type": "code", "protected": true},
          "seen": {"column": "asked", "type": "date", "date": "iso8601"}}}}
        """

    private func error(_ requests: FeatureRequest..., text: String? = nil) throws -> FeatureError? {
        let text = text ?? Mappings.text(attributes: Self.attributes)
        return try TemporaryDatabase(Mappings.tables).mapped(try Mappings.parse(text)) {
            compiled, snapshot in
            do throws(FeatureError) {
                _ = try Lending.loader(requests).load(compiled, in: snapshot)
                return nil
            } catch {
                return error
            }
        }
    }

    @Test func `are known, built and let in`() throws {
        let number = Requests.number
        #expect(
            try error(Requests.domain("month", number))
                == .unknownFeature("month", nearest: "months"))
        #expect(try error(Requests.domain("history", number)) == .notAvailableYet("history"))
        #expect(
            try error(Requests.domain("price", number))
                == .off("price", reason: "it holds the lender's own view"))
        #expect(try error(Requests.domain("price", number, isWaived: true)) == nil)
        #expect(
            try error(Requests.domain("months", number), Requests.domain("months", number))
                == .twice("months"))
        #expect(try error(Requests.domain("months", .flag)) == .otherKind("months"))
    }

    @Test func `name the currency of money`() throws {
        let wide = FeatureSpecification.Kind.number(range: 0...1e9, edges: [10])
        #expect(try error(Requests.domain("amount", wide)) == .currencyRequired("amount"))
        #expect(
            try error(Requests.domain("amount", wide, currency: "EURO"))
                == .currencyUnknown("amount"))
        #expect(
            try error(Requests.domain("amount", wide, currency: "USD"))
                == .otherCurrency("amount", rows: 3))
        #expect(try error(Requests.domain("amount", wide, currency: "EUR")) == nil)
    }

    @Test func `need columns that are not absent`() throws {
        let text = Mappings.text(
            changed: ["months": nil as String?], absent: #"{"request.months": "open end"}"#)
        let expected = FeatureError.needsAbsent(
            "months", column: ColumnReference("request", "months"), reason: "open end")
        #expect(try error(Requests.domain("months", Requests.number), text: text) == expected)
        #expect(
            expected.description
                == "months needs request.months, which the mapping lists as absent: open end")
    }

    @Test func `are attributes of the mapping's type and unit`() throws {
        let number = Requests.number
        #expect(try error(Requests.attribute("staff", .integer, number, unit: "1")) == nil)
        #expect(
            try error(Requests.attribute("staf", .integer, number, unit: "1"))
                == .unknownAttribute("staf", nearest: "staff"))
        #expect(
            try error(Requests.attribute("staff", .number, number, unit: "1"))
                == .otherType("staff", study: "number", mapping: "integer"))
        #expect(
            try error(Requests.attribute("staff", .integer, number, unit: "kg"))
                == .otherUnit("staff", study: "kg", mapping: "1"))
        #expect(try error(Requests.attribute("colour", .code, number)) == .otherKind("colour"))
        #expect(try error(Requests.attribute("seen", .date, number)) == .dateAsValue("seen"))
        #expect(
            try error(
                Requests.attribute(
                    "staff", .integer, number, unit: "1", table: "request_attributes"))
                == .unknownAttributeTable("request_attributes", nearest: "request_attribute"))
    }

    @Test func `leave protected attributes to subgroups, unless a waiver names them`() throws {
        let kind = Requests.codes("car", "boat", "other")
        #expect(try error(Requests.attribute("sex", .code, kind)) == .protected("sex"))
        #expect(try error(Requests.attribute("sex", .code, kind, role: .subgroup)) == nil)
        #expect(try error(Requests.attribute("sex", .code, kind, isWaived: true)) == nil)
    }
}
