import Learning

/// Tables of the models over all hold-out rows.
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
    private let tables: ModelTableBlocks

    package init(study: Study, model: TrainedModel, institutions: Int) {
        self.study = study
        self.model = model
        self.institutions = institutions
        tables = ModelTableBlocks(study)
    }

    package var start: Question { Question() }

    private var names: [String] {
        EvaluationTables.models(of: study) + EvaluationTables.subgroups(of: study).map(\.name)
    }

    package func layout(for question: Question) throws(LayoutError) -> SumLayout {
        let rows = Double(model.totals.largestPart)
        return try SumLayout(
            institutions: institutions, blocks: names.flatMap { tables.blocks($0, rows: rows) })
    }

    package func answer(
        _ question: Question, from rows: InstitutionRows
    ) throws(AnswerError) -> SumVector {
        let home = try HomePredictions(model: model, study: study, rows: rows)
        var answer = SumVectorBuilder(layout: try layoutForAnswer(question))
        for predictions in [home.federated, home.local, home.recalibrated].compactMap({ $0 }) {
            try tables.append(
                targets: home.targets, entities: home.entities, predictions: predictions,
                to: &answer)
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
            let width = home.width
            try tables.append(
                targets: members.map { home.targets[$0] },
                entities: members.map { home.entities[$0] },
                predictions: members.flatMap { home.federated[$0 * width..<($0 + 1) * width] },
                to: &answer)
        }
        return answer.finished()
    }

    package mutating func fold(
        _ sum: SumVector
    ) throws(FoldError) -> Step<Question, EvaluationTables> {
        var tables: [String: ModelTable] = [:]
        for name in names { tables[name] = try self.tables.read(name, of: sum) }
        return .done(EvaluationTables(study: study, tables: tables))
    }

    package func tensors(of question: Question) -> [QuestionTensor] {
        [
            QuestionTensor("coefficients", model.coefficients),
            QuestionTensor("thresholds", study.evaluation.thresholds),
        ]
    }
}
