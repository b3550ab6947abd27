import Tabular
import Testing

@Suite struct `A source's where` {
    @Test(arguments: [
        "ENTORNO = 'PROD'", "amount > 0 AND (kind IN ('a', 'b;c') OR kind IS NULL)",
        "\"select\" = 1",
        "[drop] <> 'it''s -- fine'",
    ])
    func `may be any one expression over the table`(condition: String) {
        #expect(error(condition) == nil)
    }

    @Test(arguments: [
        ("1; DROP TABLE request", "a semicolon"), ("id IN (SELECT id FROM verdict)", "SELECT"),
        ("1) UNION ALL VALUES (1", "a bracket too many"), ("(1", "a bracket that isn't closed"),
        ("1 -- all", "a comment"), ("1 /* all */", "a comment"),
        ("kind = 'a", "a quote that isn't closed"),
        ("kind = ?", "a parameter"), ("random() > 0", "RANDOM"),
        ("load_extension('x')", "LOAD_EXTENSION"),
        ("asked < current_date", "CURRENT_DATE"), ("", "nothing"),
        ("exists (values (1))", "EXISTS"),
    ])
    func `is nothing that could be more`(condition: String, found: String) {
        #expect(error(condition) == .condition(path: "tables.request.where", found: found))
    }

    private func error(_ condition: String) -> MappingError? {
        let escaped = condition.replacing("\"", with: "\\\"")
        return Mappings.error(Mappings.text(request: "\"where\": \"\(escaped)\","))
    }
}
