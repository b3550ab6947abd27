/// Counts of outcomes by cell of the predicted probability: all that the figures of a model need.
///
/// Every word is a whole number, each row's term having been rounded on its own, so tables of
/// several institutions add up to the table of all their rows, bit for bit, in any order.
package struct ScoreTable: Sendable, Hashable {
    package let layout: ScoreTableLayout
    /// See `ScoreTableLayout` for the place and scale of each word.
    package let words: [Int64]

    /// So many rows keep every word, and every sum of words, below 2^62.
    package static let largestRowCount: Int64 = 1 << 32

    /// The table of one model on one set of rows. Log losses use p cut to [1e-15, 1 − 1e-15].
    package init(_ rows: ScoredRows, layout: ScoreTableLayout) {
        precondition(
            rows.probabilities.allSatisfy { $0 >= 0 && $0 <= 1 },
            "a score table counts probabilities from 0 to 1")
        precondition(rows.weights == nil, "a score table counts every row once")
        var words = [Int64](repeating: 0, count: layout.wordCount)
        for (label, probability) in zip(rows.labels, rows.probabilities) {
            let cell = layout.cell(of: probability)
            words[cell + (label == 1 ? 0 : layout.cellCount)] += 1
            words[layout.probabilityWords.lowerBound + cell] += Self.scaled(
                probability, bits: ScoreTableLayout.probabilityBits)
            let error = probability - Double(label)
            words[layout.squaredErrorWord] += Self.scaled(
                error * error, bits: ScoreTableLayout.probabilityBits)
            words[layout.logLossWord] += Self.scaled(
                ProbabilityMetrics.logLoss(label: label, probability: probability),
                bits: ScoreTableLayout.logLossBits)
        }
        self.layout = layout
        self.words = words
    }

    /// A table from the words of a sum. Throws when they can't be a table's words.
    package init(words: [Int64], layout: ScoreTableLayout) throws(ScoreTableError) {
        guard words.count == layout.wordCount else {
            throw .wrongLength(expected: layout.wordCount, found: words.count)
        }
        if let word = words.firstIndex(where: { $0 < 0 }) { throw .negativeWord(word) }
        var rowsLeft = Self.largestRowCount
        for cell in 0..<layout.cellCount {
            let positives = words[layout.positiveWords.lowerBound + cell]
            let negatives = words[layout.negativeWords.lowerBound + cell]
            guard positives <= rowsLeft, negatives <= rowsLeft - positives else {
                throw .tooManyRows(limit: Self.largestRowCount)
            }
            rowsLeft -= positives + negatives
            let most = (positives + negatives) << Int64(ScoreTableLayout.probabilityBits)
            guard words[layout.probabilityWords.lowerBound + cell] <= most else {
                throw .impossibleCell(cell)
            }
        }
        self.layout = layout
        self.words = words
    }

    /// The table of all rows together. There is at least one table, and all have the same layout.
    package init(joining tables: [ScoreTable]) throws(ScoreTableError) {
        guard let layout = tables.first?.layout else {
            preconditionFailure("there is a score table to join")
        }
        var words = [Int64](repeating: 0, count: layout.wordCount)
        for table in tables {
            precondition(table.layout == layout, "joined score tables have one layout")
            for index in words.indices { words[index] &+= table.words[index] }
        }
        try self.init(words: words, layout: layout)
    }

    /// Rows with the event, by cell.
    package var positives: ArraySlice<Int64> { words[layout.positiveWords] }
    /// Rows without the event, by cell.
    package var negatives: ArraySlice<Int64> { words[layout.negativeWords] }
    package var positiveCount: Int64 { positives.reduce(0, +) }
    package var negativeCount: Int64 { negatives.reduce(0, +) }
    package var rowCount: Int64 { positiveCount + negativeCount }

    /// Σp over all rows.
    package var probabilitySum: Double {
        Double(words[layout.probabilityWords].reduce(0, +)) * 0x1p-30
    }

    /// Rounds half to even.
    private static func scaled(_ value: Double, bits: Int) -> Int64 {
        Int64((value * Double(Int64(1) << bits)).rounded(.toNearestOrEven))
    }
}

/// Why words are no score table. Words and cells are counted from 0.
package enum ScoreTableError: Error, Hashable, CustomStringConvertible {
    case wrongLength(expected: Int, found: Int)
    case negativeWord(Int)
    case impossibleCell(Int)
    case tooManyRows(limit: Int64)

    package var description: String {
        switch self {
        case .wrongLength(let expected, let found):
            """
            A score table of this study has \(expected) words, \(found) arrived. \
            Check that all nodes hold the same version of the study.
            """
        case .negativeWord(let word):
            """
            Word \(word) of a score table's sum is negative, which no count can be. \
            Masks did not cancel, or an answer was false; run the round again.
            """
        case .impossibleCell(let cell):
            """
            Cell \(cell) of a score table holds a sum of probabilities that its rows can't have. \
            Masks did not cancel, or an answer was false; run the round again.
            """
        case .tooManyRows(let limit):
            """
            A score table counts more than \(limit) rows, more than any study may have. \
            Masks did not cancel, or an answer was false; run the round again.
            """
        }
    }
}
