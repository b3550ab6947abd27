import MachineFailure

/// The plant's tables and what stands in them.
extension BirchPlant {
    var create: String {
        """
        CREATE TABLE ANLAGE (NR TEXT, ART INTEGER, TYP TEXT, SEIT INTEGER, WATT REAL,
          REVISIONEN INTEGER, LEASING TEXT);
        CREATE TABLE MESSUNG (MASCHINE TEXT, GROESSE TEXT, UM INTEGER, EMPFANGEN INTEGER, WERT TEXT,
          GUETE INTEGER);
        CREATE TABLE AUFTRAG (NUMMER TEXT, MASCHINE TEXT, BAUTEIL TEXT, GRUND TEXT, UM INTEGER,
          FERTIG INTEGER);
        CREATE TABLE ZUSTAND (MASCHINE TEXT, VON INTEGER, BIS INTEGER, WORT TEXT, LAST INTEGER);
        CREATE TABLE TEIL (TEILNR TEXT, MASCHINE TEXT, LFD INTEGER, PRODUKT TEXT);
        CREATE TABLE PRUEFUNG (TEILNR TEXT, MOMENT REAL, BEFUND INTEGER);

        """
    }

    var rows: String {
        (machines + readings + orders + states + jobs).joined(separator: "\n")
    }

    private static let codes = [
        "pump": "1", "fan": "2", "compressor": "3", "bearing": "LA", "seal": "DI", "run": "L",
        "stop": "S", "low": "1", "high": "2", "disc": "S", "shaft": "W", "ok": "0",
        "failure": "1", "aborted": "2",
    ]

    private static func code(_ word: String?) -> String {
        word.flatMap { codes[$0] }.map { "'\($0)'" } ?? "NULL"
    }

    private var machines: [String] {
        PlantFile.machines.map { machine in
            "INSERT INTO ANLAGE VALUES ('\(machine.id)', \(Self.code(machine.kind)), "
                + "'\(machine.model)', \(at(machine.installed)), \(machine.power * 1000), "
                + "\(machine.overhauls ?? -1), '\(machine.isLeased ? "J" : "N")');"
        }
    }

    /// Two rows a moment.
    private var readings: [String] {
        PlantFile.readings.flatMap { row in
            [("T", row.temperature * 1.8 + 32), ("V", row.vibration / 25.4)].map { name, value in
                "INSERT INTO MESSUNG VALUES ('\(row.machine)', '\(name)', \(at(row.time)), "
                    + "\(at(row.time, minute: 5)), '\("\(value)".replacing(".", with: ","))', "
                    + "\(row.isBad ? 0 : 1));"
            }
        }
    }

    private var orders: [String] {
        PlantFile.failures.map { row in
            "INSERT INTO AUFTRAG VALUES ('\(row.id)', '\(row.machine)', "
                + "\(Self.code(row.component)), 'AUSFALL', \(at(row.failed)), "
                + "\(row.restored.map { at($0) } ?? "NULL"));"
        }
            + PlantFile.replacements.map { row in
                "INSERT INTO AUFTRAG VALUES (NULL, '\(row.machine)', \(Self.code(row.component)), "
                    + "'\(row.isPlanned ? "PLAN" : "REPARATUR")', \(at(row.time)), NULL);"
            }
    }

    private var states: [String] {
        PlantFile.states.map { row in
            "INSERT INTO ZUSTAND VALUES ('\(row.machine)', \(at(row.from)), "
                + "\(row.to.map { at($0) } ?? "NULL"), \(Self.code(row.state)), "
                + "\(Self.code(row.load)));"
        }
    }

    private var jobs: [String] {
        PlantFile.jobs.flatMap { job in
            [
                "INSERT INTO TEIL VALUES ('\(job.id)', '\(job.machine)', \(job.sequence), "
                    + "\(Self.code(job.product)));",
                "INSERT INTO PRUEFUNG VALUES ('\(job.id)', \(job.torque / 9.80665), "
                    + "\(Self.code(job.outcome)));",
            ]
        }
    }

    /// A tick, or seconds since 1970 of the minute of an hour of the calendar.
    private func at(_ time: Int, minute: Int = 0) -> String {
        axis.isUsage ? "\(time)" : "\(1_740_787_200 + 3_600 * (11 + time) + 60 * minute)"
    }
}
