/// Counts of numbers in neighbouring cells [a, b), the last one closed, with those outside at the
/// ends.
package struct CellHistogram: Sendable, Hashable {
    /// The cells' ends, strictly ascending: one more than `counts`.
    package let bounds: [Double]
    package let counts: [Int]
    package let below: Int
    package let above: Int

    package init(bounds: [Double], counts: [Int], below: Int = 0, above: Int = 0) {
        precondition(!counts.isEmpty && bounds.count == counts.count + 1, "a cell has two ends")
        self.bounds = bounds
        self.counts = counts
        self.below = below
        self.above = above
    }

    package var rows: Int { below + counts.reduce(0, +) + above }

    /// The value below which a share of all rows lies: linear inside the cell where the count first
    /// reaches that share, rows outside counted at the ends; nil without rows.
    ///
    /// Its error is at most the cell's width, and in ranks the cell's share of rows.
    package func quantile(_ share: Double) -> Double? {
        guard rows > 0 else { return nil }
        let target = share * Double(rows)
        guard let cell = cell(reaching: share) else {
            return target <= Double(below) ? bounds[0] : bounds[counts.count]
        }
        let before = Double(below + counts[..<cell].reduce(0, +))
        let inside = (target - before) / Double(counts[cell])
        return bounds[cell] + (bounds[cell + 1] - bounds[cell]) * inside
    }

    /// How far a quantile may be off: the width of its cell, and the cell's share of rows; 0 where it
    /// lies at an end or there are no rows.
    package func error(ofQuantile share: Double) -> (width: Double, share: Double) {
        guard rows > 0, let cell = cell(reaching: share) else { return (0, 0) }
        return (bounds[cell + 1] - bounds[cell], Double(counts[cell]) / Double(rows))
    }

    /// The cell inside which a share of all rows is first reached; nil where that is at an end.
    package func cell(reaching share: Double) -> Int? {
        let target = share * Double(rows)
        var before = Double(below)
        if target <= before { return nil }
        for (index, count) in counts.enumerated() {
            if before + Double(count) >= target { return index }
            before += Double(count)
        }
        return nil
    }

    /// The same rows with cells joined from the left until each holds `smallest` rows or none; what
    /// is left over at the right joins those before it.
    package func merged(smallest: Int) -> CellHistogram {
        var ends = [bounds[0]]
        var sums: [Int] = []
        var open = 0
        for (index, count) in counts.enumerated() {
            open += count
            guard open == 0 || open >= smallest else { continue }
            sums.append(open)
            ends.append(bounds[index + 1])
            open = 0
        }
        if open > 0 {
            while open < smallest, let last = sums.popLast() {
                open += last
                ends.removeLast()
            }
            sums.append(open)
            ends.append(bounds[counts.count])
        }
        return CellHistogram(bounds: ends, counts: sums, below: below, above: above)
    }

    /// The inner ends of a cell cut into equal parts: low + (high − low)·i/parts.
    package func cuts(ofCell cell: Int, into parts: Int) -> [Double] {
        let width = bounds[cell + 1] - bounds[cell]
        return (1..<parts).map { bounds[cell] + width * Double($0) / Double(parts) }
    }

    /// The same rows with one cell replaced by finer ones.
    package func refining(_ cell: Int, cuts: [Double], counts finer: [Int]) -> CellHistogram {
        precondition(finer.count == cuts.count + 1, "cuts part a cell into one more cell")
        return CellHistogram(
            bounds: Array(bounds[...cell]) + cuts + Array(bounds[(cell + 1)...]),
            counts: Array(counts[..<cell]) + finer + Array(counts[(cell + 1)...]), below: below,
            above: above)
    }
}
