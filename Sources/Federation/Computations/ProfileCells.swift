import Learning

/// The counters of one feature in a profile.
package struct ProfileTally: Sendable, Hashable {
    /// Missing without and with the event, then each special value likewise.
    package let states: [Int]
    /// Numbers: below the range, each cell, above the range. Codes and flags: each level.
    package let cells: [Int]
    /// Σ(x − c) and Σ(x − c)² over values inside the range.
    package let first: Double
    package let second: Double
}

/// The cells into which a feature's values are counted: [a, b), the last one closed.
struct ProfileCells {
    struct Centre {
        let middle: Double
        let halfRange: Double
    }

    let specification: FeatureSpecification

    init(_ specification: FeatureSpecification) {
        self.specification = specification
    }

    var stateWords: Int { 2 * (1 + specification.specials.count) }

    var cellWords: Int {
        switch specification.kind {
        case .number: bounds.count + 1
        case .flag: 2
        case .code(let levels, _): levels.count
        }
    }

    /// The ends of the cells of a number, range ends included, ascending.
    var bounds: [Double] {
        guard case .number(let range, let edges) = specification.kind else { return [] }
        let inner = edges.filter { $0 > range.lowerBound && $0 < range.upperBound }
        return [range.lowerBound] + inner + [range.upperBound]
    }

    /// Where moments are taken about; none for codes and flags, whose moments are counts.
    var centre: Centre? {
        guard case .number(let range, _) = specification.kind else { return nil }
        let half = (range.upperBound - range.lowerBound) / 2
        return Centre(middle: range.lowerBound + half, halfRange: half)
    }

    func tally(_ column: FrameColumn, labels: [UInt8], rows: [Int]) -> ProfileTally {
        var states = [Int](repeating: 0, count: stateWords)
        var cells = [Int](repeating: 0, count: cellWords)
        let bounds = bounds
        for row in rows {
            let state = column.states[row]
            if state != FrameColumn.value {
                states[2 * Int(state - FrameColumn.missing) + Int(labels[row])] += 1
            } else {
                cells[cell(of: column.values[row], bounds: bounds)] += 1
            }
        }
        let moments = moments(of: column, rows: rows, about: centre?.middle ?? 0)
        return ProfileTally(
            states: states, cells: cells, first: moments.first, second: moments.second)
    }

    /// The place of a value among the words of cells: of a number 0 below the range, then each cell,
    /// then above the range; of a code its level.
    func cell(of value: Double, bounds: [Double]) -> Int {
        guard let lowest = bounds.first, let highest = bounds.last else { return Int(value) }
        if value < lowest { return 0 }
        if value > highest { return bounds.count }
        if value == highest { return bounds.count - 1 }
        var low = 0
        var high = bounds.count
        while high - low > 1 {
            let middle = (low + high) / 2
            if bounds[middle] <= value { low = middle } else { high = middle }
        }
        return low + 1
    }

    /// Σ(x − c) and Σ(x − c)² over values inside the range; 0 for codes and flags.
    func moments(
        of column: FrameColumn, rows: [Int], about centre: Double
    ) -> (first: Double, second: Double) {
        let bounds = bounds
        guard let lowest = bounds.first, let highest = bounds.last else { return (0, 0) }
        let sums = BlockedSum.sum(rows: rows.count, words: 2, threads: 1) { block, sums in
            for row in rows[block] where column.states[row] == FrameColumn.value {
                let value = column.values[row]
                guard value >= lowest, value <= highest else { continue }
                let deviation = value - centre
                sums[0] += deviation
                sums[1] += deviation * deviation
            }
        }
        return (sums[0], sums[1])
    }

    /// Rows in each part of a cell that is parted by `cuts`; a value on a cut goes right.
    func counts(
        inCell cell: Int, partedBy cuts: [Double], of column: FrameColumn, rows: [Int]
    ) -> [Int] {
        var counts = [Int](repeating: 0, count: cuts.count + 1)
        let bounds = bounds
        for row in rows where column.states[row] == FrameColumn.value {
            let value = column.values[row]
            guard self.cell(of: value, bounds: bounds) == cell + 1 else { continue }
            counts[cuts.partitionPoint { $0 <= value }] += 1
        }
        return counts
    }
}

extension [Double] {
    /// How many of ascending numbers, from the left, satisfy a condition that holds up to some point
    /// and not beyond.
    func partitionPoint(where holds: (Double) -> Bool) -> Int {
        var low = 0
        var high = count
        while low < high {
            let middle = (low + high) / 2
            if holds(self[middle]) { low = middle + 1 } else { high = middle }
        }
        return low
    }
}
