/// The hospital's tables and what stands in them.
extension BirchHospital {
    static let create = """
        CREATE TABLE STAMM (PATNR TEXT, GESCHLECHT TEXT, JAHRGANG INTEGER, SEIT INTEGER, BIS INTEGER);
        CREATE TABLE FALL (FALLNR TEXT, PATNR TEXT, ART TEXT, AUFNAHME TEXT, ENTLASSUNG TEXT,
          ANLASS TEXT, ANKUNFT INTEGER, SCHMERZ INTEGER, KASSE TEXT);
        CREATE TABLE VITAL (FALLNR TEXT, PATNR TEXT, UM TEXT, PULS REAL, RR REAL);
        CREATE TABLE LABOR (FALLNR TEXT, PATNR TEXT, TEST TEXT, ENTNAHME TEXT, VALIDIERT TEXT,
          WERT TEXT, ZEICHEN TEXT);
        CREATE TABLE BEFUND (FALLNR TEXT, PATNR TEXT, UM TEXT, ST TEXT);
        CREATE TABLE DIAGNOSE (ID TEXT, PATNR TEXT, FALLNR TEXT, KODE TEXT, BEGINN INTEGER,
          ERFASST INTEGER, ROLLE TEXT);

        """

    private static let letters = [
        "female": "W", "male": "M", "emergency": "N", "inpatient": "S", "chest_pain": "BS",
        "dyspnoea": "AN", "palpitation": "HK", "walk_in": "1", "ambulance": "2", "transfer": "3",
        "none": "0", "elevation": "+", "depression": "-", "final_principal": "H",
        "final_secondary": "N", "history": "A", "troponin_t": "TNT", "cholesterol": "CHOL",
    ]

    static let rows =
        people.joined() + stays.joined() + signs.joined() + results.joined() + notes.joined()
        + diagnoses.joined()

    private static let people = WardFile.persons.map { person in
        insert(
            "STAMM", text(person.id), letter(person.sex), "\(person.born)",
            person.watchedFrom.replacing("-", with: ""), "NULL")
    }

    private static let stays = WardFile.visits.map { visit in
        insert(
            "FALL", text(visit.id), text(visit.person), letter(visit.kind), local(visit.began),
            visit.ended.map(local) ?? "NULL", letter(visit.complaint), letter(visit.arrival),
            "\(visit.pain ?? 99)", text(visit.isInsured ? "J" : "N"))
    }

    /// Two results of one moment make one row.
    private static let signs = stride(from: 0, to: WardFile.vitals.count, by: 2).map { place in
        let (rate, pressure) = (WardFile.vitals[place], WardFile.vitals[place + 1])
        return insert(
            "VITAL", text(rate.visit), text(rate.person), local(rate.collected), "\(rate.value)",
            "\(pressure.value / 7.500616827)")
    }

    private static let results = WardFile.laboratory.map { row in
        let value = row.analyte == "cholesterol" ? row.value * 38.67 : row.value / 1000
        return insert(
            "LABOR", text(row.visit), text(row.person), letter(row.analyte), local(row.collected),
            local(row.resulted), text("\(value)".replacing(".", with: ",")),
            text(row.isBelow ? "<" : "="))
    }

    private static let notes = WardFile.findings.map { visit, time, value in
        insert("BEFUND", text(visit.id), text(visit.person), local(time), letter(value))
    }

    private static let diagnoses = WardFile.codes.map { code in
        let (onset, recorded) = (epoch(code.onset), epoch(code.recorded))
        return insert(
            "DIAGNOSE", text(code.id), text(code.person), code.visit.map(text) ?? "NULL",
            text(code.icd.replacing(".", with: "")), onset, recorded, letter(code.status))
    }

    private static func insert(_ table: String, _ values: String...) -> String {
        "INSERT INTO \(table) VALUES (\(values.joined(separator: ", ")));\n"
    }

    private static func text(_ value: String) -> String { "'\(value)'" }

    private static func letter(_ word: String) -> String { text(letters[word] ?? "") }

    /// The clock of Vienna is an hour ahead until 30 March.
    private static func local(_ minutes: Int) -> String { text(WardClock(minutes + 60).german) }

    private static func epoch(_ minutes: Int) -> String { "\(1_740_787_200 + 60 * minutes)" }
}
