/// How fine bins may be, and what becomes of slots that are too small for a weight of their own.
///
/// Shares are parts per 1000 of all rows of the feature, missing and special values included.
package struct BinningRule: Sendable, Hashable {
    /// The weight of a slot without one of its own.
    package enum MissingPolicy: String, Sendable, Hashable, CaseIterable {
        /// 0: as the average.
        case neutral
        /// The lowest weight of the feature: as its riskiest slot.
        case worst
    }

    /// Cells are joined until each holds this share of rows.
    package let prebinShare: Int
    /// The least share of rows in a bin.
    package let binShare: Int
    /// The fewest events in a bin.
    package let binEvents: Int
    package let largestBins: Int
    /// Unordered levels below this share of rows are taken together as `other`.
    package let cutoff: Int
    /// What missing and each special value need for a weight of their own.
    package let slotRows: Int
    package let slotEvents: Int
    package let missingPolicy: MissingPolicy
    /// The fewest rows of either class in anything that is shown; 0 shows everything.
    package let smallestCell: Int

    package init(
        prebinShare: Int = 10, binShare: Int = 50, binEvents: Int = 30, largestBins: Int = 8,
        cutoff: Int = 20, slotRows: Int = 30, slotEvents: Int = 5,
        missingPolicy: MissingPolicy = .neutral, smallestCell: Int = 0
    ) {
        precondition(largestBins > 0, "there is a bin at least")
        self.prebinShare = prebinShare
        self.binShare = binShare
        self.binEvents = binEvents
        self.largestBins = largestBins
        self.cutoff = cutoff
        self.slotRows = slotRows
        self.slotEvents = slotEvents
        self.missingPolicy = missingPolicy
        self.smallestCell = smallestCell
    }

    /// The same rule with nothing shown below `smallest` rows of a class.
    package func protecting(smallestCell smallest: Int) -> BinningRule {
        BinningRule(
            prebinShare: prebinShare, binShare: binShare, binEvents: binEvents,
            largestBins: largestBins, cutoff: cutoff, slotRows: slotRows, slotEvents: slotEvents,
            missingPolicy: missingPolicy, smallestCell: smallest)
    }

    /// The fewest rows that make up a share of `rows`.
    static func least(_ share: Int, of rows: Int) -> Int { (share * rows + 999) / 1000 }

    func floor(rows: Int) -> RunPartition.Floor {
        RunPartition.Floor(
            rows: Self.least(binShare, of: rows), events: max(binEvents, smallestCell),
            nonEvents: smallestCell)
    }
}
