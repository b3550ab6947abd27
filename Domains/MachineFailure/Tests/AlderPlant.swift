import Documents
import FederationTesting
import MachineFailure
import Tabular

/// A plant of a wide log: a column a quantity, ISO times, canonical units and words.
struct AlderPlant {
    let axis: StudyAxis

    var shape: InstitutionShape {
        InstitutionShape(
            "alder", sql: create + rows,
            mapping: PartialMapping.text(
                "alder", of: MachineFailure.schema, tables: tables, attributes: attributes,
                completeThrough: axis.isUsage ? nil : "2025-03-01"))
    }

    private static let machine: JSONValue = ["column": "machine"]

    private func moment(_ column: String) -> JSONValue {
        ["column": .string(column), "date": axis.isUsage ? "tick" : "iso8601"]
    }

    private var tables: JSONValue {
        [
            "asset": [
                "from": "machines",
                "columns": [
                    "asset_id": ["column": "id"], "kind": ["column": "kind"],
                    "machine_model": ["column": "model"], "installed_at": moment("since"),
                    "rated_power_kw": ["column": "kw", "unit": "kW"],
                ],
            ],
            "telemetry": telemetry,
            "failure": [
                "from": "stops",
                "columns": [
                    "failure_id": ["column": "id"], "asset_id": Self.machine,
                    "component_kind": ["column": "part"], "failed_at": moment("failed"),
                    "restored_at": moment("back"),
                ],
            ],
            "replacement": [
                "from": "changes",
                "columns": [
                    "asset_id": Self.machine, "component_kind": ["column": "part"],
                    "replaced_at": moment("changed"), "planned": ["column": "planned"],
                ],
            ],
            "operating_state": [
                "from": "states",
                "columns": [
                    "asset_id": Self.machine, "from_at": moment("begun"), "to_at": moment("over"),
                    "state": ["column": "state"], "regime": ["column": "load"],
                ],
            ],
            "job": [
                "from": "jobs",
                "columns": [
                    "job_id": ["column": "id"], "asset_id": Self.machine,
                    "sequence": ["column": "seq"], "product": ["column": "product"],
                ],
            ],
            "job_outcome": [
                "from": "jobs",
                "columns": ["job_id": ["column": "id"], "outcome": ["column": "outcome"]],
            ],
        ]
    }

    /// Only a clock knows when a reading was received.
    private var telemetry: JSONValue {
        var columns: [JSONMember] = [
            .init(key: "asset_id", value: Self.machine), .init(key: "ts", value: moment("read")),
            .init(key: "quality", value: ["column": "quality"]),
        ]
        if !axis.isUsage { columns.append(.init(key: "received_at", value: moment("received"))) }
        return [
            "from": "log", "columns": .object(columns),
            "unpivot": [
                "into": "value",
                "items": [
                    [
                        "column": "celsius", "unit": "°C",
                        "set": ["quantity": "bearing_temperature"],
                    ],
                    [
                        "column": "shake", "unit": "mm/s",
                        "set": ["quantity": "vibration_velocity_rms"],
                    ],
                ],
            ],
        ]
    }

    private var attributes: JSONValue {
        [
            "asset_attribute": [
                "from": "machines", "key": ["column": "id"], "knownAt": moment("since"),
                "columns": [
                    "overhauls": [
                        "column": "overhauls", "type": "integer", "unit": "1", "to": "1",
                        "specials": ["?": "unknown_past"],
                    ],
                    "leased": ["column": "leased", "type": "flag"],
                ],
            ],
            "job_attribute": [
                "from": "jobs", "key": ["column": "id"], "knownAt": "attested",
                "columns": [
                    "torque": [
                        "column": "torque", "type": "number", "dimension": "torque",
                        "unit": "N·m", "to": "N·m",
                    ]
                ],
            ],
        ]
    }
}
