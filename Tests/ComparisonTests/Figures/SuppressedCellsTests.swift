import Comparison
import Learning
import Testing

@Suite struct `A table of counts` {
    private func shown(_ cells: [[Int]], _ smallest: Int) -> [[Int?]] {
        SuppressedCells(cells, smallest: smallest).shown
    }

    @Test func `without small cells is shown whole`() {
        #expect(shown([[10, 0], [12, 30]], 10) == [[10, 0], [12, 30]])
    }

    @Test func `hides the next smallest of a small cell's lines`() {
        #expect(
            shown([[3, 20, 40], [30, 50, 60], [70, 80, 90]], 10)
                == [[nil, nil, 40], [nil, nil, 60], [70, 80, 90]])
    }

    /// Hiding 3 and 20 in the first line and nothing else would leave 3 as what its column lacks.
    @Test func `covers with an empty cell where no other is left`() {
        #expect(shown([[3, 0], [0, 20]], 10) == [[nil, nil], [nil, nil]])
    }

    /// All tables that have the shown cells and the totals, searched cell by cell: is there one in
    /// which `place` holds something else?
    private func hasOther(
        _ cells: [[Int]], _ shown: [[Int?]], than place: (row: Int, column: Int)
    ) -> Bool {
        let (height, width) = (cells.count, cells[0].count)
        var rows = cells.map { $0.reduce(0, +) }
        var columns = (0..<width).map { column in cells.reduce(0) { $0 + $1[column] } }
        func search(_ index: Int) -> Bool {
            guard index < height * width else {
                return rows.allSatisfy { $0 == 0 } && columns.allSatisfy { $0 == 0 }
            }
            let (row, column) = (index / width, index % width)
            let most = min(rows[row], columns[column])
            let range = shown[row][column].map { $0...$0 } ?? 0...most
            for value in range where value <= most {
                if (row, column) == place, value == cells[row][column] { continue }
                if column == width - 1, value != rows[row] { continue }
                rows[row] -= value
                columns[column] -= value
                let isFound = search(index + 1)
                rows[row] += value
                columns[column] += value
                if isFound { return true }
            }
            return false
        }
        return search(0)
    }

    /// A thousand small tables by seed, many of them sparse.
    @Test func `lets no small cell follow from its totals`() {
        var generator = SeededGenerator(seeds: 5, 0x63_65_6C_6C)
        var dropped = 0
        for number in 0..<1000 {
            let (height, width) = (2 + generator.index(below: 2), 2 + generator.index(below: 2))
            let largest = [4, 8, 14][number % 3]
            let cells = (0..<height).map { _ in
                (0..<width).map { _ in max(0, generator.index(below: largest + 3) - 3) }
            }
            let shown = shown(cells, 4)
            if shown.allSatisfy({ $0.allSatisfy { $0 == nil } }) {
                dropped += 1
                continue
            }
            for row in cells.indices {
                for column in cells[row].indices where (1..<4).contains(cells[row][column]) {
                    #expect(shown[row][column] == nil)
                    #expect(
                        hasOther(cells, shown, than: (row, column)), "table \(number): \(cells)")
                }
            }
        }
        // A table is dropped only where it is small or sparse; most are not.
        #expect(dropped < 900 && dropped > 0)
    }
}
