import Learning

/// Fits a recipe: means and deviations of the transformed numbers over training rows.
///
/// Answer: for each number column Σ(x − c) and Σ(x − c)² about a public centre c, after clip, log
/// and imputation. One round; a second about the federation's mean where the first centre lay far
/// from it. Columns of 0 and 1 need no question: the profile has counted them.
package struct RecipeFit: Computation {
    package struct Question: Sendable, Hashable {
        /// The centre of each number column.
        package let centres: [Double]
    }

    package typealias Outcome = FeaturePipeline

    package static let name = "recipe"

    private let institutions: Int
    private let rowBound: Int
    private let rows: Int
    private let draft: PipelineDraft
    private let standardises: Bool
    private let numbers: [PipelineColumn]
    private var question: Question

    package init(study: Study, profile: FederatedProfile, totals: RowTotals, institutions: Int) {
        self.institutions = institutions
        rowBound = totals.rowBound
        rows = totals.training.rows
        draft = PipelineDraft(
            recipe: study.recipe, profile: profile, smallestCell: study.privacy.smallestCell,
            keepsAllLevels: study.learner.ridge > 0)
        standardises = study.recipe.contains(.standardise)
        numbers = draft.columns.filter { if case .number = $0.source { true } else { false } }
        question = Question(
            centres: numbers.map { column in
                let range = Self.range(of: column)
                return range.lowerBound + (range.upperBound - range.lowerBound) / 2
            })
    }

    package var start: Question { question }

    package func layout(for question: Question) throws(LayoutError) -> SumLayout {
        var blocks: [SumBlock] = []
        for (column, centre) in zip(numbers, question.centres) {
            let range = Self.range(of: column)
            let half = max(centre - range.lowerBound, range.upperBound - centre)
            let bound = PipelineColumn.powerOfTwo(notBelow: half) * Double(rowBound)
            blocks.append(SumBlock("\(column.name).first", count: 1, kind: .real, bound: bound))
            blocks.append(
                SumBlock("\(column.name).second", count: 1, kind: .real, bound: bound * half))
        }
        return try SumLayout(institutions: institutions, blocks: blocks)
    }

    package func answer(
        _ question: Question, from rows: InstitutionRows
    ) throws(AnswerError) -> SumVector {
        var answer = SumVectorBuilder(layout: try layoutForAnswer(question))
        let training = rows.frame.rows(in: .training)
        for (column, centre) in zip(numbers, question.centres) {
            guard let source = rows.frame.column(named: column.feature) else {
                throw .columnMissing(column.feature)
            }
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
        return answer.finished()
    }

    package mutating func fold(
        _ sum: SumVector
    ) throws(FoldError) -> Step<Question, FeaturePipeline> {
        let count = Double(rows)
        var moments: [String: (mean: Double, deviation: Double)] = [:]
        var isFarOff = false
        for (column, centre) in zip(numbers, question.centres) {
            let shift = sum.reals("\(column.name).first")[0] / count
            let variance = max(0, sum.reals("\(column.name).second")[0] / count - shift * shift)
            isFarOff = isFarOff || shift * shift > 1e4 * variance && variance > 0
            moments[column.name] = (centre + shift, variance.squareRoot())
        }
        let means = numbers.map { moments[$0.name]?.mean ?? 0 }
        if isFarOff, means != question.centres {
            question = Question(centres: means)
            return .ask(question)
        }
        return .done(try frozen(moments))
    }

    package func tensors(of question: Question) -> [QuestionTensor] {
        [QuestionTensor("centres", question.centres)]
    }

    private static func range(of column: PipelineColumn) -> ClosedRange<Double> {
        guard case .number(let transform) = column.source else { return 0...1 }
        return transform.transformedRange
    }

    private func frozen(
        _ moments: [String: (mean: Double, deviation: Double)]
    ) throws(FoldError) -> FeaturePipeline {
        var columns: [PipelineColumn] = []
        var dropped = draft.dropped
        for column in draft.columns {
            let (mean, deviation) = moments[column.name] ?? indicatorMoments(of: column)
            let range = Self.range(of: column)
            guard deviation > 1e-9 * (range.upperBound - range.lowerBound) else {
                dropped.append(DroppedColumn(name: column.name, reason: "constant in training"))
                continue
            }
            let centre = standardises ? mean : 0
            let scale = standardises ? deviation : 1
            let largest =
                max(abs(range.lowerBound - centre), abs(range.upperBound - centre)) / scale
            columns.append(column.standardised(mean: centre, scale: scale, largest: largest))
        }
        guard !columns.isEmpty else { throw .noColumns }
        return FeaturePipeline(columns: columns, dropped: dropped)
    }

    /// Mean and deviation of a column of 0 and 1, out of the profile's counts.
    private func indicatorMoments(of column: PipelineColumn) -> (mean: Double, deviation: Double) {
        guard let feature = draft.profile.feature(named: column.feature) else { return (0, 0) }
        let ones: Int
        switch column.source {
        case .number: ones = 0
        case .flag(let imputed):
            let filled = imputed == 1 ? feature.tally.states.reduce(0, +) : 0
            ones = feature.tally.cells[1] + filled
        case .missing: ones = feature.missingCount
        case .special(let index): ones = feature.specialCount(index)
        case .levels(let levels): ones = levels.reduce(0) { $0 + feature.tally.cells[$1] }
        }
        let mean = Double(ones) / Double(rows)
        return (mean, (mean * (1 - mean)).squareRoot())
    }
}
