package import Learning

/// Counts, histograms and moments of every input over the federation's training rows.
///
/// Answer: for each input its values, missing and special values by class; for numbers the cells of
/// the public edges, values below and above the range, Σ(x − c) and Σ(x − c)² about the middle of
/// the range; for codes and flags the count of each level. One round.
/// Source: Chan, Golub & LeVeque 1983.
package struct Profile: Computation {
    package struct Question: Sendable, Hashable {}
    package typealias Outcome = FederatedProfile

    package static let name = "profile"

    package let institutions: Int
    package let features: [FeatureSpecification]
    package let rowBound: Int

    package var start: Question { Question() }

    package func layout(for question: Question) throws(LayoutError) -> SumLayout {
        let rows = Double(rowBound)
        var blocks: [SumBlock] = []
        for feature in features {
            let cells = ProfileCells(feature)
            blocks.append(
                SumBlock(
                    "\(feature.name).states", count: cells.stateWords, kind: .count, bound: rows))
            blocks.append(
                SumBlock("\(feature.name).cells", count: cells.cellWords, kind: .count, bound: rows)
            )
            if let centre = cells.centre {
                let half = centre.halfRange
                blocks.append(
                    SumBlock("\(feature.name).first", count: 1, kind: .real, bound: rows * half))
                blocks.append(
                    SumBlock(
                        "\(feature.name).second", count: 1, kind: .real, bound: rows * half * half))
            }
        }
        return try SumLayout(institutions: institutions, blocks: blocks)
    }

    package func answer(
        _ question: Question, from rows: InstitutionRows
    ) throws(AnswerError) -> SumVector {
        var answer = SumVectorBuilder(layout: try layoutForAnswer(question))
        let training = rows.frame.rows(in: .training)
        for feature in features {
            guard let column = rows.frame.column(named: feature.name) else {
                throw .columnMissing(feature.name)
            }
            let cells = ProfileCells(feature)
            let tally = cells.tally(column, labels: rows.frame.otherThanFirst, rows: training)
            try answer.append(counts: tally.states)
            try answer.append(counts: tally.cells)
            if cells.centre != nil {
                try answer.append(reals: [tally.first])
                try answer.append(reals: [tally.second])
            }
        }
        return answer.finished()
    }

    package mutating func fold(
        _ sum: SumVector
    ) throws(FoldError) -> Step<Question, FederatedProfile> {
        .done(
            FederatedProfile(
                features: features.map { feature in
                    let cells = ProfileCells(feature)
                    let hasMoments = cells.centre != nil
                    return FeatureProfile(
                        specification: feature,
                        tally: ProfileTally(
                            states: sum.counts("\(feature.name).states"),
                            cells: sum.counts("\(feature.name).cells"),
                            first: hasMoments ? sum.reals("\(feature.name).first")[0] : 0,
                            second: hasMoments ? sum.reals("\(feature.name).second")[0] : 0))
                }))
    }

    package func tensors(of question: Question) -> [QuestionTensor] {
        [QuestionTensor("row_bound", [Double(rowBound)])]
    }
}
