import Tabular

extension Target {
    typealias Label = @Sendable (ObservedCells, Moment?, Evidence) -> Verdict

    /// What becomes of a visit, and when what decided it was known.
    struct Verdict {
        let state: ObservationState
        /// Nil where nothing was decided, or nobody wrote down when.
        let knownAt: Moment?

        init(_ state: ObservationState, knownAt: Moment? = nil) {
            self.state = state
            self.knownAt = knownAt
        }

        static func excluded(_ reason: String) -> Verdict { Verdict(.excluded(reason)) }
    }

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
                let resulted = row.moment(2)
                if let time, let resulted, resulted <= time {
                    return .excluded(Exclusion.resultedBefore)
                }
                return Target.Verdict(state, knownAt: resulted)
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
            guard let end = cells.moment(end) else { return Target.Verdict(.censored) }
            if let limit = evidence.completeUntil, end >= limit {
                return Target.Verdict(.censored)
            }
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
                let first = codes.map { known[$0] }.min()
                if let time, let first, first <= time {
                    return .excluded(Exclusion.knownAtIndex)
                }
                return Target.Verdict(state(of: group), knownAt: first)
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
