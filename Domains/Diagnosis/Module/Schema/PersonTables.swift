import Tabular

/// Who is treated, and over which years the hospital would have seen it.
extension Diagnosis {
    static let personTables = [person, death, observationPeriod]

    /// Constant: known at any time.
    private static let person = CanonicalTable(
        "person", key: ["person_id"],
        aliases: ["patient", "paciente", "beteg", "patients", "pacientes", "betegek"],
        columns: [
            CanonicalColumn("person_id", .text, aliases: personNames),
            CanonicalColumn(
                "sex", .code(sexes),
                aliases: ["gender", "gender_concept_id", "geschlecht", "sexe", "nem", "sexo"]),
            CanonicalColumn(
                "year_of_birth", .integer,
                aliases: [
                    "birth_year", "yob", "geburtsjahr", "annee_naissance", "szul_ev",
                    "szuletesi_ev", "anio_nacimiento",
                ]),
        ])

    private static let death = CanonicalTable(
        "death", key: ["person_id"], eventTime: "death_datetime",
        aliases: ["deaths", "todesfall", "deces", "halalozas", "defuncion"],
        columns: [
            ofPerson,
            CanonicalColumn(
                "death_datetime", .instant,
                aliases: [
                    "death_date", "died_at", "todesdatum", "date_deces", "halal_datuma",
                    "fecha_defuncion",
                ]),
        ])

    private static let observationPeriod = CanonicalTable(
        "observation_period", key: ["person_id"], isKeyUnique: false, eventTime: "period_start",
        aliases: ["beobachtungszeitraum", "periode_observation", "megfigyeles", "observacion"],
        columns: [
            ofPerson,
            CanonicalColumn(
                "period_start", .date,
                aliases: [
                    "observation_period_start_date", "beginn", "debut", "kezdete", "inicio",
                ]),
            CanonicalColumn(
                "period_end", .date,
                aliases: ["observation_period_end_date", "ende", "fin", "vege"]),
        ])

    static let sexes = ["female", "male", "other", "unknown"]

    /// Whose row it is.
    static let ofPerson = CanonicalColumn(
        "person_id", .text, references: "person", aliases: personNames)

    /// How hospitals call the key of a person.
    static let personNames = [
        "patient_id", "pt", "patient_nr", "patienten_nr", "patient", "ipp", "nip", "azon",
        "beteg_id", "paciente_id", "nhc", "mrn",
    ]
}
