/// The bins of one feature, each with its counts and its weight of evidence.
///
/// A pure function of whole numbers and of the suite's own logarithm: the same bits for every way
/// the rows are spread over institutions.
package struct Binning: Sendable, Hashable {
    /// One bin: cells or levels taken together.
    package struct Bin: Sendable, Hashable {
        /// Indexes of the cells or levels that it holds, ascending.
        package let members: [Int]
        package let counts: SlotCounts
        package let weight: Double
        /// Without smoothing; nil where a class is empty.
        package let rawWeight: Double?
        package let information: Double
    }

    /// Missing values, or one of the special values.
    package struct Slot: Sendable, Hashable {
        package enum Basis: String, Sendable, Hashable, CaseIterable {
            /// Rows and events enough for a weight of its own.
            case own
            /// Too few rows or events: the weight of the rule's policy.
            case tooSmall
            /// Rows too few to be shown; they count nowhere.
            case hidden
            /// No training row.
            case empty
            /// Enough rows, in a feature that can't be used.
            case unused
        }

        package let basis: Basis
        /// Nil where they may not be shown.
        package let counts: SlotCounts?
        /// The weight that is used.
        package let weight: Double
        package let rawWeight: Double?
        package let information: Double
    }

    /// How the share of events moves along cells in order.
    package enum Direction: String, Sendable, Hashable {
        case rising
        case falling
    }

    package let bins: [Bin]
    /// Levels without any training row and without `other`; they take `unseenWeight`.
    package let unseen: [Int]
    package let unseenWeight: Double
    package let missing: Slot
    package let specials: [Slot]
    /// Nil for levels without an order.
    package let direction: Direction?
    package let informationValue: Double
    /// What the best bins would carry if the share of events could move in any direction.
    package let freeInformationValue: Double
    /// Why the feature can't be used; nil where it can.
    package let unusable: Unusable?

    package enum Unusable: String, Sendable, Hashable, CaseIterable {
        /// No two bins, or one bin and a missing or special slot, hold rows, events and non-events
        /// enough.
        case noAdmissibleSplit

        package var words: String {
            switch self {
            case .noAdmissibleSplit: "no two bins hold rows, events and non-events enough"
            }
        }
    }

    /// What the forced direction costs.
    package var directionCost: Double { max(0, freeInformationValue - informationValue) }
}
