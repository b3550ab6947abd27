/// A table of counts without its small cells, and without the cells that would give them away as
/// what is left of a row's or a column's total. A cell of 0 is shown.
struct SuppressedCells {
    let shown: [[Int?]]

    init(_ cells: [[Int]], smallest: Int) {
        var hidden = cells.map { row in row.map { $0 > 0 && $0 < smallest } }
        var changed = true
        while changed {
            changed = false
            for row in cells.indices {
                let line = cells[row].indices.map { (row, $0) }
                changed = Self.protect(line, cells, &hidden, smallest) || changed
            }
            for column in cells.indices {
                let line = cells.indices.map { ($0, column) }
                changed = Self.protect(line, cells, &hidden, smallest) || changed
            }
        }
        shown = cells.indices.map { row in
            cells[row].indices.map { hidden[row][$0] ? nil : cells[row][$0] }
        }
    }

    /// Hides the smallest shown cells of a line until its hidden ones are two and hold enough rows.
    private static func protect(
        _ line: [(row: Int, column: Int)], _ cells: [[Int]], _ hidden: inout [[Bool]],
        _ smallest: Int
    ) -> Bool {
        let covered = line.filter { hidden[$0.row][$0.column] }
        guard !covered.isEmpty else { return false }
        let rows = covered.reduce(0) { $0 + cells[$1.row][$1.column] }
        guard covered.count < 2 || rows < smallest else { return false }
        let open = line.filter { !hidden[$0.row][$0.column] && cells[$0.row][$0.column] > 0 }
        guard let next = open.min(by: { cells[$0.row][$0.column] < cells[$1.row][$1.column] })
        else { return false }
        hidden[next.row][next.column] = true
        return true
    }
}
