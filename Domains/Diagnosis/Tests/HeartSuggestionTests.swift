import Diagnosis
import Documents
import Tabular
import Testing

@Suite struct `A suggested mapping of hospital data` {
    private func columns(_ hospital: String, _ table: String) throws -> JSONValue? {
        try SampleHospital(hospital).suggest()["tables"]?[table]?["columns"]
    }

    private func local(_ columns: JSONValue?, _ name: String) -> JSONValue? {
        columns?[name]?["column"]
    }

    @Test(.enabled(if: SampleHospital.isPresent))
    func `knows Hungarian names`() throws {
        let person = try columns("hungary", "person")
        #expect(local(person, "person_id") == "AZON")
        #expect(local(person, "sex") == "NEM")
        #expect(local(person, "year_of_birth") == "SZUL_EV")
        #expect(
            local(try columns("hungary", "visit_occurrence"), "visit_start_datetime") == "DATUM")
    }

    @Test(.enabled(if: SampleHospital.isPresent))
    func `knows German names`() throws {
        let person = try columns("switzerland", "person")
        #expect(local(person, "person_id") == "patient_nr")
        #expect(local(person, "sex") == "geschlecht")
        #expect(local(person, "year_of_birth") == "geburtsjahr")
        let results = try columns("switzerland", "measurement")
        #expect(local(results, "value_as_number") == "wert")
        #expect(local(results, "analyte") == "code")
    }
}
