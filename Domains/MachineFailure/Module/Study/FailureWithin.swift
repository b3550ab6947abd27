import Documents
package import Tabular

/// Does a failure lie in (t0 + lead, t0 + horizon]?
package struct FailureWithin: Sendable, Hashable {
    /// Both in units of the axis.
    package let horizon: Int
    package let lead: Int
    package let component: FailedComponent
    /// True where the failing tick itself counts as followed by a failure.
    package let countsFailingTick: Bool

    private enum FailingTick: String, CaseIterable {
        case dropped, positive
    }

    package init(
        horizon: Int, lead: Int, component: FailedComponent = .any, countsFailingTick: Bool = false
    ) {
        precondition(lead < horizon, "A warning comes before the horizon ends.")
        self.horizon = horizon
        self.lead = lead
        self.component = component
        self.countsFailingTick = countsFailingTick
    }

    /// Without a word of the study the horizon is 7 days and the lead 2 hours, or 30 ticks and none.
    init(_ reader: DocumentReader, on axis: StudyAxis) throws(StudyError) {
        let horizon =
            try axis.length("horizon", of: reader) ?? (axis.isUsage ? 30 : 7 * 24 * 3_600_000)
        let lead = try axis.length("lead", of: reader) ?? (axis.isUsage ? 0 : 2 * 3_600_000)
        guard lead < horizon else { throw .leadNotBeforeHorizon }
        guard axis.isUsage || lead > 0 else { throw .noLead }
        do throws(DocumentError) {
            let tick = try reader.optionalChoice("failingTick", as: FailingTick.self)
            guard axis.isUsage || tick == nil else {
                throw reader.failure(
                    "failingTick", expected: "no such key in a study on the calendar", found: "one")
            }
            self.init(
                horizon: horizon, lead: lead, component: try FailedComponent(reader),
                countsFailingTick: tick == .positive)
        } catch {
            throw .document(error)
        }
    }

    /// What became of an asset asked about at a moment.
    ///
    /// A failure in the window is an event whatever else happened there. A planned replacement may
    /// have prevented one, and a record that ends too early may not show it: neither is ever a
    /// non-event, unless for the latter the first failure is recorded after the window.
    package func state(at moment: Moment, of asset: AssetRecord) -> ObservationState {
        switch asset.outage(at: moment) {
        case .failing:
            return countsFailingTick && isOurs(asset, failingAt: moment)
                ? .event : .excluded(Exclusion.failed)
        case .repair: return .excluded(Exclusion.failed)
        case .unknownReturn: return .excluded(Exclusion.unknownReturn)
        case nil: break
        }
        let next = asset.failure(after: moment)
        if let next, next.failedAt <= moment + lead { return .excluded(Exclusion.withinLead) }
        let end = moment + horizon
        if let next, next.failedAt <= end {
            return component.includes(next.component) ? .event : .censored
        }
        let isPrevented = asset.replacements.contains {
            $0.replacedAt > moment && $0.replacedAt <= end && component.includes($0.component)
        }
        if isPrevented { return .censored }
        if next != nil { return .nonEvent }
        guard let last = asset.end, end <= last else { return .censored }
        return .nonEvent
    }

    /// The first failure of the study's component at a moment or later: what an alarm is to foretell.
    ///
    /// Where another component fails before it and within the horizon, the moment is censored and no
    /// alarm is judged there.
    package func nextFailure(from moment: Moment, of asset: AssetRecord) -> Moment? {
        asset.failures.first { $0.failedAt >= moment && component.includes($0.component) }?
            .failedAt
    }

    private func isOurs(_ asset: AssetRecord, failingAt moment: Moment) -> Bool {
        asset.failures.contains { $0.failedAt == moment && component.includes($0.component) }
    }
}

/// Reasons for which a decision time leaves the study, as the report prints them.
package enum Exclusion {
    package static let failed = "failed"
    package static let unknownReturn = "no return recorded after a failure"
    package static let withinLead = "within lead"
    package static let notRunning = "not running"
    package static let uncovered = "too few readings in the longest window"
    package static let tooFewTicks = "too few ticks seen"
    package static let noOutcome = "no recorded outcome"
    package static let unlistedOutcome = "recorded outcome not in the target"

    /// In the order in which sums count them.
    static let all = [
        failed, unknownReturn, withinLead, notRunning, uncovered, tooFewTicks, noOutcome,
        unlistedOutcome,
    ]
}
