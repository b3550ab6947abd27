/// Training before a date, hold-out after it, and a gap between them that is counted and dropped.
///
/// Days are whole numbers since any fixed day, or ticks of a usage axis.
package struct TimeSplit: Sendable, Hashable {
    /// The first day of the gap.
    package let date: Int
    /// The gap's length; at least the horizon of the target plus the longest window of a feature.
    package let purgeDays: Int

    package init(date: Int, purgeDays: Int) {
        precondition(purgeDays >= 0, "a gap has no negative length")
        self.date = date
        self.purgeDays = purgeDays
    }

    /// Training when the row is observed and its outcome known before the date; hold-out from the
    /// end of the gap on; purged otherwise.
    ///
    /// - Parameters:
    ///   - observed: the day of observation, t0.
    ///   - windowEnd: the last day that decides about the target.
    package func part(observed: Int, windowEnd: Int) -> RowPart {
        if observed < date, windowEnd < date { return .training }
        return observed - date >= purgeDays ? .holdout : .purged
    }
}
