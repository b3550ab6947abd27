package import Documents
package import Learning
package import Tabular

extension Diagnosis {
    /// The visits of a study and what became of them, from its `population` and `target`.
    package static func plan(
        population: JSONValue, target: JSONValue
    ) throws(StudyError) -> ObservationPlan {
        plan(try Population(population), try Target(target))
    }

    private static func plan(_ population: Population, _ target: Target) -> ObservationPlan {
        var draft = PlanDraft()
        let rules = population.rules(&draft)
        let label = target.label(&draft)
        return ObservationPlan(
            table: "visit_occurrence",
            lookups: [
                .init("person", "person_id", equals: PlanDraft.person),
                .init("death", "person_id", equals: PlanDraft.person),
            ],
            entity: PlanDraft.person, row: PlanDraft.visit, axis: .instants,
            time: [ColumnReference("visit_occurrence", "visit_start_datetime")],
            delay: population.indexOffset.milliseconds, needs: draft.needs,
            optional: draft.optional, evidence: draft.evidence, targetKind: target.kind,
            keepsOnlyComplete: population.isComplete, reasons: Exclusion.all,
            judge: { cells, time, evidence in
                guard let time else { preconditionFailure("A visit is judged at a time.") }
                for rule in rules {
                    if let reason = rule(cells, time, evidence) { return .excluded(reason) }
                }
                return label(cells, time, evidence)
            })
    }
}

extension Target {
    package var kind: TargetKind {
        let classes: [String]? =
            switch self {
            case .referenceStandard(let target): target.classes
            case .finalDiagnosis(let target):
                target.goal == .classes ? target.groups.groups.map(\.name) : nil
            }
        return classes.map(TargetKind.classes) ?? .event
    }
}
