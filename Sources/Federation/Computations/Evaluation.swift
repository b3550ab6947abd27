import Learning

/// Tables of the models over all rows that they are measured on.
///
/// Answer: one table for each of the federated, the local and the recalibrated model, where each
/// institution scores its own rows with its own local baseline and recalibration; and one of the
/// federated model for each level of the study's subgroups. With folds, and where rows are ranked,
/// a model's table comes in as many parts as there are folds, which add up to it. One round; counts
/// and scaled integers, so every split into institutions gives the same bits.
package struct Evaluation: Computation {
    package struct Question: Sendable, Hashable {}
    package typealias Outcome = EvaluationTables

    package static let name = ComputationWord.evaluation.rawValue

    private let study: Study
    private let models: TrainedModels
    private let institutions: Int
    private let tables: ModelTableBlocks
    /// Nil where a model has one table.
    private let foldCount: Int?

    package init(study: Study, models: TrainedModels, institutions: Int) {
        self.study = study
        self.models = models
        self.institutions = institutions
        tables = ModelTableBlocks(study)
        foldCount = study.targetKind.classCount == nil ? nil : study.split.folds
    }

    package var start: Question { Question() }

    /// The tables of a model, by their names.
    private func parts(_ model: String) -> [String] {
        guard let foldCount else { return [model] }
        return (1...foldCount).map { "\(model).fold-\($0)" }
    }

    private var modelNames: [String] { EvaluationTables.models(of: study) }
    private var subgroups: [EvaluationTables.Subgroup] { EvaluationTables.subgroups(of: study) }

    package func layout(for question: Question) throws(LayoutError) -> SumLayout {
        let rows = Double(models.final.totals.largestPart)
        let names = modelNames.flatMap(parts) + subgroups.map(\.name)
        return try SumLayout(
            institutions: institutions, blocks: names.flatMap { tables.blocks($0, rows: rows) })
    }

    package func answer(
        _ question: Question, from rows: InstitutionRows
    ) throws(AnswerError) -> SumVector {
        let home = try HomePredictions(models: models, study: study, rows: rows)
        var answer = SumVectorBuilder(layout: try layoutForAnswer(question))
        let all = Array(home.targets.indices)
        let parts = foldCount == nil ? [all] : home.folds?.rows ?? [all]
        for predictions in [home.federated, home.local, home.recalibrated].compactMap({ $0 }) {
            for part in parts { try append(part, of: home, predictions, to: &answer) }
        }
        let measured = rows.frame.heldOutRows
        for subgroup in subgroups {
            guard let column = rows.frame.column(named: subgroup.feature) else {
                throw .columnMissing(subgroup.feature)
            }
            let members = all.filter {
                column.states[measured[$0]] == FrameColumn.value
                    && Int(column.values[measured[$0]]) == subgroup.level
            }
            try append(members, of: home, home.federated, to: &answer)
        }
        return answer.finished()
    }

    private func append(
        _ rows: [Int], of home: HomePredictions, _ predictions: [Double],
        to answer: inout SumVectorBuilder
    ) throws(AnswerError) {
        let width = home.width
        try tables.append(
            targets: rows.map { home.targets[$0] }, entities: rows.map { home.entities[$0] },
            predictions: rows.flatMap { predictions[$0 * width..<($0 + 1) * width] },
            to: &answer)
    }

    package mutating func fold(
        _ sum: SumVector
    ) throws(FoldError) -> Step<Question, EvaluationTables> {
        var whole: [String: ModelTable] = [:]
        var folds: [String: [ModelTable]] = [:]
        for subgroup in subgroups {
            whole[subgroup.name] = try tables.read(subgroup.name, of: sum)
        }
        for model in modelNames {
            var parts: [ModelTable] = []
            for name in self.parts(model) { parts.append(try tables.read(name, of: sum)) }
            guard foldCount != nil else {
                whole[model] = parts[0]
                continue
            }
            guard let joined = ModelTable(joining: parts) else {
                throw .sum(.outOfRange(block: model))
            }
            whole[model] = joined
            folds[model] = parts
        }
        return .done(EvaluationTables(study: study, tables: whole, foldTables: folds))
    }

    package func tensors(of question: Question) -> [QuestionTensor] {
        let folds = models.withoutFold.enumerated().map { index, model in
            QuestionTensor("without-\(index + 1).coefficients", model.coefficients)
        }
        return [
            QuestionTensor("coefficients", models.final.coefficients),
            QuestionTensor("thresholds", study.evaluation.thresholds),
        ] + folds
    }
}
