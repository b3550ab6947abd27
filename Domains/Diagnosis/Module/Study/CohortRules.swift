import Tabular

extension Population {
    /// The steps of attrition in the order in which a visit passes them.
    func rules(_ draft: inout PlanDraft) -> [PlanDraft.Rule] {
        var rules = [kindRule(&draft), complaintRule(&draft), ageRule(&draft)]
        if isDated {
            rules += [
                firstRule(&draft), washoutRule(&draft), vitalsRule(&draft), deathRule(&draft),
            ].map { $0.map(PlanDraft.dated) }
        }
        return rules.compactMap(\.self)
    }

    private func kindRule(_ draft: inout PlanDraft) -> PlanDraft.Rule? {
        guard let visitKinds else { return nil }
        let place = draft.read("visit_occurrence", "visit_kind")
        return { cells, _, _ in
            cells.word(place).map(visitKinds.contains) == true ? nil : Exclusion.otherKind
        }
    }

    private func complaintRule(_ draft: inout PlanDraft) -> PlanDraft.Rule? {
        guard let complaints else { return nil }
        let place = draft.read("visit_occurrence", "chief_complaint")
        return { cells, _, _ in
            cells.word(place).map(complaints.contains) == true ? nil : Exclusion.otherComplaint
        }
    }

    private func ageRule(_ draft: inout PlanDraft) -> PlanDraft.Rule? {
        guard let minimumAge else { return nil }
        let age = draft.read("visit_occurrence", "age_at_visit", isOptional: true)
        let birth = draft.read("person", "year_of_birth", isOptional: true)
        return { cells, time, _ in
            guard let age = Diagnosis.age(cells.number(age), bornIn: cells.number(birth), at: time)
            else { return Exclusion.ageUnknown }
            return age >= Double(minimumAge) ? nil : Exclusion.tooYoung
        }
    }

    /// No other visit of the right kind and complaint began within the window before; of two that
    /// began together the smaller key is the first.
    private func firstRule(_ draft: inout PlanDraft) -> PlanDraft.DatedRule? {
        guard let window = firstPerPerson?.milliseconds else { return nil }
        let key = draft.read("visit_occurrence", "visit_occurrence_id")
        let place = draft.gather(
            "visit_occurrence", of: PlanDraft.person,
            ["visit_start_datetime", "visit_occurrence_id", "visit_kind", "chief_complaint"],
            optional: (visitKinds == nil ? ["visit_kind"] : [])
                + (complaints == nil ? ["chief_complaint"] : []))
        let (kinds, complaints) = (visitKinds, complaints)
        let offset = indexOffset.milliseconds
        return { cells, time, evidence in
            let start = time - offset
            guard let own = cells.word(key) else { return nil }
            let isLater = evidence[place].contains { other in
                guard let begun = other.moment(0), let id = other.word(1), id != own,
                    begun > start - window, begun < start || (begun == start && id < own)
                else { return false }
                return Population.fits(other.word(2), kinds)
                    && Population.fits(other.word(3), complaints)
            }
            return isLater ? Exclusion.notFirst : nil
        }
    }

    private static func fits(_ word: String?, _ words: [String]?) -> Bool {
        guard let words else { return true }
        return word.map(words.contains) ?? false
    }

    /// Some period began at least so long before the index time and had not ended at the arrival.
    private func washoutRule(_ draft: inout PlanDraft) -> PlanDraft.DatedRule? {
        guard let washout else { return nil }
        let place = draft.gather(
            "observation_period", of: PlanDraft.person, ["period_start", "period_end"],
            optional: ["period_end"])
        let offset = indexOffset.milliseconds
        return { _, time, evidence in
            let isObserved = evidence[place].contains { row in
                guard let start = row.moment(0) else { return false }
                return ObservedPeriod(start: start, lastDay: row.moment(1)).covers(
                    washout, before: time, arrival: time - offset)
            }
            return isObserved ? nil : Exclusion.notObserved
        }
    }

    /// So many of the vital signs have a result that was collected in the day before the index time
    /// and known by then.
    private func vitalsRule(_ draft: inout PlanDraft) -> PlanDraft.DatedRule? {
        guard minimumVitals > 0 else { return nil }
        let least = minimumVitals
        let place = draft.gather(
            "measurement", of: PlanDraft.visit,
            ["analyte", "measurement_datetime", "result_datetime", "value_as_number"],
            optional: ["result_datetime"])
        return { _, time, evidence in
            var measured: Set<String> = []
            for row in evidence[place] {
                guard let analyte = row.word(0), Measure.vitalSigns.contains(analyte),
                    let collected = row.moment(1), row.number(3) != nil,
                    collected > time - TimeAxis.millisecondsOfDay, collected <= time,
                    (row.moment(2) ?? collected) <= time
                else { continue }
                measured.insert(analyte)
            }
            return measured.count >= least ? nil : Exclusion.fewMeasured
        }
    }

    private func deathRule(_ draft: inout PlanDraft) -> PlanDraft.DatedRule? {
        let place = draft.read("death", "death_datetime", isOptional: true)
        return { cells, time, _ in
            cells.moment(place).map { $0 < time } == true ? Exclusion.died : nil
        }
    }
}

extension Diagnosis {
    /// The age at the visit in years, else by calendar years since the year of birth, which only a
    /// visit with a time has.
    static func age(_ atVisit: Double?, bornIn year: Double?, at time: Moment?) -> Double? {
        if let atVisit { return atVisit }
        guard let year, let day = time.flatMap(TimeAxis.instants.day) else { return nil }
        return Double(day.components.year) - year
    }
}
