/// What happened in many schedules, counted by kind.
package struct FaultTally: Sendable {
    package private(set) var schedules = 0
    package private(set) var steps = 0
    private var faults: [FaultKind: Int] = [:]
    private var verdicts: [String: Int] = [:]
    private var lies: [String: [String: Int]] = [:]
    private var refusals: [String: Int] = [:]
    private var departures = 0

    package init() {}

    package mutating func add(_ report: Schedule.Report) {
        let history = report.history
        schedules += 1
        steps += history.steps
        departures += history.departures.count
        faults.merge(history.faults, uniquingKeysWith: +)
        verdicts[report.verdict.words, default: 0] += 1
        for code in Set(history.refusals) { refusals[code, default: 0] += 1 }
        for lie in history.toldLies {
            lies[lie, default: [:]][report.verdict.words, default: 0] += 1
        }
    }

    package func count(_ fault: FaultKind) -> Int { faults[fault] ?? 0 }

    package func count(_ verdict: SimulationHistory.Verdict) -> Int { verdicts[verdict.words] ?? 0 }

    /// The kinds of lies that somebody told.
    package var toldLies: Set<String> { Set(lies.keys) }

    /// The tables, for people.
    package var text: String {
        let tables: [(title: String, rows: [(String, String)])] = [
            ("Endings", Self.rows(verdicts)),
            ("Faults", FaultKind.allCases.map { ($0.rawValue, String(count($0))) }),
            (
                "Schedules with a lie, by ending",
                lies.sorted { $0.key < $1.key }.map { lie, endings in
                    let list = endings.sorted { $0.key < $1.key }
                    return (lie, list.map { "\($0.value) \($0.key)" }.joined(separator: ", "))
                }
            ),
            ("Schedules with a refusal of the coordinator, by code", Self.rows(refusals)),
            (
                "In all",
                [
                    ("steps", String(steps)), ("members that left", String(departures)),
                ]
            ),
        ]
        return tables.map { table in
            ([table.title] + table.rows.map { "  \(Self.padded($0.0))\($0.1)" })
                .joined(separator: "\n")
        }.joined(separator: "\n\n")
    }

    private static func rows(_ counts: [String: Int]) -> [(String, String)] {
        counts.sorted { ($1.value, $0.key) < ($0.value, $1.key) }.map { ($0.key, String($0.value)) }
    }

    private static func padded(_ text: String) -> String {
        text + String(repeating: " ", count: max(42 - text.count, 1))
    }
}

extension SimulationHistory {
    /// The lies that were told, not merely planned.
    fileprivate var toldLies: [String] {
        var lies: [String] = []
        if count(.memberLie) > 0, let lie = simulation.memberLie {
            lies.append("member: \(lie.kind.rawValue)")
        }
        if !deceived.isEmpty, let lie = simulation.coordinatorLie {
            lies.append("coordinator: \(lie.kind.rawValue)")
        }
        return lies
    }
}
