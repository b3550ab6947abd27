package import Documents
package import Federation
package import Messaging

extension ComparisonReport {
    /// The report of a finished run: every figure follows from the signed sums and from the figures
    /// that members sent under their own signature.
    package init(
        _ outcome: RunOutcome, machine: RoundMachine, run: RunID, bytes: Int
    ) throws(DocumentError) {
        var institutions: [InstitutionFigures] = []
        for member in machine.members {
            guard let payload = machine.figures[member.id], !payload.isEmpty else { continue }
            institutions.append(try .received(payload, from: member.name.text))
        }
        self.init(
            study: outcome.study.name, version: outcome.study.version, run: run.hex,
            rounds: outcome.rounds, bytes: bytes, federated: ModelFigures(outcome),
            institutions: institutions)
    }
}

extension FieldTerms {
    package init(_ terms: Study.Terms) {
        self.init(entity: terms.entity, event: terms.event, nonEvent: terms.nonEvent)
    }
}

extension VerdictSettings {
    package init(_ evaluation: EvaluationSettings) {
        let measure: Measure
        switch evaluation.measure {
        case .logLoss: measure = .logLoss
        }
        self.init(
            measure: measure, events: evaluation.events, nonEvents: evaluation.nonEvents,
            entities: evaluation.entities, gainMargin: evaluation.gainMargin,
            rankMargin: evaluation.rankMargin)
    }
}
