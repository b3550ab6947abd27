package import Learning

/// One feature's rows in counts, of one institution or of several.
package struct FeatureCounts: Sendable, Hashable {
    package let specification: FeatureSpecification
    package let missing: Int
    /// One for each special value of the specification.
    package let specials: [Int]
    /// Numbers: below the range, each cell of the public edges, above the range. Codes and flags:
    /// each level.
    package let cells: [Int]

    package init(
        _ specification: FeatureSpecification, missing: Int, specials: [Int], cells: [Int]
    ) {
        self.specification = specification
        self.missing = missing
        self.specials = specials
        self.cells = cells
    }

    /// Rows that hold a number or a level.
    package var values: Int { cells.reduce(0, +) }

    package var rows: Int { values + missing + specials.reduce(0, +) }

    /// What is left of a whole without a part of it; nil where the part isn't one.
    package func without(_ part: FeatureCounts) -> FeatureCounts? {
        guard specials.count == part.specials.count, cells.count == part.cells.count else {
            return nil
        }
        let rest = FeatureCounts(
            specification, missing: missing - part.missing,
            specials: zip(specials, part.specials).map { $0 - $1 },
            cells: zip(cells, part.cells).map { $0 - $1 })
        let isPart = rest.missing >= 0 && (rest.specials + rest.cells).allSatisfy { $0 >= 0 }
        return isPart ? rest : nil
    }

    /// The value below which a share of all values lies: linear inside its cell, values outside the
    /// range counted at its ends. Nil for codes and flags, and without values.
    package func quantile(_ share: Double) -> Double? {
        guard case .number(let range, let edges) = specification.kind, values > 0 else {
            return nil
        }
        let inner = edges.filter { $0 > range.lowerBound && $0 < range.upperBound }
        let bounds = [range.lowerBound] + inner + [range.upperBound]
        precondition(cells.count == bounds.count + 1, "a number has a count for each of its cells")
        let target = share * Double(values)
        var before = Double(cells[0])
        if target <= before { return range.lowerBound }
        for (index, count) in cells.dropFirst().dropLast().enumerated() where count > 0 {
            if before + Double(count) >= target {
                let inside = (target - before) / Double(count)
                return bounds[index] + (bounds[index + 1] - bounds[index]) * inside
            }
            before += Double(count)
        }
        return range.upperBound
    }

    package var quartiles: Quartiles? {
        guard let low = quantile(0.25), let middle = quantile(0.5), let high = quantile(0.75) else {
            return nil
        }
        return Quartiles(low: low, median: middle, high: high)
    }
}

/// The three values that part numbers into quarters, ascending.
package struct Quartiles: Sendable, Hashable {
    package let low: Double
    package let median: Double
    package let high: Double

    package init(low: Double, median: Double, high: Double) {
        self.low = low
        self.median = median
        self.high = high
    }

    /// Exactly those of a column's values in some rows, inside the range or not; nil without values.
    ///
    /// Linear between the two values around each place.
    package init?(_ column: FrameColumn, rows: [Int]) {
        let values = rows.filter { column.states[$0] == FrameColumn.value }
            .map { column.values[$0] }.sorted()
        guard let last = values.indices.last else { return nil }
        func value(at share: Double) -> Double {
            let place = share * Double(last)
            let below = Int(place)
            let above = min(below + 1, last)
            return values[below] + (values[above] - values[below]) * (place - Double(below))
        }
        self.init(low: value(at: 0.25), median: value(at: 0.5), high: value(at: 0.75))
    }
}
