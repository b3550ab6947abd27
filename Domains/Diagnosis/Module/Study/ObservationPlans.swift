package import Documents
package import Learning
package import Tabular

extension Diagnosis {
    /// The visits of a study and what became of them, from its `population` and `target`.
    package static func plan(
        population: JSONValue, target: JSONValue
    ) throws(StudyError) -> ObservationPlan {
        let (population, target) = (try Population(population), try Target(target))
        if !population.isDated, case .finalDiagnosis = target.decision { throw .historyInRecord }
        return plan(population, target)
    }

    private static func plan(_ population: Population, _ target: Target) -> ObservationPlan {
        var draft = PlanDraft()
        let rules = population.rules(&draft)
        let label = target.label(&draft)
        let knownAt: ObservationPlan.EventTime = { label($0, $1, $2).knownAt }
        return ObservationPlan(
            table: "visit_occurrence",
            lookups: [
                .init("person", "person_id", equals: PlanDraft.person),
                .init("death", "person_id", equals: PlanDraft.person),
            ],
            entity: PlanDraft.person, row: PlanDraft.visit, axis: .instants,
            time: population.isDated
                ? [ColumnReference("visit_occurrence", "visit_start_datetime")] : [],
            delay: population.indexOffset.milliseconds, needs: draft.needs,
            optional: draft.optional, evidence: draft.evidence, targetKind: target.kind,
            eventTime: population.isDated ? knownAt : nil,
            keepsOnlyComplete: population.isComplete, incorporated: target.incorporatedFeatures,
            reasons: Exclusion.all,
            judge: { cells, time, evidence in
                for rule in rules {
                    if let reason = rule(cells, time, evidence) {
                        return ObservationState.excluded(reason)
                    }
                }
                return label(cells, time, evidence).state
            })
    }
}

extension Target {
    package var kind: TargetKind {
        let classes: [String]? =
            switch decision {
            case .referenceStandard(let target): target.classes
            case .finalDiagnosis(let target):
                target.goal == .classes ? target.groups.groups.map(\.name) : nil
            }
        return classes.map(TargetKind.classes) ?? .event
    }

    /// What features of the incorporated analytes and findings are called; an attribute's feature
    /// has its own name.
    fileprivate var incorporatedFeatures: Set<String> {
        Set(
            incorporated.flatMap { word in
                AnalyteSummary.allCases.map { "\(word)_\($0.rawValue)" }
                    + ["finding_\(word)", word]
            })
    }
}
