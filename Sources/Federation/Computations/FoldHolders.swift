import Learning

/// How many institutions hold rows of each fold.
///
/// Answer: for each fold 1 where the institution holds a row of it, else 0. One round. The sums of a
/// fold's model and of the final model differ by that fold's rows, so each fold must be one that
/// a sum may be taken over.
package struct FoldHolders: Computation {
    package struct Question: Sendable, Hashable {}
    /// Institutions, fold by fold.
    package typealias Outcome = [Int]

    package static let name = ComputationWord.foldHolders.rawValue

    private let institutions: Int
    private let folds: Int
    private let fewest: Int

    /// - Parameter smallestFederation: the fewest institutions over which a sum may be taken; where
    ///   fewer take part at all, as in a local baseline, all of them.
    package init(institutions: Int, folds: Int, smallestFederation: Int) {
        self.institutions = institutions
        self.folds = folds
        fewest = min(smallestFederation, institutions)
    }

    package var start: Question { Question() }

    package func layout(for question: Question) throws(LayoutError) -> SumLayout {
        try SumLayout(
            institutions: institutions,
            blocks: [SumBlock("holders", count: folds, kind: .count, bound: 1)])
    }

    package func answer(
        _ question: Question, from rows: InstitutionRows
    ) throws(AnswerError) -> SumVector {
        guard let own = rows.frame.folds, own.count == folds else { throw .otherFolds }
        var answer = SumVectorBuilder(layout: try layoutForAnswer(question))
        try answer.append(counts: own.rows.map { $0.isEmpty ? 0 : 1 })
        return answer.finished()
    }

    package mutating func fold(_ sum: SumVector) throws(FoldError) -> Step<Question, [Int]> {
        let holders = sum.counts("holders")
        if let narrow = holders.firstIndex(where: { $0 < fewest }) {
            throw .narrowFold(narrow + 1, institutions: holders[narrow], needed: fewest)
        }
        return .done(holders)
    }

    package func tensors(of question: Question) -> [QuestionTensor] { [] }
}
