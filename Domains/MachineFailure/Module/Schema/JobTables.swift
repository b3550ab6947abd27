import Tabular

/// Work pieces, batches or flights, and what became of each.
extension MachineFailure {
    static let jobTables = [job, jobOutcome]

    private static let job = CanonicalTable(
        "job", key: ["job_id"], eventTime: "started_at", availabilityTime: "ended_at",
        aliases: ["auftrag", "teil", "work_piece", "pieza", "lote", "piece", "batch"],
        columns: [
            CanonicalColumn(
                "job_id", .text, aliases: ["teil", "piece_id", "pieza_id", "auftrag_nr"]),
            CanonicalColumn(
                "asset_id", .text, references: "asset",
                aliases: ["maschine_nr", "machine_id", "maquina"]),
            CanonicalColumn("sequence", .integer, aliases: ["lfd", "seq", "secuencia", "ordre"]),
            CanonicalColumn("started_at", .moment, aliases: ["beginn", "inicio", "debut"]),
            CanonicalColumn("ended_at", .moment, aliases: ["ende", "fin"]),
            CanonicalColumn("product", .word, aliases: ["produkt", "producto", "produit"]),
        ])

    /// The mode often defines the outcome; it is no feature.
    private static let jobOutcome = CanonicalTable(
        "job_outcome", key: ["job_id"], eventTime: "recorded_at",
        aliases: ["auftrag", "ergebnis", "resultado", "resultat", "work_piece"],
        columns: [
            CanonicalColumn(
                "job_id", .text, references: "job", aliases: ["teil", "piece_id", "pieza_id"]),
            CanonicalColumn(
                "outcome", .code(jobOutcomes),
                aliases: ["ausfall", "machine_failure", "resultado", "ergebnis"]),
            CanonicalColumn("mode", .word, aliases: ["ausfallart", "modo"]),
            CanonicalColumn("recorded_at", .moment, aliases: ["erfasst", "registrado"]),
        ])

    package static let jobOutcomes = ["ok", "failure", "scrapped", "aborted"]
}
