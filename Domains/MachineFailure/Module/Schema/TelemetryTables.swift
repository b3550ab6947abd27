import Tabular

/// What is measured on assets and what they report by themselves.
extension MachineFailure {
    static let telemetryTables = [tag, telemetry, event, clockOffset]

    private static let tag = CanonicalTable(
        "tag", key: ["tag_id"], aliases: ["point", "messstelle", "punto", "etiqueta", "capteur"],
        columns: [
            CanonicalColumn("tag_id", .text, aliases: ["pt", "messstelle_nr", "punto_id"]),
            CanonicalColumn(
                "asset_id", .text, references: "asset", aliases: ["eq_no", "maschine_nr"]),
            CanonicalColumn(
                "quantity", .word, aliases: ["meas", "messgroesse", "magnitud", "grandeur"]),
            CanonicalColumn("position", .word, aliases: ["loc", "einbauort", "posicion"]),
            CanonicalColumn("unit", .word, aliases: ["eu", "einheit", "unidad", "unite"]),
            CanonicalColumn("stepped", .flag, aliases: ["step", "stufig", "escalonado"]),
            CanonicalColumn(
                "expected_interval_s", .real, dimension: .duration, resolution: 3,
                aliases: ["interval", "abtastung", "intervalo", "intervalle"]),
            CanonicalColumn("low", .real, aliases: ["lo", "untergrenze", "minimo"]),
            CanonicalColumn("high", .real, aliases: ["hi", "obergrenze", "maximo"]),
        ])

    /// A reading's time is that of its source; that of the message that brought it is `received_at`.
    private static let telemetry = CanonicalTable(
        "telemetry", key: ["ts"], isKeyUnique: false, eventTime: "ts",
        availabilityTime: "received_at",
        aliases: [
            "hist", "history", "cycles", "flight_cycle", "messung", "messwert", "lectura",
            "medicion", "mesure", "snapshot", "reading",
        ],
        columns: [
            CanonicalColumn("tag_id", .text, references: "tag", aliases: ["pt"]),
            CanonicalColumn(
                "asset_id", .text, references: "asset",
                aliases: ["eq_no", "unit", "nummer", "esn", "maschine_nr"]),
            CanonicalColumn("quantity", .word, aliases: ["meas", "messgroesse", "magnitud"]),
            CanonicalColumn("position", .word, aliases: ["loc", "einbauort", "posicion"]),
            CanonicalColumn(
                "ts", .moment,
                aliases: [
                    "timestamp", "local_ts", "zeitstempel", "zeit", "fecha_hora", "horodatage",
                    "cycle", "zyklus", "ciclo",
                ]),
            CanonicalColumn(
                "received_at", .moment, aliases: ["rcv_epoch", "empfangen", "recibido", "recu"]),
            CanonicalColumn(
                "value", .real, unitBy: "quantity", aliases: ["val", "wert", "valor", "valeur"]),
            CanonicalColumn(
                "quality", .code(qualities), aliases: ["q", "qualitaet", "calidad", "qualite"]),
        ])

    private static let event = CanonicalTable(
        "event", key: ["event_id"], eventTime: "ts", availabilityTime: "received_at",
        aliases: ["alarm", "meldung", "ereignis", "evento", "evenement"],
        columns: [
            CanonicalColumn("event_id", .text, aliases: ["event_no", "meldung_nr", "evento_id"]),
            CanonicalColumn("asset_id", .text, references: "asset", aliases: ["eq_no", "esn"]),
            CanonicalColumn("ts", .moment, aliases: ["timestamp", "zeit", "fecha_hora"]),
            CanonicalColumn("received_at", .moment, aliases: ["empfangen", "recibido"]),
            CanonicalColumn("code", .word, aliases: ["meldecode", "codigo"]),
            CanonicalColumn(
                "severity", .code(["info", "warning", "alarm", "trip"]),
                aliases: ["schwere", "gravedad", "gravite", "prioritaet"]),
            CanonicalColumn("cleared_at", .moment, aliases: ["quittiert", "resuelto"]),
        ])

    /// By how much a source's clock runs ahead, from a moment on.
    private static let clockOffset = CanonicalTable(
        "clock_offset", key: ["source"], isKeyUnique: false, eventTime: "from_at",
        aliases: ["uhrabweichung", "desfase_reloj", "decalage_horloge"],
        columns: [
            CanonicalColumn("source", .text, aliases: ["quelle", "fuente"]),
            CanonicalColumn("from_at", .moment, aliases: ["ab", "desde", "depuis"]),
            CanonicalColumn("offset_ms", .integer, aliases: ["abweichung_ms", "desfase_ms"]),
        ])

    static let qualities = ["good", "uncertain", "bad"]
}
