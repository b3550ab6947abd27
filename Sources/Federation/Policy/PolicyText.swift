/// A policy rendered for people: every limit that holds, with the file's word for it.
package struct PolicyText {
    private let policy: Policy

    package init(_ policy: Policy) {
        self.policy = policy
    }

    package var text: String {
        lines.map { "\($0.key.padding(to: width))  \($0.value)" }.joined(separator: "\n")
    }

    private var width: Int { lines.map(\.key.count).max() ?? 0 }

    private var lines: [(key: String, value: String)] {
        let rows = policy.rowsPerParameter
        return [
            (
                "smallestFederation",
                "\(policy.smallestFederation) \(policy.countOnlyConfirmed ? "confirmed " : "")members"
            ),
            ("smallestCell", "\(policy.smallestCell) rows"),
            ("cells", policy.cells.rawValue),
            ("aggregations", words(policy.aggregations.map(\.rawValue))),
            ("dropOut", words(policy.dropOuts.map(\.rawValue))),
            ("learners", words(policy.learners.map(\.rawValue))),
            ("computations", words(policy.computations.map(\.rawValue))),
            (
                "rowsPerParameter",
                "own \(rows.own), federation \(rows.federation), in a fold \(rows.fold)"
            ),
            ("nameOwnFigures", policy.nameOwnFigures ? "yes, in bands" : "no"),
            ("hours", policy.hours?.text ?? "at any time"),
            ("memoryMiB", "\(policy.memoryMiB)"), ("cores", "\(policy.cores)"),
        ]
    }

    private func words(_ words: [String]) -> String {
        words.isEmpty ? "none" : words.joined(separator: ", ")
    }
}

extension WorkingHours {
    fileprivate var text: String {
        let days = days.map(\.rawValue).joined(separator: ", ")
        return "\(days) from \(Self.clock(from)) to \(Self.clock(to)), \(zone)"
    }

    private static func clock(_ minute: Int) -> String {
        [minute / 60, minute % 60].map { $0 < 10 ? "0\($0)" : "\($0)" }.joined(separator: ":")
    }
}

extension String {
    fileprivate func padding(to width: Int) -> String {
        self + String(repeating: " ", count: max(0, width - count))
    }
}
