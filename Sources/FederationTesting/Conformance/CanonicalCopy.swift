import Documents
import Tabular

/// An institution's rows once more, as an institution would hold them whose tables are the canonical
/// ones: the ground on which checks change cells and rows without knowing a field.
///
/// Numbers are in canonical units, dates are ISO texts, codes the canonical words. A special value
/// is the text `special:` and its name.
struct CanonicalCopy: Sendable {
    struct Table: Sendable {
        let name: String
        let columns: [String]
        /// One statement a row.
        let rows: [String]

        var sql: String {
            "CREATE TABLE \(SQL.name(name)) (\(columns.map(SQL.name).joined(separator: ", ")));"
        }
    }

    let tables: [Table]
    let mapping: JSONValue

    init(
        of compiled: CompiledMapping, in snapshot: Snapshot, schema: CanonicalSchema
    ) throws {
        var tables: [Table] = []
        var mapped: [(String, JSONValue)] = []
        var attributes: [(String, JSONValue)] = []
        for view in compiled.views where !view.isAbsent {
            let columns = view.columns.filter { $0.absence == nil }
            let specs = try columns.map { column in
                let spec = IdentityMapping.spec(
                    column.column, of: schema,
                    specials: try CanonicalCopy.specials(column, view, snapshot),
                    measures: try CanonicalCopy.measures(column, view, snapshot),
                    isTick: compiled.mapping.axis == .usage)
                return (column.column.name, spec)
            }
            tables.append(
                Table(
                    name: view.name, columns: columns.map(\.column.name),
                    rows: try snapshot.texts(CanonicalCopy.inserts(columns, view))))
            if schema.attributeTable(view.name) == nil {
                mapped.append((view.name, IdentityMapping.source(view.name, specs)))
            } else {
                attributes.append(
                    (view.name, CanonicalCopy.attributes(specs, view, compiled.mapping)))
            }
        }
        self.tables = tables
        let held = Set(tables.flatMap { table in table.columns.map { "\(table.name).\($0)" } })
        mapping = IdentityMapping.document(
            schema.domain, tables: mapped, attributes: attributes,
            absent: compiled.mapping.absent.filter { !held.contains($0.name) }.map {
                ($0.name, .string($0.reason))
            },
            completeThrough: compiled.mapping.completeThrough)
    }

    /// The statements of the database, followed by some that change it.
    func sql(_ changes: [String] = [], inOrder order: ([String]) -> [String] = { $0 }) -> String {
        (tables.flatMap { [$0.sql] + order($0.rows) } + changes).joined(separator: "\n")
    }

    /// The mapping's spec of a column, for changes by path.
    static func path(_ table: String, _ column: String, isAttribute: Bool = false) -> [String] {
        [isAttribute ? "attributes" : "tables", table, "columns", column]
    }

    private static func inserts(_ columns: [CompiledColumn], _ view: CompiledView) -> String {
        let values = columns.map { "'' || \(quoted($0))" }.joined(separator: " || ', ' || ")
        return """
            SELECT 'INSERT INTO \(SQL.name(view.name).replacing("'", with: "''")) VALUES (' \
            || \(values) || ');' FROM temp.\(SQL.name(view.name)) ORDER BY 1
            """
    }

    /// A cell as a literal; whole numbers are rounded as the loader rounds them.
    private static func quoted(_ column: CompiledColumn) -> String {
        let name = SQL.name(column.column.name)
        let isWhole = column.column.content == .money || column.column.content == .integer
        let value =
            isWhole
            ? "quote(CASE WHEN \(name) IS NOT NULL THEN CAST(round(\(name)) AS INTEGER) END)"
            : "quote(\(name))"
        guard column.hasState else { return value }
        let state = SQL.name(CompiledColumn.stateName(of: column.column.name))
        return "CASE WHEN \(state) LIKE 'special:%' THEN quote(\(state)) ELSE \(value) END"
    }

    private static func specials(
        _ column: CompiledColumn, _ view: CompiledView, _ snapshot: Snapshot
    ) throws -> [String] {
        guard column.hasState else { return [] }
        let state = SQL.name(CompiledColumn.stateName(of: column.column.name))
        return try snapshot.texts(
            """
            SELECT DISTINCT substr(\(state), 9) FROM temp.\(SQL.name(view.name)) \
            WHERE \(state) LIKE 'special:%' ORDER BY 1
            """)
    }

    /// What the rows of a column of many measures are; nil for any other column.
    private static func measures(
        _ column: CompiledColumn, _ view: CompiledView, _ snapshot: Snapshot
    ) throws -> [String]? {
        guard let naming = column.column.unitBy.map(SQL.name) else { return nil }
        return try snapshot.texts(
            """
            SELECT DISTINCT \(naming) FROM temp.\(SQL.name(view.name)) \
            WHERE \(naming) IS NOT NULL ORDER BY 1
            """)
    }

    /// A source of attributes: its key and when they were known, then what each of them is.
    private static func attributes(
        _ specs: [(String, JSONValue)], _ view: CompiledView, _ mapping: Mapping
    ) -> JSONValue {
        let isAttested = mapping.isAttested(view.name)
        let columns = specs.dropFirst(2).map { name, spec in
            let attribute = mapping.attribute(view.name, name)
            var full = spec.changed(at: ["type"], to: .string(attribute?.type.rawValue ?? ""))
            if let unit = attribute?.target {
                full = full.changed(at: ["unit"], to: .string(unit))
                full = full.changed(at: ["to"], to: .string(unit))
            }
            if let dimension = attribute?.dimension {
                full = full.changed(at: ["dimension"], to: .string(dimension.rawValue))
            }
            return (
                name, full.changed(at: ["protected"], to: .bool(attribute?.isProtected ?? false))
            )
        }
        return [
            "from": .string(view.name), "key": specs[0].1,
            "knownAt": isAttested ? "attested" : specs[1].1,
            "columns": IdentityMapping.object(Array(columns)),
        ]
    }
}
