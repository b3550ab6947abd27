import Foundation
import Tabular
import Testing

/// What a mapping's conditions and a database's own schema may do, beyond what their text shows.
@Suite struct `SQL that others wrote` {
    private func rows(of table: String, in database: TemporaryDatabase) throws -> Int {
        try database.open().snapshot { try $0.count("SELECT count(*) FROM \(table)") }
    }

    /// The faults of a mapping whose `where` is this condition.
    private func faults(_ condition: String) throws -> [MappingError] {
        let database = try TemporaryDatabase(Mappings.tables)
        let escaped = condition.replacing("\"", with: "\\\"")
        let mapping = try Mappings.parse(Mappings.text(request: "\"where\": \"\(escaped)\","))
        do {
            try database.mapped(mapping) { _, _ in }
            return []
        } catch let error as MappingError {
            return [error]
        }
    }

    private func refusal(_ message: String) -> [MappingError] {
        [.conditionRefused(path: "tables.request.where", message: message)]
    }

    @Test(arguments: [
        ("\"load_extension\"('x') IS NULL", "load_extension"), ("[random]() > 0", "random"),
        ("`changes`() = 0", "changes"), ("\"last_insert_rowid\"() = 0", "last_insert_rowid"),
    ])
    func `calls no function that loads, draws or remembers, in whatever quotes`(
        condition: String, function: String
    ) throws {
        #expect(
            try faults(condition) == refusal("not authorized to use function: \(function)"))
    }

    @Test func `calls no function that nobody knows`() throws {
        #expect(try faults("no_such(id) = 1") == refusal("no such function: no_such"))
    }

    @Test func `calls those that read, round and count`() throws {
        #expect(try faults("length(trim(id)) > 0 AND abs(round(1.5)) = 2") == [])
    }

    @Test func `draws nothing in a view of the database`() throws {
        let database = try TemporaryDatabase(
            """
            CREATE TABLE loan (id TEXT); INSERT INTO loan VALUES ('r1');
            CREATE VIEW drawn AS SELECT id, random() AS lot FROM loan;
            CREATE VIEW sound AS SELECT upper(id) AS id FROM loan;
            CREATE VIEW parts AS SELECT value AS id FROM json_each('["a", "b"]');
            """)
        #expect(
            throws: LoadingError.refused(message: "not authorized to use function: random")
        ) {
            try database.open().snapshot { try $0.texts("SELECT lot FROM drawn") }
        }
        #expect(try rows(of: "sound", in: database) == 1)
        #expect(try rows(of: "parts", in: database) == 2)
    }

    @Test func `reads no setting of the connection in a view of the database`() throws {
        let database = try TemporaryDatabase(
            "CREATE VIEW seen AS SELECT file FROM pragma_database_list")
        #expect(throws: LoadingError.self) {
            try database.open().snapshot { try $0.texts("SELECT file FROM seen") }
        }
    }

    @Test func `computes columns, and calls nothing else in them`() throws {
        let tables = """
            CREATE TABLE loan (
                id TEXT, amount INTEGER, twice INTEGER GENERATED ALWAYS AS (2 * abs(amount)));
            INSERT INTO loan (id, amount) VALUES ('r1', -4);
            """
        let sound = try TemporaryDatabase(tables)
        let values = try sound.open().snapshot { try $0.texts("SELECT twice FROM loan") }
        #expect(values == ["8"])
        let altered = try TemporaryDatabase(tables)
        try altered.write(
            """
            PRAGMA writable_schema = ON;
            UPDATE sqlite_schema SET sql = replace(sql, 'abs(amount)', 'load_extension(id)');
            """)
        #expect(throws: LoadingError.self) {
            try altered.open().snapshot { try $0.texts("SELECT twice FROM loan") }
        }
    }

    @Test func `fires no trigger, and changes no byte`() throws {
        let database = try TemporaryDatabase(
            Mappings.tables + """
                ; CREATE TABLE trace (said TEXT);
                CREATE TRIGGER told AFTER INSERT ON request BEGIN
                    INSERT INTO trace VALUES (NEW.id); DELETE FROM request;
                END;
                """)
        let before = try Data(contentsOf: URL(filePath: database.path))
        try database.mapped(try Mappings.parse(Mappings.text())) { _, snapshot in
            #expect(throws: LoadingError.self) {
                try snapshot.texts("INSERT INTO main.request (id) VALUES ('r9')")
            }
            let rows = try snapshot.count("SELECT count(*) FROM main.request")
            #expect(rows == 3)
        }
        #expect(try rows(of: "trace", in: database) == 0)
        #expect(try Data(contentsOf: URL(filePath: database.path)) == before)
    }
}
