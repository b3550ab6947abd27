/// The errors of a model on some rows, as sums that add up over institutions.
///
/// e = predicted − true. Errors beyond 8 widths of the target's range are cut there and counted.
package struct AmountSums: Sendable, Hashable {
    /// Rows; rows whose truth lies outside the range; rows whose error was cut; rows whose error
    /// was cut for the asymmetric score, against the truth as it is and as it is capped.
    package let counts: [Int]
    /// Rows by cell of `AmountCells`.
    package let histogram: [Int]
    /// Σe, Σe², Σ|e| and the asymmetric score, of the truth as it is, then of the capped truth; then
    /// Σ(y − c) and Σ(y − c)², c the middle of the range.
    package let reals: [Double]

    package static let countWords = 5
    package static let histogramWords = AmountCells.count
    package static let realWords = 10

    package init(counts: [Int], histogram: [Int], reals: [Double]) {
        precondition(
            counts.count == Self.countWords && reals.count == Self.realWords
                && histogram.count == AmountCells.count, "sums of amounts have another length")
        self.counts = counts
        self.histogram = histogram
        self.reals = reals
    }

    /// The largest magnitude of each of `reals` that one row can add.
    package static func bounds(range: ClosedRange<Double>) -> [Double] {
        let cells = AmountCells(range)
        let limit = cells.largestError
        let errors = [limit, limit * limit, limit, AsymmetricScore.largestTerm]
        return errors + errors + [limit, limit * limit]
    }

    package init(_ rows: AmountScores, range: ClosedRange<Double>) {
        let cells = AmountCells(range)
        var counts = [rows.rowCount, 0, 0, 0, 0]
        var histogram = [Int](repeating: 0, count: AmountCells.count)
        let capped = rows.capped(to: range)
        let errors = rows.errors.map(cells.cut)
        let cappedErrors = capped.errors.map(cells.cut)
        for row in 0..<rows.rowCount {
            let truth = rows.truths[row]
            counts[1] += truth == capped.truths[row] ? 0 : 1
            counts[2] += errors[row] == rows.predictions[row] - truth ? 0 : 1
            counts[3] += AsymmetricScore.isCut(errors[row]) ? 1 : 0
            counts[4] += AsymmetricScore.isCut(cappedErrors[row]) ? 1 : 0
            histogram[cells.cell(of: errors[row])] += 1
        }
        self.counts = counts
        self.histogram = histogram
        reals = BlockedSum.sum(rows: rows.rowCount, words: Self.realWords, threads: 1) {
            block, sums in
            for row in block {
                Self.add(errors[row], to: &sums, at: 0)
                Self.add(cappedErrors[row], to: &sums, at: 4)
                let distance = cells.cut(rows.truths[row] - cells.middle)
                sums[8] += distance
                sums[9] += distance * distance
            }
        }
    }

    private static func add(_ error: Double, to sums: inout [Double], at place: Int) {
        sums[place] += error
        sums[place + 1] += error * error
        sums[place + 2] += error.magnitude
        sums[place + 3] += AsymmetricScore.term(error)
    }
}

/// The figures of the sums, against the truth as it was found or capped to the range.
extension AmountSums {
    package enum Truth: Int, Sendable, Hashable, CaseIterable {
        case found = 0
        case capped = 4
    }

    package var rows: Int { counts[0] }
    /// Rows whose truth lies outside the range.
    package var cappedRows: Int { counts[1] }

    package func meanSquaredError(_ truth: Truth = .found) throws(MetricError) -> Double {
        try mean(truth.rawValue + 1)
    }

    package func rmse(_ truth: Truth = .found) throws(MetricError) -> Double {
        try meanSquaredError(truth).squareRoot()
    }

    package func meanAbsoluteError(_ truth: Truth = .found) throws(MetricError) -> Double {
        try mean(truth.rawValue + 2)
    }

    package func bias() throws(MetricError) -> Double { try mean(0) }

    /// The sum over rows, which grows with their number.
    package func asymmetricScore(_ truth: Truth = .found) throws(MetricError) -> Double {
        guard rows > 0 else { throw .noRows }
        return reals[truth.rawValue + 3]
    }

    package func rSquared() throws(MetricError) -> Double {
        guard rows > 0 else { throw .noRows }
        let spread = reals[9] - reals[8] * reals[8] / Double(rows)
        guard spread > 1e-9 * reals[9] else { throw .singleClass }
        return 1 - reals[1] / spread
    }

    /// To the histogram's cells: half the rows have an error no larger.
    package func medianAbsoluteError(range: ClosedRange<Double>) throws(MetricError) -> Double {
        guard rows > 0 else { throw .noRows }
        return AmountCells(range).medianSize(histogram)
    }

    private func mean(_ word: Int) throws(MetricError) -> Double {
        guard rows > 0 else { throw .noRows }
        return reals[word] / Double(rows)
    }
}
