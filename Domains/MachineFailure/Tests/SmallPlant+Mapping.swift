import Documents
import MachineFailure
import Tabular

/// How the tables of a small plant are mapped.
extension SmallPlant {
    /// `absent` names tables or columns that the plant leaves out, `sources` gives other sources of
    /// some canonical tables.
    func mapping(
        without absent: Set<String> = [], through last: String = "1970-12-31",
        sources: [String: JSONValue] = [:]
    ) throws -> Mapping {
        let names = MachineFailure.schema.tables.map(\.name)
        let mapped = names.compactMap { name -> JSONMember? in
            if let source = sources[name] { return JSONMember(key: name, value: source) }
            guard !absent.contains(name), let (local, columns) = usual[name] else { return nil }
            let kept = columns.filter { !absent.contains("\(name).\($0.key)") }
            return JSONMember(
                key: name, value: ["from": .string(local), "columns": .object(kept)])
        }
        var members: [JSONMember] = [
            .init(key: "mapping", value: 1), .init(key: "domain", value: "machine-failure"),
            .init(key: "institution", value: "alder"),
            .init(key: "database", value: "plant.sqlite"),
            .init(key: "tables", value: .object(mapped)),
            .init(key: "absent", value: .object(SmallPlant.missing(in: mapped))),
        ]
        if axis == .instants {
            members.append(.init(key: "completeThrough", value: .string(last)))
            members.append(.init(key: "timezone", value: "America/Chicago"))
        }
        return try Mapping(.object(members), schema: SmallPlant.schema)
    }

    /// Each mapped table with its local one and its columns.
    private var usual: [String: (local: String, columns: [JSONMember])] {
        [
            "asset": (
                "machine",
                [
                    Self.column("asset_id", "id"),
                    JSONMember(key: "kind", value: ["constant": "pump"]),
                    Self.column("machine_model", "model"), moment("installed_at", "installed"),
                ]
            ),
            "telemetry": (
                "hist",
                [
                    Self.column("asset_id", "id"), Self.column("quantity", "what"),
                    moment("ts", "moment"), moment("received_at", "received"),
                    JSONMember(
                        key: "value",
                        value: [
                            "column": "value", "unitColumn": "what",
                            "units": ["heat": "°C", "speed": "rpm"],
                        ]),
                    Self.column("quality", "quality"),
                ]
            ),
            "failure": (
                "breakdown",
                [
                    Self.column("failure_id", "no"), Self.column("asset_id", "id"),
                    Self.column("component_kind", "part"), moment("failed_at", "failed"),
                    moment("restored_at", "restored"),
                ]
            ),
            "replacement": (
                "change",
                [
                    Self.column("asset_id", "id"), Self.column("component_kind", "part"),
                    moment("replaced_at", "moment"), Self.column("planned", "planned"),
                ]
            ),
            "operating_state": (
                "state",
                [
                    Self.column("asset_id", "id"), moment("from_at", "since"),
                    moment("to_at", "until"), Self.column("state", "word"),
                    Self.column("regime", "load"),
                ]
            ),
        ]
    }

    private static func column(_ name: String, _ local: String) -> JSONMember {
        JSONMember(key: name, value: ["column": .string(local)])
    }

    private func moment(_ name: String, _ local: String) -> JSONMember {
        let date: JSONValue = axis == .ticks ? "tick" : "epoch_ms"
        return JSONMember(key: name, value: ["column": .string(local), "date": date])
    }

    /// What no source speaks of.
    private static func missing(in mapped: [JSONMember]) -> [JSONMember] {
        MachineFailure.schema.tables.flatMap { table -> [JSONMember] in
            guard let source = mapped.first(where: { $0.key == table.name })?.value else {
                return [.init(key: table.name, value: "not held")]
            }
            return table.columns.filter { !gives(source, $0.name) }.map {
                .init(key: "\(table.name).\($0.name)", value: "not held")
            }
        }
    }

    private static func gives(_ source: JSONValue, _ column: String) -> Bool {
        if source["columns"]?[column] != nil { return true }
        guard let unpivot = source["unpivot"] else { return false }
        if unpivot["into"] == .string(column) { return true }
        guard case .array(let items)? = unpivot["items"] else { return false }
        return items.contains { $0["set"]?[column] != nil }
    }
}
