import Learning
import Tabular
import Testing

@Suite struct `Loading a study's rows` {
    private static let requests = [
        Requests.domain(
            "amount", .number(range: 0...100_000, edges: [1000, 5000]), currency: "EUR"),
        Requests.domain("rate", .number(range: 0...6000, edges: [500])),
        Requests.domain("months", .number(range: 1...360, edges: [12])),
        Requests.domain("kind", .code(levels: ["boat", "car", "other"], ordered: false)),
        Requests.domain("urgent", .flag),
    ]

    private func load(
        _ database: TemporaryDatabase, _ text: String = Mappings.text(),
        _ requests: [FeatureRequest] = requests
    ) throws -> LoadedFrame {
        try database.mapped(try Mappings.parse(text)) { compiled, snapshot in
            try Lending.loader(requests).load(compiled, in: snapshot)
        }
    }

    @Test func `gives values, states, labels and entities in canonical order`() throws {
        let loaded = try load(TemporaryDatabase(Mappings.tables))
        #expect(loaded.rowKeys == ["r1", "r3", "r2"])
        #expect(loaded.entityKeys == ["ann", "ben"])
        #expect(loaded.frame.entities == [0, 0, 1])
        #expect(loaded.frame.labels == [0, 0, 1])
        #expect(
            loaded.frame.columns.map(\.values) == [
                [2500, 1000, 9900.5], [450, 600, 725.5], [12, 0, 24], [1, 2, 0], [0, 0, 1],
            ])
        #expect(loaded.frame.columns[2].states == [0, 1, 0])
        #expect(
            loaded.times.compactMap(loaded.axis.day).map(\.description)
                == ["2025-01-10", "2025-03-12", "2025-02-11"])
        #expect(loaded.population.kept == 3)
    }

    @Test func `gives the same bits through another shape of the same data`() throws {
        let other = try TemporaryDatabase(
            """
            CREATE TABLE ANFRAGEN (NR INTEGER, KUNDE TEXT, DATUM INTEGER, BETRAG TEXT, ZINS TEXT,
              LAUFZEIT TEXT, ART INTEGER, EILIG TEXT, AUSGANG TEXT);
            INSERT INTO ANFRAGEN VALUES
              (3, 'ann', 20250312, '1.000', '6', '?', 9, 'n', 'K'),
              (2, 'ben', 20250211, '9.900,50', '7,255', ' 24', 2, 'j', 'B'),
              (1, 'ann', 20250110, '2.500,00', '4,5', '12', 1, 'n', 'K');
            """)
        let text = """
            {"mapping": 1, "domain": "lending", "institution": "cedar", "database": "c.sqlite",
             "tables": {"request": {"from": "ANFRAGEN", "columns": {
               "request_id": {"column": "NR"}, "person_id": {"column": "KUNDE"},
               "asked_on": {"column": "DATUM", "date": "yyyymmdd"}, "currency": {"constant": "EUR"},
               "amount_minor": {"column": "BETRAG", "unit": "major", "number": "point_grouped"},
               "rate_bp": {"column": "ZINS", "unit": "percent", "number": "comma"},
               "months": {"column": "LAUFZEIT", "missing": ["?"]},
               "kind": {"column": "ART", "codes": {"1": "car", "2": "boat"}, "unmapped": "other"},
               "urgent": {"column": "EILIG", "codes": {"j": "true", "n": "false"}}}},
              "verdict": {"from": "ANFRAGEN", "columns": {"request_id": {"column": "NR"},
               "result": {"column": "AUSGANG", "codes": {"K": "kept", "B": "broken"}}}}},
             "absent": {"verdict.ended_on": "not held", "verdict.known_on": "not held"}}
            """
        let first = try load(TemporaryDatabase(Mappings.tables.replacing("'r", with: "'")))
        let second = try load(other, text)
        #expect(first.frame == second.frame)
        #expect(first.tableHash == second.tableHash)
    }

    @Test(arguments: 0..<8)
    func `changes no bit with the order of insertion`(seed: Int) throws {
        var rows = (0..<40).map { index in
            let day = 10 + index % 19
            return
                "('r\(index)', 'p\(index % 7)', '2025-01-\(day)', \(index * 1000), 450, 12, 'car', 0)"
        }
        let verdicts = (0..<40).map { "('r\($0)', '\($0 % 3 == 0 ? "broken" : "kept")', NULL)" }
        let start = try load(TemporaryDatabase(tables(rows, verdicts)))
        var state = UInt64(seed) &* 2_654_435_761 &+ 1
        for index in rows.indices.reversed() {
            state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
            rows.swapAt(index, Int(state >> 33) % (index + 1))
        }
        let shuffled = try load(TemporaryDatabase(tables(rows, verdicts.reversed())))
        #expect(shuffled.frame == start.frame)
        #expect(shuffled.rowKeys == start.rowKeys)
        #expect(shuffled.tableHash == start.tableHash)
    }

    @Test func `freezes the table: one changed value changes its hash`() throws {
        let database = try TemporaryDatabase(Mappings.tables)
        let before = try load(database).tableHash
        #expect(before.count == 32)
        #expect(try load(database).tableHash == before)
        try database.write("UPDATE request SET rate = 450.01 WHERE id = 'r1'")
        #expect(try load(database).tableHash != before)
    }

    @Test func `takes no rows, one class and all missing as they are`() throws {
        let database = try TemporaryDatabase(Mappings.tables)
        try database.write(
            "DELETE FROM verdict WHERE result = 'broken'; UPDATE request SET months = NULL")
        let one = try load(database)
        #expect(one.frame.labels == [0, 0])
        #expect(one.frame.columns[2].states == [1, 1])
        #expect(one.population.excluded == [.init(reason: "no verdict", count: 1)])
        #expect(one.population.byReason == [0, 0, 0, 0, 1, 0] && one.watchedEvents == nil)
        try database.write("DELETE FROM request; DELETE FROM verdict")
        let none = try load(database)
        #expect(none.frame.rowCount == 0)
        #expect(none.population.rows == 0)
    }

    @Test func `prints shapes and counts only`() throws {
        let loaded = try load(TemporaryDatabase(Mappings.tables))
        for text in ["\(loaded)", String(reflecting: loaded), "\(loaded.frame)"] {
            for canary in ["ann", "r1", "2500", "725.5"] { #expect(!text.contains(canary)) }
        }
        var dumped = ""
        dump(loaded, to: &dumped)
        #expect(!dumped.contains("ann"))
    }

    private func tables(_ rows: [String], _ verdicts: [String]) -> String {
        """
        CREATE TABLE request (id TEXT, person TEXT, asked TEXT, amount, rate, months, kind TEXT, urgent);
        CREATE TABLE verdict (id TEXT, result TEXT, ended TEXT);
        INSERT INTO request VALUES \(rows.joined(separator: ", "));
        INSERT INTO verdict VALUES \(verdicts.joined(separator: ", "));
        """
    }
}
