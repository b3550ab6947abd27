/// Counts of a model's answers on rows of several classes: a score table of each class against all
/// others, the confusion matrix, and whole numbers for the mean figures.
///
/// Each row's term is rounded on its own, so tables of several institutions add up to the table of
/// all their rows, bit for bit, in any order.
package struct ClassTable: Sendable, Hashable {
    /// For each class its rows as the event, all others as none.
    package let againstRest: [ScoreTable]
    /// Truth × prediction, row after row: `classCount`² counts.
    package let confusion: [Int64]
    /// Rows whose class is one of the two likeliest.
    package let amongTwo: Int64
    /// Σ Brier, times 2^30, and Σ log loss, times 2^20.
    package let brierWord: Int64
    package let logLossWord: Int64

    package var classCount: Int { againstRest.count }
    package var rowCount: Int64 { confusion.reduce(0, +) }

    package init(_ rows: ClassScores, layout: ScoreTableLayout) {
        let count = rows.classCount
        againstRest = (0..<count).map { ScoreTable(rows.against(rest: $0), layout: layout) }
        var confusion = [Int64](repeating: 0, count: count * count)
        var amongTwo: Int64 = 0
        var brier: Int64 = 0
        var logLoss: Int64 = 0
        for (row, label) in rows.labels.enumerated() {
            confusion[Int(label) * count + rows.predicted(ofRow: row)] += 1
            amongTwo += rows.rank(ofRow: row) < 2 ? 1 : 0
            brier += Self.scaled(rows.brier(ofRow: row), bits: ScoreTableLayout.probabilityBits)
            logLoss += Self.scaled(rows.logLoss(ofRow: row), bits: ScoreTableLayout.logLossBits)
        }
        self.confusion = confusion
        self.amongTwo = amongTwo
        brierWord = brier
        logLossWord = logLoss
    }

    /// A table from the words of a sum. Throws when its parts contradict one another.
    package init(
        againstRest: [ScoreTable], confusion: [Int64], amongTwo: Int64, brierWord: Int64,
        logLossWord: Int64
    ) throws(ClassTableError) {
        let count = againstRest.count
        guard confusion.count == count * count, confusion.allSatisfy({ $0 >= 0 }) else {
            throw .impossibleConfusion
        }
        let rows = confusion.reduce(0, +)
        for (number, table) in againstRest.enumerated() {
            let own = confusion[number * count..<(number + 1) * count].reduce(0, +)
            guard table.positiveCount == own, table.rowCount == rows else {
                throw .classesDisagree(number)
            }
        }
        guard amongTwo >= 0, amongTwo <= rows, brierWord >= 0, logLossWord >= 0 else {
            throw .impossibleConfusion
        }
        self.againstRest = againstRest
        self.confusion = confusion
        self.amongTwo = amongTwo
        self.brierWord = brierWord
        self.logLossWord = logLossWord
    }

    /// The table of all rows together. There is at least one table, of the same classes as others.
    package init(joining tables: [ClassTable]) throws(ClassTableError) {
        guard let first = tables.first else { preconditionFailure("there is a table to join") }
        var againstRest: [ScoreTable] = []
        for own in 0..<first.classCount {
            do {
                againstRest.append(try ScoreTable(joining: tables.map { $0.againstRest[own] }))
            } catch {
                throw .classesDisagree(own)
            }
        }
        try self.init(
            againstRest: againstRest,
            confusion: first.confusion.indices.map { cell in
                tables.reduce(0) { $0 &+ $1.confusion[cell] }
            },
            amongTwo: tables.reduce(0) { $0 &+ $1.amongTwo },
            brierWord: tables.reduce(0) { $0 &+ $1.brierWord },
            logLossWord: tables.reduce(0) { $0 &+ $1.logLossWord })
    }

    /// All words, for a digest.
    package var words: [Int64] {
        againstRest.flatMap(\.words) + confusion + [amongTwo, brierWord, logLossWord]
    }

    private static func scaled(_ value: Double, bits: Int) -> Int64 {
        Int64((value * Double(Int64(1) << bits)).rounded(.toNearestOrEven))
    }
}

/// What the table says; all but the areas are those of the rows themselves, to their rounding.
extension ClassTable {
    /// The rows of each class.
    package var counts: [Int64] { againstRest.map(\.positiveCount) }

    package func logLoss() throws(MetricError) -> Double {
        try mean(logLossWord, bits: ScoreTableLayout.logLossBits)
    }

    package func brier() throws(MetricError) -> Double {
        try mean(brierWord, bits: ScoreTableLayout.probabilityBits)
    }

    /// Share of rows whose class is the likeliest.
    package func topOne() throws(MetricError) -> Double {
        try mean((0..<classCount).reduce(0) { $0 + confusion[$1 * (classCount + 1)] }, bits: 0)
    }

    /// Share of rows whose class is one of the two likeliest.
    package func topTwo() throws(MetricError) -> Double { try mean(amongTwo, bits: 0) }

    /// The plain mean over classes of the areas' brackets. Throws where a class has no rows.
    package func macroAUCBracket() throws(MetricError) -> AUCBracket {
        var (lower, upper) = (0.0, 0.0)
        for table in againstRest {
            let bracket = try table.aucBracket()
            lower += bracket.lower
            upper += bracket.upper
        }
        return AUCBracket(lower: lower / Double(classCount), upper: upper / Double(classCount))
    }

    private func mean(_ word: Int64, bits: Int) throws(MetricError) -> Double {
        guard rowCount > 0 else { throw .noRows }
        return Double(word) / Double(Int64(1) << bits) / Double(rowCount)
    }
}

/// Why words are no table of classes. Classes are counted from 0.
package enum ClassTableError: Error, Hashable, CustomStringConvertible {
    case impossibleConfusion
    case classesDisagree(Int)

    package var description: String {
        switch self {
        case .impossibleConfusion:
            """
            The sum of confusion matrices holds what no counts can be. Masks did not cancel, or an \
            answer was false; run the round again.
            """
        case .classesDisagree(let number):
            """
            Score table and confusion matrix count class \(number) differently. Masks did not \
            cancel, or an answer was false; run the round again.
            """
        }
    }
}
