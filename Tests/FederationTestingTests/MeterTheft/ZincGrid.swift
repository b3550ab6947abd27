import FederationTesting
import Tabular

/// A grid of another tongue: MJ as text with commas, days as numbers, letters for codes, and
/// inspections in one table for each half of the year.
enum ZincGrid {
    static let shape = InstitutionShape("zinc", sql: tables + rows, mapping: mapping)

    private static let mapping = """
        {"mapping": 1, "domain": "meter-theft", "institution": "zinc",
         "database": "zinc.sqlite", "completeThrough": "2024-12-31",
         "tables": {
           "meter": {"from": "zaehler", "columns": {
             "meter_id": {"column": "nr"},
             "tariff": {"column": "art", "codes": {"H": "household", "G": "business", "L": "farm"}},
             "installed_on": {"column": "einbau", "date": "yyyymmdd"}}},
           "reading": {"from": "ablesung", "columns": {
             "meter_id": {"column": "zaehler"},
             "read_on": {"column": "am", "date": "yyyymmdd"},
             "received_on": {"column": "eingang", "date": "yyyymmdd"},
             "energy": {"column": "mj", "unit": "MJ", "number": "comma"}}},
           "inspection": [\(inspections("kontrolle_1")), \(inspections("kontrolle_2"))]}}
        """

    private static func inspections(_ table: String) -> String {
        """
        {"from": "\(table)", "columns": {
             "inspection_id": {"column": "lfd"}, "meter_id": {"column": "zaehler"},
             "inspected_on": {"column": "am", "date": "yyyymmdd"},
             "filed_on": {"column": "akte", "date": "yyyymmdd"},
             "finding": {"column": "befund", "codes": {"M": "tampered", "O": "sound"},
               "missing": ["?"]}}}
        """
    }

    private static let tables = """
        CREATE TABLE zaehler (nr TEXT, art TEXT, einbau INTEGER);
        CREATE TABLE ablesung (zaehler TEXT, am INTEGER, eingang INTEGER, mj TEXT);
        CREATE TABLE kontrolle_1 (lfd TEXT, zaehler TEXT, am INTEGER, akte INTEGER, befund TEXT);
        CREATE TABLE kontrolle_2 (lfd TEXT, zaehler TEXT, am INTEGER, akte INTEGER, befund TEXT);

        """

    private static let letters = [
        "household": "H", "business": "G", "farm": "L", "tampered": "M", "sound": "O",
    ]

    private static let rows = meters + counts + visits

    private static let meters = MeterRows.meters.map { meter in
        let letter = letters[meter.tariff] ?? ""
        return
            "INSERT INTO zaehler VALUES ('\(meter.id)', '\(letter)', \(number(meter.installed)));\n"
    }.joined()

    private static let counts = MeterRows.readings.map { row in
        let megajoules = (row.energy * 3.6).description.replacing(".", with: ",")
        let days = "\(number(row.read)), \(number(row.received))"
        return "INSERT INTO ablesung VALUES ('\(row.meter)', \(days), '\(megajoules)');\n"
    }.joined()

    private static let visits = MeterRows.inspections.enumerated().map { place, row in
        let letter = row.finding.flatMap { letters[$0] } ?? "?"
        let days = "\(number(row.inspected)), \(number(row.filed))"
        let table = place < 6 ? "kontrolle_1" : "kontrolle_2"
        return "INSERT INTO \(table) VALUES ('\(row.id)', '\(row.meter)', \(days), '\(letter)');\n"
    }.joined()

    private static func number(_ day: Day) -> Int {
        let (year, month, dayOfMonth) = day.components
        return year * 10_000 + month * 100 + dayOfMonth
    }
}
