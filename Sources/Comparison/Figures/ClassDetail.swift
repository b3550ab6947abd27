import Learning

/// What a model does class by class: each against all others, and what it takes for what.
package struct ClassDetail: Sendable, Hashable {
    /// One class against all others.
    package struct Entry: Sendable, Hashable {
        package let name: String
        /// Nil where it may not be told.
        package let rows: Int?
        package let auc: Figure
        /// Where the exact AUC lies, if `auc` is the middle of a bracket.
        package let aucBracket: Bounds?

        package init(name: String, rows: Int?, auc: Figure, aucBracket: Bounds? = nil) {
            self.name = name
            self.rows = rows
            self.auc = auc
            self.aucBracket = aucBracket
        }
    }

    package let entries: [Entry]
    /// Rows by truth, then by prediction; nil where a cell may not be told.
    package let confusion: [[Int?]]

    package init(entries: [Entry], confusion: [[Int?]]) {
        precondition(
            confusion.count == entries.count
                && confusion.allSatisfy { $0.count == entries.count },
            "a confusion matrix has a row and a column for each class")
        self.entries = entries
        self.confusion = confusion
    }

    /// Exact, from rows that are at hand. An area is the mean of those within the folds, of which
    /// there is one where all rows were scored by one model.
    init(_ rows: ClassScores, names: [String], folds: [ClassScores]) {
        let counts = rows.counts
        var confusion = names.map { _ in [Int](repeating: 0, count: names.count) }
        for (row, label) in rows.labels.enumerated() {
            confusion[Int(label)][rows.predicted(ofRow: row)] += 1
        }
        self.init(
            entries: names.indices.map { own in
                Entry(
                    name: names[own], rows: counts[own],
                    auc: .of { () throws(MetricError) in
                        let parts = folds.map { $0.against(rest: own) }
                        return .value(
                            try WithinFolds.mean(parts) { ranking throws(MetricError) in
                                try ranking.auc()
                            })
                    })
            },
            confusion: confusion)
    }

    /// From a summed table, and for areas those of its folds, or itself. A class with fewer than
    /// `fewest` rows, or all but so few, has no figure and no count; cells of the matrix below
    /// `smallestCell` are left out with others that would give them away. Counts are rounded to a
    /// multiple of `countStep`.
    ///
    /// The matrices of several models over the same rows share the totals of their classes and
    /// nothing else; those are taken to be known, so each matrix can be judged by itself.
    init(
        _ table: ClassTable, names: [String], folds: [ClassTable], fewest: Int,
        smallestCell: Int, countStep: Int
    ) {
        let size = names.count
        entries = names.indices.map { place in
            let own = table.againstRest[place]
            guard min(own.positiveCount, own.negativeCount) >= fewest,
                let bracket = try? WithinFolds.aucBracket(folds.map { $0.againstRest[place] })
            else { return Entry(name: names[place], rows: nil, auc: .undefined(.insufficient)) }
            return Entry(
                name: names[place], rows: Self.rounded(Int(own.positiveCount), countStep),
                auc: .value(bracket.midpoint),
                aucBracket: Bounds(low: bracket.lower, high: bracket.upper))
        }
        let cells = names.indices.map { row in
            table.confusion[row * size..<(row + 1) * size].map(Int.init)
        }
        confusion = SuppressedCells(cells, smallest: smallestCell).shown.map { row in
            row.map { $0.map { Self.rounded($0, countStep) } }
        }
    }

    private static func rounded(_ count: Int, _ step: Int) -> Int {
        (count + step / 2) / step * step
    }
}
