import Tabular

/// What a plant owns: assets and their parts. An asset's own columns are constant.
extension MachineFailure {
    static let assetTables = [plant, asset, component]

    private static let plant = CanonicalTable(
        "plant", key: ["plant_id"],
        aliases: ["werk", "standort", "planta", "fabrica", "usine", "site"],
        columns: [
            CanonicalColumn("plant_id", .text, aliases: ["werk_nr", "planta_id", "usine_id"]),
            CanonicalColumn("timezone", .text, aliases: ["zeitzone", "zona_horaria", "fuseau"]),
        ])

    private static let asset = CanonicalTable(
        "asset", key: ["asset_id"],
        aliases: [
            "machine", "maschine", "maquina", "equipo", "equipment", "equip", "engine", "engines",
            "anlage", "triebwerk", "equipement",
        ],
        columns: [
            CanonicalColumn(
                "asset_id", .text,
                aliases: [
                    "eq_no", "machine_id", "maschine_nr", "nummer", "nr", "unit", "esn",
                    "equipo_id", "numero", "repere",
                ]),
            CanonicalColumn(
                "plant_id", .text, references: "plant", aliases: ["werk", "planta", "usine"]),
            CanonicalColumn(
                "kind", .code(assetKinds), aliases: ["class", "art", "clase", "genre", "type"]),
            CanonicalColumn(
                "machine_model", .word, aliases: ["model", "typ", "modelo", "modele", "bauart"]),
            CanonicalColumn(
                "installed_at", .moment,
                aliases: [
                    "in_svc", "in_service", "inbetriebnahme", "puesta_en_marcha",
                    "mise_en_service",
                ]),
            CanonicalColumn(
                "rated_power_kw", .real, dimension: .power, resolution: 2,
                aliases: ["hp", "nennleistung", "potencia_nominal", "puissance_nominale"]),
            CanonicalColumn(
                "duty_class", .code(["continuous", "batch", "standby"]),
                aliases: ["duty", "betriebsart", "regimen", "service"]),
        ])

    private static let component = CanonicalTable(
        "component", key: ["component_id"],
        aliases: ["bauteil", "komponente", "componente", "composant", "part"],
        columns: [
            CanonicalColumn(
                "component_id", .text, aliases: ["bauteil_nr", "componente_id", "composant_id"]),
            CanonicalColumn("asset_id", .text, references: "asset", aliases: ["eq_no"]),
            CanonicalColumn(
                "component_kind", .code(componentKinds), aliases: ["comp", "bauteilart", "tipo"]),
            CanonicalColumn("position", .word, aliases: ["loc", "einbauort", "posicion"]),
        ])

    static let assetKinds = ["pump", "compressor", "fan", "turbofan", "mill", "motor", "other"]
    static let componentKinds = [
        "bearing", "seal", "winding", "impeller", "valve", "tool", "compressor_stage", "other",
    ]
}
