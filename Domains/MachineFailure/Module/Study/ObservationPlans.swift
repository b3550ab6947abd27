package import Documents
import Learning
package import Tabular

extension MachineFailure {
    /// The rows of a study and what became of them, from its `population` and `target`.
    package static func plan(
        population: JSONValue, target: JSONValue
    ) throws(StudyError) -> ObservationPlan {
        let population = try Population(population)
        switch try FailureTarget(target, for: population) {
        case .jobFailure(let target): return jobs(target)
        case .failureWithin(let target):
            let events = WatchedEvents(step: population.step, lead: target.lead) {
                target.nextFailure(from: $0, of: AssetRecord($1))
            }
            return decisions(
                population, horizon: target.horizon, kind: .event, events: events
            ) {
                target.state(at: $0, of: $1)
            }
        case .remainingLife(let target):
            return decisions(
                population, horizon: target.horizon, kind: .amount(range: 0...target.limit),
                needsRuns: !target.isUsage
            ) {
                target.state(at: $0, of: $1)
            }
        }
    }

    /// An asset at the moments at which its readings let it be asked about.
    private static func decisions(
        _ population: Population, horizon: Int, kind: TargetKind, events: WatchedEvents? = nil,
        needsRuns: Bool = false,
        state: @escaping @Sendable (Moment, AssetRecord) -> ObservationState
    ) -> ObservationPlan {
        let asset = AssetEvidence.asset
        let isUsage = population.axis?.isUsage ?? false
        let running = population.running
        return ObservationPlan(
            source: .steps(time: "ts", step: population.step), table: "telemetry",
            lookups: [.init("asset", "asset_id", equals: asset)],
            entity: asset, row: asset, axis: isUsage ? .ticks : .instants,
            time: [ColumnReference("telemetry", "ts")], horizon: horizon,
            // The asset's own row is joined first, so that its attributes find it.
            needs: [ColumnReference("asset", "asset_id")],
            optional: AssetEvidence.optional(needsRuns: needsRuns),
            evidence: AssetEvidence.tables, targetKind: kind, events: events,
            watch: population.watch, reasons: Exclusion.all,
            judge: { _, time, evidence in
                guard let time else { return .excluded(Exclusion.notRunning) }
                let record = AssetRecord(evidence)
                let state = state(time, record)
                if case .excluded = state { return state }
                let isRunning = isUsage || record.hasRun(for: running, at: time)
                return isRunning ? state : .excluded(Exclusion.notRunning)
            })
    }

    /// Each job is an entity of its own: its asset makes many, and no later one knows of it.
    private static func jobs(_ target: JobFailure) -> ObservationPlan {
        let job = ColumnReference("job", "job_id")
        return ObservationPlan(
            table: "job",
            lookups: [
                .init("job_outcome", "job_id", equals: job),
                .init("asset", "asset_id", equals: ColumnReference("job", "asset_id")),
            ],
            entity: job, row: job, time: [], needs: [ColumnReference("job_outcome", "outcome")],
            reasons: Exclusion.all,
            judge: { cells, _, _ in target.state(of: cells.word(0)) })
    }
}
