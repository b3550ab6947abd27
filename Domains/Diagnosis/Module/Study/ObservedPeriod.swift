import Tabular

/// Years over which a hospital would have seen what happened to a person.
struct ObservedPeriod: Sendable, Hashable {
    /// The beginning of its first day.
    let start: Moment
    /// The beginning of its last day; nil while it lasts.
    let lastDay: Moment?

    /// True when it began at least so long before the index time and had not ended at the arrival.
    func covers(_ span: Span, before index: Moment, arrival: Moment) -> Bool {
        guard start <= index - span.milliseconds else { return false }
        guard let lastDay else { return true }
        return lastDay + TimeAxis.millisecondsOfDay > arrival
    }
}
