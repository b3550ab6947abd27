import Learning

/// Score tables of the models over all hold-out rows.
///
/// Answer: one table for each of the federated, the local and the recalibrated model, where each
/// institution scores its own rows with its own local baseline and recalibration; and one of the
/// federated model for each level of the study's subgroups. One round; counts and scaled integers,
/// so every split into institutions gives the same bits.
package struct Evaluation: Computation {
    package struct Question: Sendable, Hashable {}
    package typealias Outcome = EvaluationTables

    package static let name = "evaluation"

    private let study: Study
    private let model: TrainedModel
    private let institutions: Int
    private let tableLayout: ScoreTableLayout

    package init(study: Study, model: TrainedModel, institutions: Int) {
        self.study = study
        self.model = model
        self.institutions = institutions
        tableLayout = ScoreTableLayout(thresholds: study.evaluation.thresholds)
    }

    package var start: Question { Question() }

    private var names: [String] {
        EvaluationTables.models(of: study) + EvaluationTables.subgroups(of: study).map(\.name)
    }

    package func layout(for question: Question) throws(LayoutError) -> SumLayout {
        let rows = Double(model.totals.largestPart)
        let cells = tableLayout.cellCount
        var blocks: [SumBlock] = []
        for name in names {
            blocks += [
                SumBlock("\(name).counts", count: 2 * cells, kind: .count, bound: rows),
                SumBlock(
                    "\(name).probabilities", count: cells,
                    kind: .scaled(bits: ScoreTableLayout.probabilityBits), bound: rows),
                SumBlock(
                    "\(name).squared_error", count: 1,
                    kind: .scaled(bits: ScoreTableLayout.probabilityBits), bound: rows),
                SumBlock(
                    "\(name).log_loss", count: 1,
                    kind: .scaled(bits: ScoreTableLayout.logLossBits), bound: rows * 64),
            ]
        }
        return try SumLayout(institutions: institutions, blocks: blocks)
    }

    package func answer(
        _ question: Question, from rows: InstitutionRows
    ) throws(AnswerError) -> SumVector {
        let home = try HomePredictions(model: model, study: study, rows: rows)
        var answer = SumVectorBuilder(layout: try layoutForAnswer(question))
        for probabilities in [home.federated, home.local, home.recalibrated].compactMap({ $0 }) {
            try append(labels: home.labels, probabilities: probabilities, to: &answer)
        }
        let holdout = rows.frame.rows(in: .holdout)
        for subgroup in EvaluationTables.subgroups(of: study) {
            guard let column = rows.frame.column(named: subgroup.feature) else {
                throw .columnMissing(subgroup.feature)
            }
            let members = holdout.indices.filter {
                column.states[holdout[$0]] == FrameColumn.value
                    && Int(column.values[holdout[$0]]) == subgroup.level
            }
            try append(
                labels: members.map { home.labels[$0] },
                probabilities: members.map { home.federated[$0] }, to: &answer)
        }
        return answer.finished()
    }

    private func append(
        labels: [UInt8], probabilities: [Double], to answer: inout SumVectorBuilder
    ) throws(AnswerError) {
        let table = ScoreTable(
            ScoredRows(labels: labels, probabilities: probabilities), layout: tableLayout)
        let words = table.words
        try answer.append(counts: words[..<tableLayout.negativeWords.upperBound].map(Int.init))
        try answer.append(scaled: Array(words[tableLayout.probabilityWords]))
        try answer.append(scaled: [words[tableLayout.squaredErrorWord]])
        try answer.append(scaled: [words[tableLayout.logLossWord]])
    }

    package mutating func fold(
        _ sum: SumVector
    ) throws(FoldError) -> Step<Question, EvaluationTables> {
        var tables: [String: ScoreTable] = [:]
        for name in names {
            let words =
                sum.integers("\(name).counts") + sum.integers("\(name).probabilities")
                + sum.integers("\(name).squared_error") + sum.integers("\(name).log_loss")
            do {
                tables[name] = try ScoreTable(words: words, layout: tableLayout)
            } catch {
                throw .sum(.outOfRange(block: name))
            }
        }
        return .done(EvaluationTables(study: study, tables: tables))
    }

    package func tensors(of question: Question) -> [QuestionTensor] {
        [
            QuestionTensor("coefficients", model.coefficients),
            QuestionTensor("thresholds", study.evaluation.thresholds),
        ]
    }
}
