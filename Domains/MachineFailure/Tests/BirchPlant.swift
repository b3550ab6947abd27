import Documents
import FederationTesting
import MachineFailure
import Tabular

/// A plant of a long log: a row a reading, epoch seconds, °F and in/s as text with commas, numbers for
/// words, and failures and changes in one table of orders.
struct BirchPlant {
    let axis: StudyAxis

    var shape: InstitutionShape {
        InstitutionShape(
            "birch", sql: create + rows,
            mapping: PartialMapping.text(
                "birch", of: MachineFailure.schema, tables: tables, attributes: attributes,
                completeThrough: axis.isUsage ? nil : "2025-03-01"))
    }

    private static let asset: JSONValue = ["column": "MASCHINE"]
    private static let part: JSONValue = [
        "column": "BAUTEIL", "codes": ["LA": "bearing", "DI": "seal"],
    ]

    private func moment(_ column: String) -> JSONValue {
        ["column": .string(column), "date": axis.isUsage ? "tick" : "epoch_s"]
    }

    private var tables: JSONValue {
        [
            "asset": [
                "from": "ANLAGE",
                "columns": [
                    "asset_id": ["column": "NR"],
                    "kind": [
                        "column": "ART", "codes": ["1": "pump", "2": "fan", "3": "compressor"],
                    ],
                    "machine_model": ["column": "TYP"], "installed_at": moment("SEIT"),
                    "rated_power_kw": ["column": "WATT", "unit": "W"],
                ],
            ],
            "telemetry": telemetry,
            "failure": [
                "from": "AUFTRAG", "where": "GRUND = 'AUSFALL'",
                "columns": [
                    "failure_id": ["column": "NUMMER"], "asset_id": Self.asset,
                    "component_kind": Self.part, "failed_at": moment("UM"),
                    "restored_at": moment("FERTIG"),
                ],
            ],
            "replacement": [
                "from": "AUFTRAG", "where": "GRUND <> 'AUSFALL'",
                "columns": [
                    "asset_id": Self.asset, "component_kind": Self.part,
                    "replaced_at": moment("UM"),
                    "planned": [
                        "column": "GRUND", "codes": ["PLAN": "true", "REPARATUR": "false"],
                    ],
                ],
            ],
            "operating_state": [
                "from": "ZUSTAND",
                "columns": [
                    "asset_id": Self.asset, "from_at": moment("VON"), "to_at": moment("BIS"),
                    "state": ["column": "WORT", "codes": ["L": "run", "S": "stop"]],
                    "regime": ["column": "LAST", "codes": ["1": "low", "2": "high"]],
                ],
            ],
            "job": [
                "from": "TEIL",
                "columns": [
                    "job_id": ["column": "TEILNR"], "asset_id": Self.asset,
                    "sequence": ["column": "LFD"],
                    "product": ["column": "PRODUKT", "codes": ["S": "disc", "W": "shaft"]],
                ],
            ],
            "job_outcome": [
                "from": "PRUEFUNG",
                "columns": [
                    "job_id": ["column": "TEILNR"],
                    "outcome": [
                        "column": "BEFUND", "codes": ["0": "ok", "1": "failure", "2": "aborted"],
                    ],
                ],
            ],
        ]
    }

    private var telemetry: JSONValue {
        var columns: [JSONMember] = [
            .init(key: "asset_id", value: Self.asset),
            .init(
                key: "quantity",
                value: [
                    "column": "GROESSE",
                    "codes": ["T": "bearing_temperature", "V": "vibration_velocity_rms"],
                ]),
            .init(key: "ts", value: moment("UM")),
            .init(
                key: "value",
                value: [
                    "column": "WERT", "number": "comma", "unitColumn": "GROESSE",
                    "units": ["T": "°F", "V": "in/s"],
                ]),
            .init(
                key: "quality", value: ["column": "GUETE", "codes": ["1": "good", "0": "bad"]]),
        ]
        if !axis.isUsage { columns.append(.init(key: "received_at", value: moment("EMPFANGEN"))) }
        return ["from": "MESSUNG", "columns": .object(columns)]
    }

    private var attributes: JSONValue {
        [
            "asset_attribute": [
                "from": "ANLAGE", "key": ["column": "NR"], "knownAt": moment("SEIT"),
                "columns": [
                    "overhauls": [
                        "column": "REVISIONEN", "type": "integer", "unit": "1", "to": "1",
                        "specials": ["-1": "unknown_past"],
                    ],
                    "leased": [
                        "column": "LEASING", "type": "flag", "codes": ["J": "true", "N": "false"],
                    ],
                ],
            ],
            "job_attribute": [
                "from": "PRUEFUNG", "key": ["column": "TEILNR"], "knownAt": "attested",
                "columns": [
                    "torque": [
                        "column": "MOMENT", "type": "number", "dimension": "torque",
                        "unit": "kgf·m", "to": "N·m",
                    ]
                ],
            ],
        ]
    }
}
