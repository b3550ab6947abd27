import FederationTesting
import Tabular

/// A grid whose tables are much like the canonical ones: ISO dates, kWh, plain words.
enum CopperGrid {
    static let shape = InstitutionShape("copper", sql: tables + rows, mapping: mapping)

    private static let mapping = """
        {"mapping": 1, "domain": "meter-theft", "institution": "copper",
         "database": "copper.sqlite", "completeThrough": "2024-12-31",
         "tables": {
           "meter": {"from": "meters", "columns": {
             "meter_id": {"column": "id"}, "tariff": {"column": "tariff"},
             "installed_on": {"column": "fitted", "date": "iso8601"}}},
           "reading": {"from": "counts", "columns": {
             "meter_id": {"column": "meter"},
             "read_on": {"column": "day", "date": "iso8601"},
             "received_on": {"column": "received", "date": "iso8601"},
             "energy": {"column": "kwh", "unit": "kWh"}}},
           "inspection": {"from": "visits", "columns": {
             "inspection_id": {"column": "no"}, "meter_id": {"column": "meter"},
             "inspected_on": {"column": "day", "date": "iso8601"},
             "filed_on": {"column": "filed", "date": "iso8601"},
             "finding": {"column": "outcome"}}}}}
        """

    private static let tables = """
        CREATE TABLE meters (id TEXT, tariff TEXT, fitted TEXT);
        CREATE TABLE counts (meter TEXT, day TEXT, received TEXT, kwh REAL);
        CREATE TABLE visits (no TEXT, meter TEXT, day TEXT, filed TEXT, outcome TEXT);

        """

    private static let rows = meters + counts + visits

    private static let meters = MeterRows.meters.map { meter in
        "INSERT INTO meters VALUES ('\(meter.id)', '\(meter.tariff)', '\(meter.installed)');\n"
    }.joined()

    private static let counts = MeterRows.readings.map { row in
        let values = "'\(row.meter)', '\(row.read)', '\(row.received)', \(row.energy)"
        return "INSERT INTO counts VALUES (\(values));\n"
    }.joined()

    private static let visits = MeterRows.inspections.map { row in
        let finding = row.finding.map { "'\($0)'" } ?? "NULL"
        let days = "'\(row.inspected)', '\(row.filed)'"
        return "INSERT INTO visits VALUES ('\(row.id)', '\(row.meter)', \(days), \(finding));\n"
    }.joined()
}
