/// Decision times of one entity up to its next event, or as long as no event is recorded.
///
/// With an event the watch begins anew: neither the alarms that a policy counts nor an episode reach
/// across it.
package struct WatchedStretch: Sendable, Hashable {
    /// Which of the watched rows the decision times are, counted from 0.
    package let places: Range<Int>
    /// Ascending, in units of the axis.
    package let times: [Int]
    package let event: Int?

    package init(places: Range<Int>, times: [Int], event: Int?) {
        precondition(places.count == times.count && !times.isEmpty, "every place has its time")
        precondition(
            zip(times, times.dropFirst()).allSatisfy { $0 < $1 }, "decision times ascend")
        self.places = places
        self.times = times
        self.event = event
    }

    /// Whether its event could have been warned of: at one of its decision times in the window.
    package func isReached(by window: WarningWindow) -> Bool {
        guard let event else { return false }
        return times.contains { window.holds($0, before: event) }
    }

    /// The stretches of the given rows, in their order. `entities` has a number for each row of the
    /// timeline; the rows of one stand together.
    package static func all(
        of rows: [Int], timeline: Timeline, entities: [Int]
    ) -> [WatchedStretch] {
        var stretches: [WatchedStretch] = []
        var start = 0
        for place in rows.indices {
            let isLast =
                place + 1 == rows.count || entities[rows[place + 1]] != entities[rows[place]]
                || timeline.nextEvents[rows[place + 1]] != timeline.nextEvents[rows[place]]
            guard isLast else { continue }
            stretches.append(
                WatchedStretch(
                    places: start..<place + 1,
                    times: rows[start...place].map { timeline.times[$0] },
                    event: timeline.nextEvents[rows[place]]))
            start = place + 1
        }
        return stretches
    }
}
