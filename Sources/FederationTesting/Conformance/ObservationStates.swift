import Documents
import Learning
import Synchronization
import Tabular

/// What became of every observation of a database, of those that left the study too.
struct ObservationStates: Sendable {
    /// An observation by its row, or by its entity where observations are steps, and by its time.
    struct Observation: Sendable, Hashable {
        let name: String
        let time: Moment?
    }

    let states: [Observation: ObservationState]

    init(_ sql: String, _ mapping: JSONValue, _ bench: ConformanceBench) throws {
        let witness = Witness()
        let loader = try bench.loader(plan: try bench.plan().seen(by: witness))
        _ = try bench.read(sql, mapping) { try loader.inspect($0, in: $1) }
        states = witness.states
    }

    var censoredCount: Int { states.values.count { $0 == .censored } }

    subscript(_ observation: Observation) -> ObservationState? { states[observation] }
}

extension ConformanceBench {
    /// The observation of a row of the canonical copy's study, by the row's key.
    func observation(_ key: String) throws -> ObservationStates.Observation {
        let (plan, loaded) = (try plan(), try canonicalFrame())
        guard let row = loaded.rowKeys.firstIndex(of: key) else {
            throw ConformanceFailure(expected: "the observation \(key)", found: "none of the study")
        }
        let name =
            plan.row == plan.entity ? loaded.entityKeys[loaded.frame.entities[row]] : key
        return ObservationStates.Observation(
            name: name, time: plan.isDated ? loaded.times[row] : nil)
    }
}

/// Remembers how observations were judged.
private final class Witness: Sendable {
    private let seen = Mutex<[ObservationStates.Observation: ObservationState]>([:])

    var states: [ObservationStates.Observation: ObservationState] { seen.withLock { $0 } }

    func note(_ state: ObservationState, of name: String, at time: Moment?) {
        seen.withLock {
            $0[ObservationStates.Observation(name: name, time: time)] = state
        }
    }
}

extension ObservationPlan {
    /// The same plan, whose judgements a witness hears.
    fileprivate func seen(by witness: Witness) -> ObservationPlan {
        ObservationPlan(
            source: source, table: table, lookups: lookups, entity: entity, row: row, axis: axis,
            time: time, delay: delay, horizon: horizon, needs: needs + [row], optional: optional,
            evidence: evidence, targetKind: targetKind, events: events,
            keepsOnlyComplete: keepsOnlyComplete, incorporated: incorporated, watch: watch,
            reasons: reasons,
            judge: { cells, time, evidence in
                let state = judge(cells, time, evidence)
                if let name = cells.word(needs.count) { witness.note(state, of: name, at: time) }
                return state
            })
    }
}
