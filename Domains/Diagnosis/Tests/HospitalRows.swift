/// Rows of the small hospital, as statements. A time without a date is of 1 March 2025.
enum HospitalRows {
    static func patient(
        _ id: String, sex: String = "female", born: Int? = 1960, died: String? = nil
    ) -> String {
        "INSERT INTO patient VALUES (\(text(id)), \(text(sex)), \(number(born)), \(at(died)))"
    }

    static func visit(
        _ id: String, of patient: String, kind: String = "emergency", began: String = "10:00",
        ended: String? = "20:00", age: Int? = nil, complaint: String = "chest_pain",
        arrival: String = "walk_in"
    ) -> String {
        """
        INSERT INTO visit VALUES (\(text(id)), \(text(patient)), \(text(kind)), \(at(began)), \
        \(at(ended)), \(number(age)), \(text(complaint)), \(text(arrival)))
        """
    }

    static func result(
        _ visit: String, _ what: String, _ value: Double?, collected: String,
        resulted: String? = nil, sign: String = "eq", unit: String = "mmol/L",
        method: String? = nil,
        of patient: String = "p"
    ) -> String {
        """
        INSERT INTO result VALUES (\(text(visit)), \(text(patient)), \(text(what)), \
        \(at(collected)), \(at(resulted)), \(number(value)), \(text(sign)), \(text(unit)), \
        \(text(method)))
        """
    }

    static func code(
        _ visit: String, _ icd: String, _ status: String = "final_principal",
        of patient: String = "p", onset: String = "10:00", recorded: String? = "20:00"
    ) -> String {
        """
        INSERT INTO code (patient, visit, icd, onset, recorded, status) VALUES (\(text(patient)), \
        \(text(visit)), \(text(icd)), \(at(onset)), \(at(recorded)), \(text(status)))
        """
    }

    static func verdict(
        _ visit: String, _ what: String = "angiography", _ number: Double? = nil,
        word: String? = nil, resulted: String? = nil
    ) -> String {
        """
        INSERT INTO verdict VALUES (\(text(visit)), \(text(what)), \(self.number(number)), \
        \(text(word)), \(at(resulted)))
        """
    }

    static func period(_ patient: String, _ begun: String, _ ended: String? = nil) -> String {
        "INSERT INTO period VALUES (\(text(patient)), \(text(begun)), \(text(ended)))"
    }

    static func finding(_ visit: String, _ what: String, _ value: String?, at time: String)
        -> String
    {
        """
        INSERT INTO finding VALUES (\(text(visit)), 'p', \(at(time)), \(text(what)), \(text(value)))
        """
    }

    private static func at(_ time: String?) -> String {
        text(time.map { $0.count > 12 ? $0 : "2025-03-01T\($0)\($0.count == 5 ? ":00" : "")Z" })
    }

    private static func text(_ value: String?) -> String { value.map { "'\($0)'" } ?? "NULL" }

    private static func number<Number>(_ value: Number?) -> String {
        value.map { "\($0)" } ?? "NULL"
    }
}
