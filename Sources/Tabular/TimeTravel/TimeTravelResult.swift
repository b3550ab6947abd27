/// What the time-travel check found: whether anything that became known after an observation
/// changes a bit of the observation's features.
package struct TimeTravelResult: Sendable, Hashable {
    package enum Verdict: String, Sendable, Hashable, CaseIterable {
        /// No bit changed, and the same check failed where the features were let see further.
        case pass
        /// Features hold something that was known only later.
        case fail
        /// A `record` study, features without any dated table, or no row after any observation.
        case notMeasured = "not-measured"
    }

    /// One way of changing what became known later.
    package enum Change: String, Sendable, Hashable, CaseIterable {
        case delete, noise, invent, shift
    }

    /// A feature whose bytes a change has changed.
    package struct Difference: Sendable, Hashable {
        package let change: Change
        package let feature: String
        package let rows: Int
    }

    package let verdict: Verdict
    /// How many observations were looked at.
    package let rows: Int
    /// The canonical tables whose later rows were changed.
    package let tables: [String]
    /// How many rows of theirs became known after an observation.
    package let laterRows: Int
    package let seed: String
    package let differences: [Difference]
    /// Features whose time the institution only vouches for; nothing can be tested of them.
    package let attested: [String]
    /// Why nothing could be measured; empty otherwise.
    package let reason: String
}

extension TimeTravelResult: CustomStringConvertible {
    package var description: String {
        switch verdict {
        case .pass:
            """
            pass: \(rows) observations, \(laterRows) rows of \(tables.joined(separator: ", ")) that \
            became known later; deleted, replaced, invented and shifted, they change no bit of a \
            feature, and with foresight they do\(vouched)
            """
        case .fail:
            "fail: "
                + differences.map { difference in
                    """
                    \(difference.feature) differs in \(difference.rows) of \(rows) observations after \
                    \(difference.change.rawValue) of what became known later
                    """
                }.joined(separator: "; ")
        case .notMeasured: "not measured: \(reason)\(vouched)"
        }
    }

    private var vouched: String {
        attested.isEmpty
            ? "" : "; the institution vouches for the time of \(attested.joined(separator: ", "))"
    }
}

extension TimeTravelResult {
    /// As the check L3 of a quality report.
    package var qualityResult: QualityResult {
        let outcome: QualityResult.Outcome =
            switch verdict {
            case .pass: .pass
            case .fail: .fail
            case .notMeasured: .notMeasured
            }
        return QualityResult(
            id: "L3", place: "features", what: "time travel: \(description)", outcome: outcome,
            advice: verdict == .fail
                ? "a feature reads past its observation; the field's module must be corrected" : "")
    }
}
