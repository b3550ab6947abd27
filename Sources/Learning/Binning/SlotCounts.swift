/// Rows of one slot of a feature, by class: of a cell, a level, missing or a special value.
package struct SlotCounts: Sendable, Hashable {
    package let nonEvents: Int
    package let events: Int

    package var rows: Int { nonEvents + events }

    package init(nonEvents: Int, events: Int) {
        precondition(nonEvents >= 0 && events >= 0, "a count of rows is not negative")
        self.nonEvents = nonEvents
        self.events = events
    }

    package static let none = SlotCounts(nonEvents: 0, events: 0)

    package static func + (one: SlotCounts, other: SlotCounts) -> SlotCounts {
        SlotCounts(
            nonEvents: one.nonEvents + other.nonEvents, events: one.events + other.events)
    }

    package static func - (whole: SlotCounts, part: SlotCounts) -> SlotCounts {
        SlotCounts(
            nonEvents: whole.nonEvents - part.nonEvents, events: whole.events - part.events)
    }

    package static func sum(_ counts: some Sequence<SlotCounts>) -> SlotCounts {
        counts.reduce(.none, +)
    }

    /// Whether the share of events is below that of the other: products of whole numbers in 128
    /// bits, never a quotient.
    package func hasLowerShare(than other: SlotCounts) -> Bool {
        Int128(events) * Int128(other.rows) < Int128(other.events) * Int128(rows)
    }

    /// Whether each class stands at 0 or at `smallest` rows or more, and all rows likewise.
    package func mayBeShown(smallestCell smallest: Int) -> Bool {
        [nonEvents, events, rows].allSatisfy { $0 == 0 || $0 >= smallest }
    }
}
