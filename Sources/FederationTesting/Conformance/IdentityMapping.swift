import Documents
import Tabular

/// mapping.json of a database whose tables and columns are the canonical ones already.
enum IdentityMapping {
    /// Every table and column of a schema mapped; for what is decoded and never installed.
    static func whole(_ schema: CanonicalSchema) -> JSONValue {
        document(
            schema.domain,
            tables: schema.tables.map { table in
                (
                    table.name,
                    source(table.name, table.columns.map { ($0.name, spec($0, of: schema)) })
                )
            })
    }

    /// One table mapped, beside those that no mapping can do without; the others absent.
    static func only(_ table: String, of schema: CanonicalSchema) -> JSONValue {
        let kept = Set([table] + schema.required.map(\.table))
        let others = schema.tables.map(\.name).filter { !kept.contains($0) }
        return others.reduce(whole(schema)) { mapping, other in
            mapping.changed(at: ["tables", other], to: nil)
                .changed(at: ["absent", other], to: "not held")
        }
    }

    static func document(
        _ domain: String, tables: [(String, JSONValue)], attributes: [(String, JSONValue)] = [],
        absent: [(String, JSONValue)] = [], completeThrough: Day? = nil
    ) -> JSONValue {
        let members: [(String, JSONValue)] = [
            ("mapping", 1), ("domain", .string(domain)), ("institution", "alder"),
            ("database", "alder.sqlite"), ("tables", object(tables)),
            ("attributes", object(attributes)), ("absent", object(absent)),
        ]
        let through = completeThrough.map { [("completeThrough", JSONValue.string("\($0)"))] } ?? []
        return object(members + through)
    }

    static func source(_ table: String, _ columns: [(String, JSONValue)]) -> JSONValue {
        ["from": .string(table), "columns": object(columns)]
    }

    /// A column as it is, with each special by the text that `CanonicalCopy` keeps for it. `measures`
    /// are those that the rows hold, of a column of many; all where nobody looked.
    static func spec(
        _ column: CanonicalColumn, of schema: CanonicalSchema, specials: [String] = [],
        measures: [String]? = nil, isTick: Bool = false
    ) -> JSONValue {
        var members: [(String, JSONValue)] = [("column", .string(column.name))]
        if let unit = column.dimension?.canonicalUnit { members.append(("unit", .string(unit))) }
        if let naming = column.unitBy {
            members.append(("unitColumn", .string(naming)))
            let held = schema.measures.filter { measures?.contains($0.name) ?? true }
            members.append(("units", object(held.map { ($0.name, .string($0.unit)) })))
        }
        switch column.content {
        case .date, .month: members.append(("date", "iso8601"))
        case .instant: members.append(("date", "epoch_ms"))
        case .moment: members.append(("date", isTick ? "tick" : "epoch_ms"))
        case .text, .integer, .real, .code, .word, .currency, .flag, .money: break
        }
        if !specials.isEmpty {
            members.append(
                ("specials", object(specials.map { (special($0), .string($0)) })))
        }
        return object(members)
    }

    /// The text that stands for a special value.
    static func special(_ name: String) -> String { "special:" + name }

    static func object(_ members: [(String, JSONValue)]) -> JSONValue {
        .object(members.map { JSONMember(key: $0.0, value: $0.1) })
    }
}
