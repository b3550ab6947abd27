/// Joins neighbouring cells until the share of events moves strictly in one direction.
///
/// Neighbours that break the direction are pooled, and so are those with equal shares; the result
/// is the isotonic fit of the shares. Shares are compared in whole numbers.
/// Source: Ayer, Brunk, Ewing, Reid & Silverman 1955.
package struct MonotonePooling: Sendable, Hashable {
    /// Each block's cells, in order.
    package let blocks: [Range<Int>]
    package let counts: [SlotCounts]

    package init(_ cells: [SlotCounts], rising: Bool) {
        var blocks: [Range<Int>] = []
        var counts: [SlotCounts] = []
        for (index, cell) in cells.enumerated() {
            var start = index
            var pooled = cell
            while let before = counts.last, !Self.isStrict(before, pooled, rising: rising) {
                pooled = before + pooled
                start = blocks[blocks.count - 1].lowerBound
                counts.removeLast()
                blocks.removeLast()
            }
            blocks.append(start..<index + 1)
            counts.append(pooled)
        }
        self.blocks = blocks
        self.counts = counts
    }

    private static func isStrict(
        _ left: SlotCounts, _ right: SlotCounts, rising: Bool
    ) -> Bool {
        rising ? left.hasLowerShare(than: right) : right.hasLowerShare(than: left)
    }
}
