package import Tabular

/// What is known about one asset in the end: its failures, planned replacements and states, and how
/// far the record goes. It decides about targets; features never see it.
package struct AssetRecord: Sendable, Hashable {
    package struct Failure: Sendable, Hashable {
        package let failedAt: Moment
        /// Nil where nobody wrote down when it ran again.
        package let restoredAt: Moment?
        package let component: String?

        package init(failedAt: Moment, restoredAt: Moment? = nil, component: String? = nil) {
            self.failedAt = failedAt
            self.restoredAt = restoredAt
            self.component = component
        }
    }

    package struct Replacement: Sendable, Hashable {
        package let replacedAt: Moment
        package let component: String?

        package init(replacedAt: Moment, component: String? = nil) {
            self.replacedAt = replacedAt
            self.component = component
        }
    }

    /// A stretch of time in which the asset ran; nil where it still does.
    package struct Run: Sendable, Hashable {
        package let from: Moment
        package let to: Moment?

        package init(from: Moment, to: Moment?) {
            self.from = from
            self.to = to
        }
    }

    /// In the order of their moments.
    package let failures: [Failure]
    /// Planned ones only, in the order of their moments.
    package let replacements: [Replacement]
    /// In the order of their beginnings; nil where no state of the asset is recorded at all.
    package let runs: [Run]?
    /// The last moment of which everything is recorded; nil where nobody knows.
    package let end: Moment?

    package init(
        failures: [Failure] = [], replacements: [Replacement] = [], runs: [Run]? = nil,
        end: Moment?
    ) {
        self.failures = failures
        self.replacements = replacements
        self.runs = runs
        self.end = end
    }

    package enum Outage: Sendable, Hashable {
        /// At the very moment of a failure.
        case failing
        /// After a failure and before the asset ran again.
        case repair
        /// After a failure from which nobody recorded a return.
        case unknownReturn
    }

    /// The outage in which a moment lies, both of its ends included; nil while the asset may run.
    package func outage(at moment: Moment) -> Outage? {
        for failure in failures where failure.failedAt <= moment {
            if failure.failedAt == moment { return .failing }
            if let restored = failure.restoredAt {
                if moment <= restored { return .repair }
            } else if nextRun(after: failure.failedAt).map({ moment < $0 }) ?? true {
                return .unknownReturn
            }
        }
        return nil
    }

    /// The first failure after a moment.
    package func failure(after moment: Moment) -> Failure? {
        failures.first { $0.failedAt > moment }
    }

    /// True where the asset ran without a break for `length` up to a moment, or where its states are
    /// not recorded.
    package func hasRun(for length: Int, at moment: Moment) -> Bool {
        guard let runs else { return true }
        var needed = moment
        for run in runs.reversed() where run.from <= needed {
            if let to = run.to, to < needed { return false }
            if run.from <= moment - length { return true }
            needed = run.from
        }
        return false
    }

    /// How long the asset ran between two moments, in units of the axis.
    package func running(from start: Moment, to end: Moment) -> Int {
        (runs ?? []).reduce(0) { sum, run in
            let from = max(run.from, start)
            let to = min(run.to ?? end, end)
            return sum + max(0, to.value - from.value)
        }
    }

    private func nextRun(after moment: Moment) -> Moment? {
        runs?.first { $0.from > moment }?.from
    }
}
