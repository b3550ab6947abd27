import Learning

/// Fits a recipe: means and deviations of the transformed numbers over training rows.
///
/// Answer: for each number column Σ(x − c) and Σ(x − c)² about a public centre c, after limits, log
/// and imputation. One round; a second about the federation's mean where the first centre lay far
/// from it. Of a column that each institution scales by its own rows 1 where it varies there, else
/// 0. Columns of 0 and 1 and weights of evidence need no question: they are counted already.
package struct RecipeFit: Computation {
    package struct Question: Sendable, Hashable {
        /// The centre of each number column.
        package let centres: [Double]
    }

    package typealias Outcome = FeaturePipeline

    package static let name = ComputationWord.recipe.rawValue

    private let institutions: Int
    private let rowBound: Int
    private let rows: Int
    private let draft: PipelineDraft
    private let numbers: [PipelineColumn]
    private let scaledAtHome: [PipelineColumn]
    private var question: Question

    /// - Parameter classes: of the features that weights of evidence are fitted for.
    package init(
        study: Study, profile: FederatedProfile, classes: [ClassTally] = [], totals: RowTotals,
        institutions: Int
    ) {
        self.institutions = institutions
        rowBound = totals.rowBound
        rows = totals.training.rows
        draft = PipelineDraft(study: study, profile: profile, classes: classes, rows: rows)
        numbers = draft.columns.compactMap {
            if case .summed = $0.moments { $0.column } else { nil }
        }
        scaledAtHome = draft.columns.compactMap {
            if case .atHome = $0.moments { $0.column } else { nil }
        }
        question = Question(
            centres: numbers.map { column in
                let range = column.source.range
                return range.lowerBound + (range.upperBound - range.lowerBound) / 2
            })
    }

    package var start: Question { question }

    /// The recipe, where no column needs a sum of its own.
    package func counted() throws(FoldError) -> FeaturePipeline? {
        numbers.isEmpty && scaledAtHome.isEmpty ? try frozen([:]) : nil
    }

    package func layout(for question: Question) throws(LayoutError) -> SumLayout {
        var blocks: [SumBlock] = []
        for (column, centre) in zip(numbers, question.centres) {
            let range = column.source.range
            let half = max(centre - range.lowerBound, range.upperBound - centre)
            let bound = PipelineColumn.powerOfTwo(notBelow: half) * Double(rowBound)
            blocks.append(SumBlock("\(column.name).first", count: 1, kind: .real, bound: bound))
            blocks.append(
                SumBlock("\(column.name).second", count: 1, kind: .real, bound: bound * half))
        }
        blocks += scaledAtHome.map {
            SumBlock("\($0.name).varies", count: 1, kind: .count, bound: 1)
        }
        return try SumLayout(institutions: institutions, blocks: blocks)
    }

    package func answer(
        _ question: Question, from rows: InstitutionRows
    ) throws(AnswerError) -> SumVector {
        var answer = SumVectorBuilder(layout: try layoutForAnswer(question))
        let training = rows.frame.rows(in: .training)
        for (column, centre) in zip(numbers, question.centres) {
            let source = try rows.frame.source(of: column)
            let sums = BlockedSum.sum(rows: training.count, words: 2, threads: rows.threads) {
                block, sums in
                for row in training[block] {
                    let value = column.raw(source.values[row], state: source.states[row]) - centre
                    sums[0] += value
                    sums[1] += value * value
                }
            }
            try answer.append(reals: [sums[0]])
            try answer.append(reals: [sums[1]])
        }
        for column in scaledAtHome {
            let scale = HomeScale(
                column, of: try rows.frame.source(of: column), rows: training,
                threads: rows.threads)
            try answer.append(counts: [scale.varies ? 1 : 0])
        }
        return answer.finished()
    }

    package mutating func fold(
        _ sum: SumVector
    ) throws(FoldError) -> Step<Question, FeaturePipeline> {
        let count = Double(rows)
        var found: [String: DraftColumn.Found] = [:]
        var means: [Double] = []
        var isFarOff = false
        for (column, centre) in zip(numbers, question.centres) {
            let shift = sum.reals("\(column.name).first")[0] / count
            let variance = max(0, sum.reals("\(column.name).second")[0] / count - shift * shift)
            isFarOff = isFarOff || shift * shift > 1e4 * variance && variance > 0
            means.append(centre + shift)
            found[column.name] = .moments(mean: centre + shift, deviation: variance.squareRoot())
        }
        if isFarOff, means != question.centres {
            question = Question(centres: means)
            return .ask(question)
        }
        for column in scaledAtHome {
            found[column.name] = .varying(sum.counts("\(column.name).varies")[0])
        }
        return .done(try frozen(found))
    }

    package func tensors(of question: Question) -> [QuestionTensor] {
        [QuestionTensor("centres", question.centres)]
    }

    private func frozen(
        _ found: [String: DraftColumn.Found]
    ) throws(FoldError) -> FeaturePipeline {
        var columns: [PipelineColumn] = []
        var dropped = draft.dropped
        for draft in draft.columns {
            switch draft.scaled(found[draft.column.name], rows: rows) {
            case .success(let column): columns.append(column)
            case .failure(let reason):
                dropped.append(DroppedColumn(name: draft.column.name, reason: reason.rawValue))
            }
        }
        guard !columns.isEmpty else { throw .noColumns }
        return FeaturePipeline(
            columns: columns, dropped: dropped, binnings: draft.binnings,
            quantiles: draft.quantiles)
    }
}
