import Learning

/// How an institution's rows became a study's rows, in counts.
package struct PopulationFlow: Sendable, Hashable {
    package struct Exclusion: Sendable, Hashable {
        package let reason: String
        package let count: Int

        package init(reason: String, count: Int) {
            self.reason = reason
            self.count = count
        }
    }

    /// Rows of the observation query.
    package let rows: Int
    /// One reason a row, in alphabetical order.
    package let excluded: [Exclusion]
    /// Rows left out for each of the plan's reasons, at the reason's place, then for any other.
    package let byReason: [Int]
    package let censored: Int
    /// Rows with a target.
    package let kept: Int
    /// For each class its rows, so for an event those without it and those with it; empty for
    /// amounts.
    package let classes: [Int]

    /// Reasons that are contradictions, with their rows.
    static func contradictions(_ states: [ObservationState]) -> [Exclusion] {
        var reasons: [String: Int] = [:]
        for case .contradiction(let reason) in states { reasons[reason, default: 0] += 1 }
        return reasons.sorted { $0.key < $1.key }.map { Exclusion(reason: $0.key, count: $0.value) }
    }

    init(
        _ states: [ObservationState], of kind: TargetKind = .event, reasons listed: [String] = []
    ) {
        var reasons: [String: Int] = [:]
        var counts = (censored: 0, kept: 0)
        var classes = [Int](repeating: 0, count: kind.classCount ?? 0)
        for state in states {
            switch state {
            case .target(let target):
                counts.kept += 1
                if kind.classCount != nil { classes[Int(target)] += 1 }
            case .censored: counts.censored += 1
            case .excluded(let reason), .contradiction(let reason): reasons[reason, default: 0] += 1
            }
        }
        rows = states.count
        excluded = reasons.sorted { $0.key < $1.key }.map {
            Exclusion(reason: $0.key, count: $0.value)
        }
        let known = listed.map { reasons[$0] ?? 0 }
        byReason = known + [reasons.values.reduce(0, +) - known.reduce(0, +)]
        censored = counts.censored
        kept = counts.kept
        self.classes = classes
    }
}
