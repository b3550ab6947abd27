/// When each row was observed, and when the next event of its entity happened.
///
/// Whole units of the study's axis, such as milliseconds or ticks. Rows of one entity stand together
/// and in order of time; on an axis of usage, times of different entities are never compared.
package struct Timeline: Sendable, Hashable {
    package let times: [Int]
    /// For each row the first event at its time or later; nil where none is recorded.
    package let nextEvents: [Int?]

    package init(times: [Int], nextEvents: [Int?]) {
        precondition(times.count == nextEvents.count, "every time has a next event, or none")
        precondition(
            zip(times, nextEvents).allSatisfy { time, event in event.map { $0 >= time } ?? true },
            "a next event is not over yet")
        self.times = times
        self.nextEvents = nextEvents
    }

    /// The given rows, in the given order.
    package func selecting(_ rows: [Int]) -> Timeline {
        Timeline(times: rows.map { times[$0] }, nextEvents: rows.map { nextEvents[$0] })
    }

    /// One set of rows after the other; nil where one of them has no timeline.
    package static func joined(_ sets: [Timeline?]) -> Timeline? {
        let known = sets.compactMap { $0 }
        guard !known.isEmpty, known.count == sets.count else { return nil }
        return Timeline(times: known.flatMap(\.times), nextEvents: known.flatMap(\.nextEvents))
    }
}

extension Timeline: CustomStringConvertible {
    /// The shape only.
    package var description: String { "Timeline(\(times.count) rows)" }
}
