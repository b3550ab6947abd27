/// A check's id and its result word, without place or number: all of a quality report that leaves.
package struct CheckOutcome: Sendable, Hashable {
    package let check: String
    package let outcome: QualityResult.Outcome
    package let isWaived: Bool
}

extension QualityReport {
    /// Each check once with its worst outcome, a waived one after one that is not; by id.
    package var outcomes: [CheckOutcome] {
        var worst: [String: QualityResult] = [:]
        for result in results {
            guard let known = worst[result.id] else {
                worst[result.id] = result
                continue
            }
            if known.weight < result.weight { worst[result.id] = result }
        }
        return worst.keys.sorted().compactMap { id in
            worst[id].map {
                CheckOutcome(check: id, outcome: $0.outcome, isWaived: $0.waiver != nil)
            }
        }
    }
}

extension QualityResult {
    fileprivate var weight: Int {
        let base =
            switch outcome {
            case .notMeasured: 0
            case .pass: 2
            case .warn: 4
            case .fail: 6
            }
        return waiver == nil ? base + 1 : base
    }
}
