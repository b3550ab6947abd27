/// In which fold each row is held out, where every row is held out once.
package struct RowFolds: Sendable, Hashable {
    /// How many folds there are, rows in them or not.
    package let count: Int
    /// For each row its fold, from 0.
    package let ofRow: [Int]

    package init(count: Int, ofRow: [Int]) {
        precondition(count >= 2, "there are at least two folds")
        precondition(
            ofRow.allSatisfy { (0..<count).contains($0) }, "a row lies in one of the folds")
        self.count = count
        self.ofRow = ofRow
    }

    /// The rows of each fold, in order; a fold may have none.
    package var rows: [[Int]] {
        var rows = [[Int]](repeating: [], count: count)
        for (row, fold) in ofRow.enumerated() { rows[fold].append(row) }
        return rows
    }

    /// The given rows, in the given order.
    package func selecting(_ rows: [Int]) -> RowFolds {
        RowFolds(count: count, ofRow: rows.map { ofRow[$0] })
    }

    /// One set of rows after the other; nil where one of them has no folds, or other ones.
    package static func joined(_ sets: [RowFolds?]) -> RowFolds? {
        let known = sets.compactMap { $0 }
        guard let first = known.first, known.count == sets.count,
            known.allSatisfy({ $0.count == first.count })
        else { return nil }
        return RowFolds(count: first.count, ofRow: known.flatMap(\.ofRow))
    }
}

extension RowFolds: CustomStringConvertible {
    /// The shape only.
    package var description: String { "RowFolds(\(ofRow.count) rows, \(count) folds)" }
}
