package import Comparison
package import Federation
import Learning

/// A whole federation in one process over databases that the institution already holds, with the
/// pooled model beside it.
package struct Rehearsal {
    package let study: Study
    package let institutions: [InstitutionRows]

    package init(study: Study, institutions: [InstitutionRows]) {
        self.study = study
        self.institutions = institutions
    }

    package struct Result {
        package let outcome: RunOutcome
        package let pooled: RunOutcome
        package let report: ComparisonReport
    }

    /// The federated run, the pooled run, and every institution's own comparison. `say` hears a
    /// line a round.
    package func run(say: (String) -> Void) throws -> Result {
        let federated = try Self.run(study, over: institutions, say: say)
        let pooled = try Self.run(study, over: [pooledRows()], say: { _ in })
        let figures = try institutions.map {
            try HomeComparison(federated.outcome.models, study: study, rows: $0).figures
        }
        let report = ComparisonReport(
            federated.outcome, pooled: pooled.outcome, run: "rehearsal", bytes: federated.bytes,
            institutions: figures, countStep: 1)
        return Result(outcome: federated.outcome, pooled: pooled.outcome, report: report)
    }

    /// All rows as one institution. Entities are told apart by the institution they stand in.
    private func pooledRows() -> InstitutionRows {
        var offset = 0
        let frames = institutions.map(\.frame)
        var entities: [Int] = []
        for frame in frames {
            entities += frame.entities.map { $0 + offset }
            offset += (frame.entities.max() ?? -1) + 1
        }
        let columns = (frames.first?.columns ?? []).indices.map { index in
            FrameColumn(
                specification: frames[0].columns[index].specification,
                values: frames.flatMap { $0.columns[index].values },
                states: frames.flatMap { $0.columns[index].states })
        }
        return InstitutionRows(
            institution: "pooled",
            frame: Frame(
                columns: columns, targets: frames.flatMap(\.targets), targetKind: study.targetKind,
                parts: frames.flatMap(\.parts), entities: entities,
                folds: .joined(frames.map(\.folds)), timeline: .joined(frames.map(\.timeline))),
            population: institutions.map(\.population).reduce(PopulationCounts(kept: 0), +),
            threads: institutions.first?.threads ?? 1)
    }

    /// The bytes are those of the words alone: every answer and the sum, round by round.
    private static func run(
        _ study: Study, over institutions: [InstitutionRows], say: (String) -> Void
    ) throws -> (outcome: RunOutcome, bytes: Int) {
        var script = RunScript(study: study, institutions: institutions.count)
        var round = 0
        var bytes = 0
        while true {
            let question = try script.question()
            round += 1
            say("round \(round): \(question.step), \(question.layout.wordCount) words")
            let answers = try institutions.map { try script.answer(from: $0).words }
            bytes += 8 * question.layout.wordCount * (institutions.count + 1)
            let sum = try SumVector.sum(answers, layout: question.layout)
            if let outcome = try script.fold(sum.words) { return (outcome, bytes) }
        }
    }
}
