import Tabular

/// What broke, what was done about it, and when the assets ran. They decide about targets.
extension MachineFailure {
    static let workTables = [workOrder, replacement, failure, operatingState]

    private static let workOrder = CanonicalTable(
        "work_order", key: ["work_order_id"], eventTime: "opened_at",
        aliases: ["wo", "auftrag", "arbeitsauftrag", "orden_trabajo", "ordre_travail"],
        columns: [
            CanonicalColumn("work_order_id", .text, aliases: ["wo_no", "auftrag_nr", "orden"]),
            CanonicalColumn("asset_id", .text, references: "asset", aliases: ["eq_no"]),
            CanonicalColumn("component_kind", .code(componentKinds), aliases: ["comp", "bauteil"]),
            CanonicalColumn("opened_at", .moment, aliases: ["eroeffnet", "apertura", "ouvert"]),
            CanonicalColumn("started_at", .moment, aliases: ["begonnen", "inicio", "debut"]),
            CanonicalColumn("done_at", .moment, aliases: ["done_ts", "erledigt", "cierre"]),
            CanonicalColumn(
                "kind", .code(["corrective", "preventive", "inspection", "calibration"]),
                aliases: ["wo_type", "auftragsart", "tipo"]),
            CanonicalColumn(
                "trigger", .code(["plan", "operator", "alarm", "unknown"]),
                aliases: ["ausloeser", "origen", "declencheur"]),
        ])

    private static let replacement = CanonicalTable(
        "replacement", key: ["asset_id"], isKeyUnique: false, eventTime: "replaced_at",
        aliases: ["wo", "austausch", "tausch", "reemplazo", "remplacement"],
        columns: [
            CanonicalColumn(
                "work_order_id", .text, references: "work_order", aliases: ["wo_no", "auftrag_nr"]),
            CanonicalColumn("asset_id", .text, references: "asset", aliases: ["eq_no"]),
            CanonicalColumn("component_kind", .code(componentKinds), aliases: ["comp", "bauteil"]),
            CanonicalColumn(
                "replaced_at", .moment, aliases: ["done_ts", "getauscht_am", "reemplazado"]),
            CanonicalColumn("planned", .flag, aliases: ["geplant", "planificado", "prevu"]),
            CanonicalColumn(
                "removed_condition", .code(["failed", "worn", "good", "unknown"]),
                aliases: ["zustand", "estado", "etat"]),
        ])

    private static let failure = CanonicalTable(
        "failure", key: ["failure_id"], eventTime: "failed_at", availabilityTime: "recorded_at",
        aliases: ["wo", "ausfall", "stoerung", "fallo", "averia", "panne", "failure_report"],
        columns: [
            CanonicalColumn("failure_id", .text, aliases: ["wo_no", "ausfall_nr", "averia_id"]),
            CanonicalColumn(
                "asset_id", .text, references: "asset", aliases: ["eq_no", "unit", "esn"]),
            CanonicalColumn("component_kind", .code(componentKinds), aliases: ["comp", "bauteil"]),
            CanonicalColumn(
                "failed_at", .moment, aliases: ["break_ts", "ausfall", "fallo_en", "panne_le"]),
            CanonicalColumn(
                "restored_at", .moment, aliases: ["done_ts", "wieder_in_betrieb", "restaurado"]),
            CanonicalColumn("mode", .word, aliases: ["fail_cd", "ausfallart", "modo"]),
            CanonicalColumn("recorded_at", .moment, aliases: ["erfasst", "registrado"]),
        ])

    private static let operatingState = CanonicalTable(
        "operating_state", key: ["asset_id"], isKeyUnique: false, eventTime: "from_at",
        aliases: ["betriebszustand", "estado_operativo", "etat_marche", "run_state"],
        columns: [
            CanonicalColumn("asset_id", .text, references: "asset", aliases: ["eq_no"]),
            CanonicalColumn("from_at", .moment, aliases: ["von", "desde", "debut"]),
            CanonicalColumn("to_at", .moment, aliases: ["bis", "hasta", "fin"]),
            CanonicalColumn(
                "state", .code(["run", "idle", "stop", "startup"]),
                aliases: ["zustand", "estado", "etat"]),
            CanonicalColumn("regime", .word, aliases: ["lastklasse", "regimen", "charge"]),
        ])
}
