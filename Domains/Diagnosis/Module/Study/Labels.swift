import Tabular

extension Target {
    typealias Label = @Sendable (ObservedCells, Moment?, Evidence) -> ObservationState

    /// What becomes of a visit of the cohort.
    func label(_ draft: inout PlanDraft) -> Label {
        switch decision {
        case .finalDiagnosis(let target): target.label(&draft)
        case .referenceStandard(let target): target.label(&draft)
        }
    }
}

extension ReferenceStandard {
    /// The first row of the procedure with a value decides; one that was known at the index time
    /// leaves nothing to predict.
    func label(_ draft: inout PlanDraft) -> Target.Label {
        let value = readsNumber ? "value_number" : "value_code"
        let place = draft.gather(
            "reference_standard", of: PlanDraft.visit,
            ["procedure", value, "resulted_datetime"], optional: ["resulted_datetime"])
        return { _, time, evidence in
            for row in evidence[place] where row.word(0) == procedure {
                let state =
                    row.number(1).map { self.state(number: $0) }
                    ?? row.word(1).map { self.state(code: $0) }
                guard let state else { continue }
                if let time, let resulted = row.moment(2), resulted <= time {
                    return .excluded(Exclusion.resultedBefore)
                }
                return state
            }
            return .excluded(Exclusion.notVerified)
        }
    }
}

extension FinalDiagnosis {
    /// A visit that has not ended, or not within the complete extract, is censored; a code counts
    /// as known when it was recorded, or else when the visit ended.
    func label(_ draft: inout PlanDraft) -> Target.Label {
        let end = draft.read("visit_occurrence", "visit_end_datetime")
        let place = draft.gather(
            "condition_occurrence", of: PlanDraft.visit,
            ["condition_status", "condition_source_value", "recorded_datetime"],
            optional: ["recorded_datetime"])
        return { cells, time, evidence in
            guard let end = cells.moment(end) else { return .censored }
            if let limit = evidence.completeUntil, end >= limit { return .censored }
            var codes: [Coded] = []
            var known: [Moment] = []
            for row in evidence[place] {
                guard let status = Coded.Status(row.word(0)), let code = row.word(1)
                else { continue }
                codes.append(Coded(status, code))
                known.append(row.moment(2) ?? end)
            }
            switch finding(codes) {
            case .noFinalCode: return .excluded(Exclusion.noFinalCode)
            case .symptomOnly: return .excluded(Exclusion.symptomOnly)
            case .group(let group, let codes):
                if let time, codes.contains(where: { known[$0] <= time }) {
                    return .excluded(Exclusion.knownAtIndex)
                }
                return state(of: group)
            }
        }
    }

    private func state(of group: DiagnosisGroups.Group) -> ObservationState {
        switch goal {
        case .positive(let names): names.contains(group.name) ? .event : .nonEvent
        case .classes: .target(Double(groups.place(of: group) ?? 0))
        }
    }
}

extension FinalDiagnosis.Coded.Status {
    /// Nil for what is no final code.
    fileprivate init?(_ word: String?) {
        switch word {
        case "final_principal": self = .principal
        case "final_secondary": self = .secondary
        default: return nil
        }
    }
}
