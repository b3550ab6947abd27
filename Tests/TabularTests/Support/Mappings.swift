import Documents
import Tabular

/// Mappings of the small field, written as an institution would write them.
enum Mappings {
    /// The columns of `plain` as JSON, by canonical name.
    static let request: [(String, String)] = [
        ("request_id", #"{"column": "id"}"#), ("person_id", #"{"column": "person"}"#),
        ("asked_on", #"{"column": "asked", "date": "iso8601"}"#),
        ("currency", #"{"constant": "EUR"}"#),
        ("amount_minor", #"{"column": "amount", "unit": "minor"}"#),
        ("rate_bp", #"{"column": "rate", "unit": "bp"}"#), ("months", #"{"column": "months"}"#),
        ("kind", #"{"column": "kind"}"#), ("urgent", #"{"column": "urgent"}"#),
    ]

    /// A mapping of tables `request` and `verdict` with local names like the canonical ones.
    ///
    /// `changed` replaces the JSON of columns of `request`, or leaves them out where it is nil.
    static func text(
        changed: [String: String?] = [:], request more: String = "", attributes: String = "{}",
        absent: String = "{}", top: String = ""
    ) -> String {
        let columns = request.compactMap { name, json -> String? in
            guard let change = changed[name] else { return "\"\(name)\": \(json)" }
            return change.map { "\"\(name)\": \($0)" }
        }
        return """
            {"mapping": 1, "domain": "lending", "institution": "alder", "database": "alder.sqlite",
             "completeThrough": "2025-12-31", \(top)
             "tables": {
               "request": {"from": "request", \(more) "columns": {\(columns.joined(separator: ", "))}},
               "verdict": {"from": "verdict", "columns": {
                 "request_id": {"column": "id"}, "result": {"column": "result"},
                 "ended_on": {"column": "ended", "date": "iso8601"}, "known_on": {"sameAs": "ended_on"}}}},
             "attributes": \(attributes), "absent": \(absent)}
            """
    }

    static func parse(_ text: String) throws(MappingError) -> Mapping {
        try Mapping(parsing: Array(text.utf8), schema: Lending.schema)
    }

    /// The error of a mapping's text, or nil if it is fine.
    static func error(_ text: String) -> MappingError? {
        do throws(MappingError) {
            _ = try parse(text)
            return nil
        } catch {
            return error
        }
    }

    /// Tables as `text()` expects them, with three requests of two people.
    static let tables = """
        CREATE TABLE request (
          id TEXT, person TEXT, asked TEXT, amount INTEGER, rate REAL, months INTEGER, kind TEXT,
          urgent INTEGER);
        CREATE TABLE verdict (id TEXT, result TEXT, ended TEXT);
        INSERT INTO request VALUES
          ('r1', 'ann', '2025-01-10', 250000, 450, 12, 'car', 0),
          ('r2', 'ben', '2025-02-11', 990050, 725.5, 24, 'boat', 1),
          ('r3', 'ann', '2025-03-12', 100000, 600, NULL, 'other', 0);
        INSERT INTO verdict VALUES
          ('r1', 'kept', '2025-06-01'), ('r2', 'broken', '2025-07-01'), ('r3', 'kept', '2025-08-01');
        """
}
