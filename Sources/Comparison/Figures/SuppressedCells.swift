/// A table of counts without its small cells, and without the cells that would give them away as
/// what is left of rows' and columns' totals, which are taken to be known.
///
/// A line with hidden cells hides at least two that hold enough rows between them, and no small
/// cell follows from all totals together. Where that can't be had nothing is shown. A cell of 0 is
/// shown unless it has to cover another.
package struct SuppressedCells: Sendable, Hashable {
    /// Nil where a cell is hidden.
    package let shown: [[Int?]]

    package init(_ cells: [[Int]], smallest: Int) {
        var hiding = Hiding(cells: cells, smallest: smallest)
        hiding.close()
        shown = cells.indices.map { row in
            cells[row].indices.map { hiding.hidden[row][$0] ? nil : cells[row][$0] }
        }
    }
}

private struct Hiding {
    typealias Place = (row: Int, column: Int)

    let cells: [[Int]]
    let smallest: Int
    private let small: [Place]
    private(set) var hidden: [[Bool]]

    init(cells: [[Int]], smallest: Int) {
        self.cells = cells
        self.smallest = smallest
        hidden = cells.map { row in row.map { $0 > 0 && $0 < smallest } }
        small = cells.indices.flatMap { row in
            cells[row].indices.filter { 0 < cells[row][$0] && cells[row][$0] < smallest }
                .map { (row, $0) }
        }
    }

    private var columns: Range<Int> { 0..<(cells.first?.count ?? 0) }

    /// Hides more cells until lines and totals are closed, or all are hidden.
    mutating func close() {
        while true {
            if let line = lines.first(where: lacksCover), hideNext(of: line) { continue }
            guard let told = small.first(where: isTold) else { return }
            let around = row(told.row) + column(told.column)
            let all = cells.indices.flatMap { row($0) }
            guard hideNext(of: around) || hideNext(of: all) else { return }
        }
    }

    private var lines: [[Place]] { cells.indices.map(row) + columns.map(column) }

    private func row(_ row: Int) -> [Place] { columns.map { (row, $0) } }

    private func column(_ column: Int) -> [Place] { cells.indices.map { ($0, column) } }

    private func lacksCover(_ line: [Place]) -> Bool {
        let covered = line.filter { hidden[$0.row][$0.column] }
        let rows = covered.reduce(0) { $0 + cells[$1.row][$1.column] }
        return !covered.isEmpty && (covered.count < 2 || rows < smallest)
            && covered.count < line.count
    }

    /// Hides the smallest shown cell that holds a row, or an empty one where there is none.
    private mutating func hideNext(of line: [Place]) -> Bool {
        let open = line.filter { !hidden[$0.row][$0.column] }
        let next = open.min { left, right in
            let (one, other) = (cells[left.row][left.column], cells[right.row][right.column])
            return (one == 0 ? Int.max : one) < (other == 0 ? Int.max : other)
        }
        guard let next else { return false }
        hidden[next.row][next.column] = true
        return true
    }

    /// Whether a hidden cell has one value only with which all totals hold.
    ///
    /// Hidden cells are a flow from rows to columns. Another flow with the same totals differs from
    /// this one by circles of cells that grow and shrink by turns, so a cell has another value
    /// exactly where such a circle runs through it.
    private func isTold(_ place: Place) -> Bool {
        let grows = reaches(from: place.column, to: place.row, startsAtColumn: true, without: place)
        let shrinks = reaches(
            from: place.row, to: place.column, startsAtColumn: false, without: place)
        return !grows && !shrinks
    }

    /// Whether the other end of a cell is reached over cells that grow, from their row to their
    /// column, and cells that can shrink, from their column to their row.
    private func reaches(
        from start: Int, to end: Int, startsAtColumn: Bool, without place: Place
    ) -> Bool {
        var seen: [[Bool]] = [
            [Bool](repeating: false, count: cells.count),
            [Bool](repeating: false, count: columns.count),
        ]
        var open = [(index: start, isColumn: startsAtColumn)]
        seen[startsAtColumn ? 1 : 0][start] = true
        while let node = open.popLast() {
            let line = node.isColumn ? column(node.index) : row(node.index)
            for cell in line where hidden[cell.row][cell.column] && cell != place {
                guard !node.isColumn || cells[cell.row][cell.column] > 0 else { continue }
                let next = node.isColumn ? cell.row : cell.column
                if seen[node.isColumn ? 0 : 1][next] { continue }
                seen[node.isColumn ? 0 : 1][next] = true
                open.append((next, !node.isColumn))
            }
        }
        return seen[startsAtColumn ? 0 : 1][end]
    }
}
