/// The columns that a query has read, by their names.
struct ObservedColumns {
    private let cells: [ColumnReference: ColumnCells]
    let rowCount: Int

    init(columns: [ColumnReference], cells: [ColumnCells]) {
        self.cells = Dictionary(zip(columns, cells), uniquingKeysWith: { first, _ in first })
        rowCount = cells.first?.count ?? 0
    }

    /// Columns in the order given. All must have been asked for.
    func columns(_ references: [ColumnReference]) -> [ColumnCells] {
        references.map { reference in
            guard let found = cells[reference] else {
                preconditionFailure("A feature reads a column that the query was not asked for.")
            }
            return found
        }
    }

    /// The texts of a column of keys, row by row.
    func texts(of column: ColumnReference) -> [String] {
        let cells = columns([column])[0]
        if cells.request.kind == .text { return cells.texts }
        return cells.marks.indices.map { row in
            cells.marks[row] == .value ? cells.words[Int(cells.numbers[row])] : ""
        }
    }

    /// For each row its time of observation; nil where it has none.
    func times(plan: ObservationPlan, column: ColumnReference?) -> [Moment?] {
        guard let column else { return [Moment?](repeating: nil, count: rowCount) }
        let cells = columns([column])
        return (0..<rowCount).map { row in
            ObservedCells(cells, row: row, axis: plan.axis).moment(0).map { $0 + plan.delay }
        }
    }
}
