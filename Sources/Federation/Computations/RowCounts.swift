package import Learning

/// How many rows the federation holds in each part of the split, and of which kind.
///
/// Answer: for training, validation and hold-out the rows of each class, an event having two; of
/// amounts the rows alone, and Σ(y − c) and Σ(y − c)² of training rows about the middle c of the
/// range; what became of all rows that were observed; and how long they waited for their events, in
/// public cells. One round. It comes first, since every later bound rests on the number of training
/// rows.
package struct RowCounts: Computation {
    package struct Question: Sendable, Hashable {}
    package typealias Outcome = RowTotals

    package static let name = ComputationWord.rowCounts.rawValue

    private let institutions: Int
    /// The most rows of one institution, as the study declares it.
    private let rowCap: Int
    private let targetKind: TargetKind

    static let parts: [RowPart] = [.training, .validation, .holdout]

    package init(institutions: Int, rowCap: Int, targetKind: TargetKind) {
        self.institutions = institutions
        self.rowCap = rowCap
        self.targetKind = targetKind
    }

    package var start: Question { Question() }

    private var wordsOfAPart: Int { targetKind.classCount ?? 1 }

    package func layout(for question: Question) throws(LayoutError) -> SumLayout {
        let cap = Double(rowCap)
        var blocks = [
            SumBlock("rows", count: wordsOfAPart * Self.parts.count, kind: .count, bound: cap)
        ]
        blocks.append(
            SumBlock(
                "population", count: PopulationCounts.wordCount, kind: .count,
                bound: PopulationCounts.largest))
        blocks.append(
            SumBlock("waits", count: WaitingTimes.cellCount, kind: .count, bound: cap))
        if case .amount(let range) = targetKind {
            let half = (range.upperBound - range.lowerBound) / 2
            blocks.append(
                SumBlock("amounts", kind: .real, bounds: [cap * half, cap * half * half]))
        }
        return try SumLayout(institutions: institutions, blocks: blocks)
    }

    package func answer(
        _ question: Question, from rows: InstitutionRows
    ) throws(AnswerError) -> SumVector {
        guard rows.frame.targetKind == targetKind else { throw .otherTarget }
        var counts = [Int](repeating: 0, count: wordsOfAPart * Self.parts.count)
        for (index, part) in Self.parts.enumerated() {
            for row in rows.frame.rows(in: part) {
                let own = targetKind.classCount == nil ? 0 : Int(rows.frame.targets[row])
                counts[wordsOfAPart * index + own] += 1
            }
        }
        var answer = SumVectorBuilder(layout: try layoutForAnswer(question))
        try answer.append(counts: counts)
        try answer.append(counts: rows.population.words)
        try answer.append(counts: rows.population.waits.counts)
        if case .amount(let range) = targetKind {
            try answer.append(reals: moments(of: rows, range: range))
        }
        return answer.finished()
    }

    private func moments(of rows: InstitutionRows, range: ClosedRange<Double>) -> [Double] {
        let training = rows.frame.rows(in: .training)
        let centre = range.middle
        return BlockedSum.sum(rows: training.count, words: 2, threads: rows.threads) {
            block, sums in
            for row in training[block] {
                let distance = targetKind.learned(rows.frame.targets[row]) - centre
                sums[0] += distance
                sums[1] += distance * distance
            }
        }
    }

    package mutating func fold(
        _ sum: SumVector
    ) throws(FoldError) -> Step<Question, RowTotals> {
        let counts = sum.counts("rows")
        let parts = Self.parts.indices.map {
            ClassCounts(Array(counts[wordsOfAPart * $0..<wordsOfAPart * ($0 + 1)]))
        }
        guard parts[0].rows > 0 else { throw .noRows(part: "training") }
        try refuseAbsentClasses(in: parts[0])
        return .done(
            RowTotals(
                training: parts[0], validation: parts[1], holdout: parts[2],
                population: PopulationCounts(
                    words: sum.counts("population"), waits: sum.counts("waits")),
                trainingAmounts: amounts(sum, rows: parts[0].rows)))
    }

    /// One institution alone goes on with two classes of several: it can't know of the others.
    private func refuseAbsentClasses(in training: ClassCounts) throws(FoldError) {
        let absent = training.byClass.indices.filter { training.byClass[$0] == 0 }
        guard targetKind.classCount != nil, !absent.isEmpty else { return }
        guard training.byClass.count - absent.count > 1 else {
            throw .singleClass(part: "training")
        }
        guard institutions > 1, case .classes(let names) = targetKind else { return }
        throw .classesMissing(absent.map { names[$0] }, part: "training")
    }

    private func amounts(_ sum: SumVector, rows: Int) -> AmountMoments? {
        guard case .amount(let range) = targetKind else { return nil }
        let sums = sum.reals("amounts")
        let shift = sums[0] / Double(rows)
        let variance = max(0, sums[1] / Double(rows) - shift * shift)
        return AmountMoments(mean: range.middle + shift, deviation: variance.squareRoot())
    }

    package func tensors(of question: Question) -> [QuestionTensor] { [] }
}

extension ClosedRange<Double> {
    /// The public centre of an amount's sums.
    var middle: Double { lowerBound + (upperBound - lowerBound) / 2 }
}

extension Computation {
    /// The layout, with its failure in the words of an answer.
    func layoutForAnswer(_ question: Question) throws(AnswerError) -> SumLayout {
        do { return try layout(for: question) } catch { throw .layout(error) }
    }
}
