import Learning

/// How many rows and events the federation holds in each part of the split.
///
/// Answer: for training, validation and hold-out, rows without and with the event. One round. It
/// comes first, since every later bound rests on the number of training rows.
package struct RowCounts: Computation {
    package struct Question: Sendable, Hashable {}
    package typealias Outcome = RowTotals

    package static let name = "row-counts"

    package let institutions: Int
    /// The most rows of one institution, as the study declares it.
    package let rowCap: Int

    static let parts: [RowPart] = [.training, .validation, .holdout]

    package var start: Question { Question() }

    package func layout(for question: Question) throws(LayoutError) -> SumLayout {
        try SumLayout(
            institutions: institutions,
            blocks: [
                SumBlock("rows", count: 2 * Self.parts.count, kind: .count, bound: Double(rowCap))
            ])
    }

    package func answer(
        _ question: Question, from rows: InstitutionRows
    ) throws(AnswerError) -> SumVector {
        var counts = [Int](repeating: 0, count: 2 * Self.parts.count)
        for (index, part) in Self.parts.enumerated() {
            for row in rows.frame.rows(in: part) {
                counts[2 * index + Int(rows.frame.labels[row])] += 1
            }
        }
        var answer = SumVectorBuilder(layout: try layoutForAnswer(question))
        try answer.append(counts: counts)
        return answer.finished()
    }

    package mutating func fold(
        _ sum: SumVector
    ) throws(FoldError) -> Step<Question, RowTotals> {
        let counts = sum.counts("rows")
        let totals = RowTotals(
            training: ClassCounts(nonEvents: counts[0], events: counts[1]),
            validation: ClassCounts(nonEvents: counts[2], events: counts[3]),
            holdout: ClassCounts(nonEvents: counts[4], events: counts[5]))
        guard totals.training.rows > 0 else { throw .noRows(part: "training") }
        guard totals.training.events > 0, totals.training.nonEvents > 0 else {
            throw .singleClass(part: "training")
        }
        return .done(totals)
    }

    package func tensors(of question: Question) -> [QuestionTensor] { [] }
}

extension Computation {
    /// The layout, with its failure in the words of an answer.
    func layoutForAnswer(_ question: Question) throws(AnswerError) -> SumLayout {
        do { return try layout(for: question) } catch { throw .layout(error) }
    }
}

/// Rows without and with the event.
package struct ClassCounts: Sendable, Hashable {
    package let nonEvents: Int
    package let events: Int

    package var rows: Int { nonEvents + events }

    package init(nonEvents: Int, events: Int) {
        self.nonEvents = nonEvents
        self.events = events
    }
}

/// The federation's rows in each part of the split.
package struct RowTotals: Sendable, Hashable {
    package let training: ClassCounts
    package let validation: ClassCounts
    package let holdout: ClassCounts

    /// R of every later bound: the smallest power of two not below the federation's training rows.
    package var rowBound: Int { Self.powerOfTwo(notBelow: training.rows) }

    package var largestPart: Int {
        Self.powerOfTwo(notBelow: max(training.rows, validation.rows, holdout.rows))
    }

    static func powerOfTwo(notBelow count: Int) -> Int {
        var power = 1
        while power < count { power *= 2 }
        return power
    }
}
