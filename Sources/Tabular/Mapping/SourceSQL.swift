/// One source's part of a view: the SQL of its columns, of its items and of its rows.
struct SourceSQL {
    /// `FROM main."…" AS s WHERE (…)`.
    let rows: String
    private let table: String
    private let condition: RowCondition?
    /// Tables that are looked up for each row.
    private(set) var parents: [ParentJoin] = []
    private(set) var columns: [String: ColumnSQL] = [:]
    private(set) var items: [Item] = []
    private(set) var unmapped: [CompiledSource.Unmapped] = []
    private(set) var doubts: [CompiledSource.Doubt] = []
    /// True for a row that gives no canonical row, since nothing says what it measures.
    private(set) var dropped: String?

    /// One item of a wide source.
    struct Item {
        let columns: [String: ColumnSQL]
        let into: String
        /// What the item's rows measure, where it says so.
        let measure: String?
        /// True for a local row in which the item is missing and gives no row; nil if it always gives
        /// one.
        let isLeftOut: String?
    }

    init(from: String, condition: RowCondition?) {
        table = "FROM main.\(SQLText.name(from)) AS s"
        self.condition = condition
        rows = table + (condition.map { " WHERE (\($0.sql))" } ?? "")
    }

    mutating func add(_ column: String, _ spec: ColumnSpec, _ sql: ColumnSQL) {
        columns[column] = sql
        addUnmapped(column, spec, sql)
        addDoubt(column, nil, sql)
    }

    mutating func add(_ column: String, _ sql: ColumnSQL) {
        columns[column] = sql
    }

    mutating func add(_ item: Item, _ spec: ColumnSpec) {
        items.append(item)
        guard let sql = item.columns[item.into] else { return }
        addUnmapped(item.into, spec, sql)
        addDoubt(item.into, item.measure, sql)
    }

    mutating func look(up parent: ParentJoin) {
        if !parents.contains(where: { $0.table == parent.table }) { parents.append(parent) }
    }

    /// Leaves out rows in which the column is missing.
    mutating func drop(without column: String) {
        guard let state = columns[column]?.state else { return }
        dropped = "(\(state)) IS 'missing'"
    }

    /// Leaves out rows whose parent is known and holds nothing in the column that it lends.
    mutating func drop(withoutLent column: ColumnReference, key: String) {
        let parent = ColumnReference(column.table, key)
        dropped =
            "\(ParentJoin.lent(parent)) IS NOT NULL AND \(ParentJoin.lent(column)) IS NULL"
    }

    /// What the view's SELECT reads: each local row, of a wide source once for each item that it has.
    var viewRows: String {
        let leftOut = items.map { $0.isLeftOut ?? "0" }
        let isEver = items.contains { $0.isLeftOut != nil }
        return rows(
            joining: items.count > 1 ? [ItemChoice.join(items.count)] : [],
            without: isEver ? ItemChoice.choose(leftOut) : nil)
    }

    /// What one scan of the source reads: each local row once, whatever items it has.
    var scan: String { rows(joining: [], without: nil) }

    private func rows(joining items: [String], without leftOut: String?) -> String {
        let joins = (parents.map(\.sql) + items).map { "\n" + $0 }.joined()
        let conditions =
            (condition.map { ["(\($0.sql))"] } ?? [])
            + [dropped, leftOut].compactMap(\.self).map { "NOT (\($0))" }
        return table + joins
            + (conditions.isEmpty ? "" : " WHERE \(conditions.joined(separator: "\n  AND "))")
    }

    /// What each row of the view holds of a column, out of the SQL of its item or of all items; nil
    /// stands for rows that don't have the column.
    func each(_ name: String, _ text: (ColumnSQL?) -> String) -> String {
        guard items.contains(where: { $0.columns[name] != nil }) else {
            return text(columns[name])
        }
        return ItemChoice.choose(items.map { text(column(name, of: $0)) })
    }

    /// True if some row of the source has the column.
    func gives(_ name: String) -> Bool {
        columns[name] != nil || items.contains { $0.columns[name] != nil }
    }

    /// Every SQL by which the column is given.
    func all(_ name: String) -> [ColumnSQL] {
        items.isEmpty
            ? [columns[name]].compactMap(\.self) : items.compactMap { column(name, of: $0) }
    }

    private func column(_ name: String, of item: Item) -> ColumnSQL? {
        item.columns[name] ?? columns[name]
    }

    private mutating func addDoubt(_ column: String, _ measure: String?, _ sql: ColumnSQL) {
        guard let doubt = sql.doubt else { return }
        doubts.append(
            .init(
                column: column, measure: measure, measureOfRow: measure == nil ? sql.measure : nil,
                condition: doubt))
    }

    private mutating func addUnmapped(_ column: String, _ spec: ColumnSpec, _ sql: ColumnSQL) {
        guard let condition = sql.unmapped, let local = SourceCompiler.local(spec) else { return }
        unmapped.append(
            .init(column: column, rule: spec.unmapped, condition: condition, local: local))
    }
}
