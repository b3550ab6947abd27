package import Documents
package import Tabular

extension CreditRisk {
    /// The rows of a study and what became of them, from its `population` and `target`.
    package static func plan(
        population: JSONValue, target: JSONValue
    ) throws(StudyError) -> ObservationPlan {
        plan(try Population(population), try RecordedOutcome(target))
    }

    /// Reasons for which an application leaves the study, as the report prints them.
    enum Exclusion {
        static let notApproved = "not approved"
        static let notBooked = "not booked"
        static let noOutcome = "no recorded outcome"
        static let outcomeBeforeDecision = "outcome before decision"
        static let excludedOutcome = "recorded outcome excluded by the target"
        static let unlistedOutcome = "recorded outcome not in the target"
        /// In the order in which sums count them.
        static let all = [
            notApproved, notBooked, noOutcome, outcomeBeforeDecision, excludedOutcome,
            unlistedOutcome,
        ]
    }

    private static func plan(_ population: Population, _ target: RecordedOutcome) -> ObservationPlan
    {
        let key = ColumnReference("application", "application_id")
        let decided = ColumnReference("decision", "outcome")
        let outcome = ColumnReference("recorded_outcome", "outcome")
        let outcomeOn = ColumnReference("recorded_outcome", "outcome_on")
        let principal = ColumnReference("loan", "principal_minor")
        let endedOn: ObservationPlan.EventTime = { cells, _, _ in cells.moment(1) }
        return ObservationPlan(
            table: "application",
            lookups: [
                .init("decision", "application_id", equals: key),
                .init("recorded_outcome", "application_id", equals: key),
                .init("loan", "application_id", equals: key, takesLargest: true),
            ],
            entity: ColumnReference("application", "customer_id"), row: key, time: population.time,
            needs: [outcome, outcomeOn, decided] + (population.isBooked ? [principal] : []),
            optional: [outcomeOn, decided],
            eventTime: population.time.isEmpty ? nil : endedOn,
            reasons: Exclusion.all,
            judge: { cells, time, _ in
                if let word = cells.word(2), word != "approved" {
                    return .excluded(Exclusion.notApproved)
                }
                if population.isBooked, (cells.number(3) ?? 0) <= 0 {
                    return .excluded(Exclusion.notBooked)
                }
                if let time, let ended = cells.moment(1), ended <= time {
                    return .excluded(Exclusion.outcomeBeforeDecision)
                }
                return state(of: cells.word(0), under: target)
            })
    }

    /// First rule wins; a word that the target doesn't list is never a good by default.
    private static func state(of word: String?, under target: RecordedOutcome) -> ObservationState {
        guard let word else { return .excluded(Exclusion.noOutcome) }
        if target.positive.contains(word) { return .event }
        if target.negative.contains(word) { return .nonEvent }
        if target.excluded.contains(word) { return .excluded(Exclusion.excludedOutcome) }
        return .contradiction(Exclusion.unlistedOutcome)
    }
}
