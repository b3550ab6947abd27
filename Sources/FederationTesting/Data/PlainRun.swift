package import Federation
package import Learning

/// A run without messages: the answers of all institutions are added in the ring and folded.
package struct PlainRun: Sendable {
    package let study: Study
    package let institutions: [InstitutionRows]

    /// Each frame is one institution's, in the order of `FederationFixture.names`.
    package init(_ study: Study, _ frames: [Frame], threads: Int = 1) {
        self.study = study
        institutions = frames.enumerated().map { index, frame in
            InstitutionRows(
                institution: FederationFixture.names[index], frame: frame, threads: threads)
        }
    }

    /// The institutions in the order in which a federation of theirs lists them.
    package init(_ study: Study, institutions: [InstitutionRows]) {
        self.study = study
        self.institutions = institutions
    }

    /// The model that all institutions train together.
    package func train(start: WarmStart? = nil) throws -> TrainedModel {
        var script = TrainingScript(study: study, institutions: institutions.count, start: start)
        while true {
            let answers = try institutions.map { try script.answer(from: $0).words }
            let sum = try SumVector.sum(answers, layout: script.question().layout)
            if let model = try script.fold(sum) { return model }
        }
    }

    /// The whole run. `order` puts each round's answers into another order of arrival, or into
    /// another form with the same sum.
    package func carryOut(
        order: ([[UInt64]]) throws -> [[UInt64]] = { $0 }
    ) throws -> Result {
        var script = RunScript(study: study, institutions: institutions.count)
        var steps: [String] = []
        var sums: [[UInt64]] = []
        while true {
            let question = try script.question()
            let answers = try institutions.map { try script.answer(from: $0).words }
            let sum = try SumVector.sum(order(answers), layout: question.layout).words
            steps.append(question.step)
            sums.append(sum)
            if let outcome = try script.fold(sum) {
                return Result(outcome: outcome, steps: steps, sums: sums)
            }
        }
    }

    /// What a whole run came to, with the step and the sum of every round.
    package struct Result: Sendable {
        package let outcome: RunOutcome
        package let steps: [String]
        package let sums: [[UInt64]]
    }
}
