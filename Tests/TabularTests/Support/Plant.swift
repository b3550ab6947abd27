import Tabular

/// A small plant for tests: assets, their tags, and what the tags read.
enum Plant {
    static let schema = CanonicalSchema(
        domain: "machine-failure",
        tables: [
            CanonicalTable(
                "asset", key: ["asset_id"],
                columns: [
                    CanonicalColumn("asset_id", .text), CanonicalColumn("plant_id", .text),
                    CanonicalColumn(
                        "kind", .code(["pump", "compressor", "fan", "turbofan", "mill", "other"])),
                    CanonicalColumn("machine_model", .text),
                    CanonicalColumn("installed_at", .moment),
                    CanonicalColumn("rated_power_kw", .real, dimension: .power),
                    CanonicalColumn("duty_class", .code(["continuous", "batch", "standby"])),
                ]),
            CanonicalTable(
                "tag", key: ["tag_id"],
                columns: [
                    CanonicalColumn("tag_id", .text),
                    CanonicalColumn("asset_id", .text, references: "asset"),
                    CanonicalColumn("quantity", .word), CanonicalColumn("position", .text),
                    CanonicalColumn("unit", .word), CanonicalColumn("stepped", .integer),
                    CanonicalColumn("expected_interval_s", .real),
                ]),
            CanonicalTable(
                "telemetry", key: ["ts"], isKeyUnique: false, eventTime: "ts",
                availabilityTime: "received_at", aliases: ["readings"],
                columns: [
                    CanonicalColumn("tag_id", .text, references: "tag"),
                    CanonicalColumn("asset_id", .text, references: "asset", aliases: ["machine"]),
                    CanonicalColumn("quantity", .word), CanonicalColumn("position", .text),
                    CanonicalColumn("ts", .moment, aliases: ["cycle"]),
                    CanonicalColumn("received_at", .moment),
                    CanonicalColumn("value", .real, unitBy: "quantity"),
                    CanonicalColumn("quality", .code(["good", "uncertain", "bad"])),
                ]),
            CanonicalTable(
                "failure", key: ["failure_id"], eventTime: "failed_at",
                columns: [
                    CanonicalColumn("failure_id", .text),
                    CanonicalColumn("asset_id", .text, references: "asset"),
                    CanonicalColumn(
                        "component_kind",
                        .code(["bearing", "seal", "winding", "compressor_stage", "other"])),
                    CanonicalColumn("failed_at", .moment), CanonicalColumn("restored_at", .moment),
                    CanonicalColumn("mode", .word),
                ]),
            CanonicalTable(
                "job", key: ["job_id"],
                columns: [
                    CanonicalColumn("job_id", .text),
                    CanonicalColumn("asset_id", .text, references: "asset"),
                    CanonicalColumn("sequence", .integer), CanonicalColumn("started_at", .moment),
                    CanonicalColumn("product", .word),
                ]),
            CanonicalTable(
                "job_outcome", key: ["job_id"],
                columns: [
                    CanonicalColumn("job_id", .text, references: "job"),
                    CanonicalColumn("outcome", .code(["ok", "failure", "scrapped", "aborted"])),
                    CanonicalColumn("mode", .word),
                ]),
        ],
        attributeTables: [
            AttributeTable("asset_attribute", parent: "asset", key: "asset_id", knownAt: .moment),
            AttributeTable("job_attribute", parent: "job", key: "job_id", knownAt: .moment),
        ],
        required: [ColumnReference("asset", "asset_id")],
        measures: [
            Measure("vibration_velocity_rms", .vibrationSpeed, resolution: 3, range: 0...100),
            Measure("bearing_temperature", .temperature, resolution: 2, range: -40...250),
            Measure("discharge_pressure", .pressureGauge, resolution: 1, range: -100...50_000),
            Measure("motor_current", .current, resolution: 2, range: 0...5_000),
            Measure("lpc_outlet_temperature", .temperature, resolution: 2),
            Measure("hpc_outlet_pressure", .pressureAbsolute, resolution: 2),
            Measure("core_speed", .rotation, resolution: 2),
            Measure("fuel_flow_ratio", .fuelFlow, resolution: 4),
            Measure("hpt_coolant_flow", .massFlow, resolution: 4),
        ])
}
