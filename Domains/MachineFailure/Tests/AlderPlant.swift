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

extension AlderPlant {
    private var create: String {
        """
        CREATE TABLE machines (id, kind, model, since, kw, overhauls, leased);
        CREATE TABLE log (machine, read, received, celsius, shake, quality);
        CREATE TABLE stops (id, machine, part, failed, back);
        CREATE TABLE changes (machine, part, changed, planned);
        CREATE TABLE states (machine, begun, over, state, load);
        CREATE TABLE jobs (id, machine, seq, product, torque, outcome);

        """
    }

    private var rows: String {
        (machines + log + stops + changes + states + jobs).joined(separator: "\n")
    }

    private var machines: [String] {
        PlantFile.machines.map { machine in
            let overhauls = machine.overhauls.map(String.init) ?? "'?'"
            return "INSERT INTO machines VALUES ('\(machine.id)', '\(machine.kind)', "
                + "'\(machine.model)', \(at(machine.installed)), \(machine.power), \(overhauls), "
                + "\(machine.isLeased));"
        }
    }

    /// Received five minutes after it was read.
    private var log: [String] {
        PlantFile.readings.map { row in
            "INSERT INTO log VALUES ('\(row.machine)', \(at(row.time)), "
                + "\(at(row.time, minute: 5)), \(row.temperature), \(row.vibration), "
                + "'\(row.isBad ? "bad" : "good")');"
        }
    }

    private var stops: [String] {
        PlantFile.failures.map { row in
            "INSERT INTO stops VALUES ('\(row.id)', '\(row.machine)', '\(row.component)', "
                + "\(at(row.failed)), \(row.restored.map { at($0) } ?? "NULL"));"
        }
    }

    private var changes: [String] {
        PlantFile.replacements.map { row in
            "INSERT INTO changes VALUES ('\(row.machine)', '\(row.component)', \(at(row.time)), "
                + "\(row.isPlanned));"
        }
    }

    private var states: [String] {
        PlantFile.states.map { row in
            "INSERT INTO states VALUES ('\(row.machine)', \(at(row.from)), "
                + "\(row.to.map { at($0) } ?? "NULL"), '\(row.state)', "
                + "\(row.load.map { "'\($0)'" } ?? "NULL"));"
        }
    }

    private var jobs: [String] {
        PlantFile.jobs.map { job in
            "INSERT INTO jobs VALUES ('\(job.id)', '\(job.machine)', \(job.sequence), "
                + "'\(job.product)', \(job.torque), \(job.outcome.map { "'\($0)'" } ?? "NULL"));"
        }
    }

    /// A tick, or the minute of an hour of the calendar.
    private func at(_ time: Int, minute: Int = 0) -> String {
        if axis.isUsage { return "\(time)" }
        let hour = 11 + time
        let digits = [hour % 24, minute].map { $0 < 10 ? "0\($0)" : "\($0)" }
        return "'2025-03-0\(1 + hour / 24)T\(digits[0]):\(digits[1]):00Z'"
    }
}
