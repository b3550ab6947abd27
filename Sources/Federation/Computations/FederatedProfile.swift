package import Learning

/// What the federation knows of its inputs: counts, moments and quantiles over training rows.
package struct FederatedProfile: Sendable, Hashable {
    package let features: [FeatureProfile]

    package func feature(named name: String) -> FeatureProfile? {
        features.first { $0.specification.name == name }
    }
}

/// One input's counts over the federation's training rows.
package struct FeatureProfile: Sendable, Hashable {
    package let specification: FeatureSpecification
    package let tally: ProfileTally

    /// Rows that hold a number or a code.
    package var valueCount: Int { tally.cells.reduce(0, +) }
    package var missingCount: Int { tally.states[0] + tally.states[1] }

    /// Rows that hold special value number `index`.
    package func specialCount(_ index: Int) -> Int {
        tally.states[2 + 2 * index] + tally.states[3 + 2 * index]
    }

    package var belowRange: Int { isNumber ? tally.cells[0] : 0 }
    package var aboveRange: Int { isNumber ? tally.cells[tally.cells.count - 1] : 0 }

    private var isNumber: Bool {
        if case .number = specification.kind { true } else { false }
    }

    /// Mean of the values inside the range; nil where there are none.
    package var mean: Double? {
        guard let centre = ProfileCells(specification).centre, inRange > 0 else { return nil }
        return centre.middle + tally.first / Double(inRange)
    }

    /// Deviation with n in the denominator; nil where there are no values.
    package var deviation: Double? {
        guard isNumber, inRange > 0 else { return nil }
        let count = Double(inRange)
        return max(0, (tally.second - tally.first * tally.first / count) / count).squareRoot()
    }

    private var inRange: Int { valueCount - belowRange - aboveRange }

    /// The value below which a share of all values lies: linear inside the cell where the count
    /// first reaches that share, values outside the range counted at its ends.
    package func quantile(_ share: Double) -> Double? {
        let bounds = ProfileCells(specification).bounds
        guard let lowest = bounds.first, let highest = bounds.last, valueCount > 0 else {
            return nil
        }
        let target = share * Double(valueCount)
        var before = Double(belowRange)
        if target <= before { return lowest }
        for (index, count) in tally.cells.dropFirst().dropLast().enumerated() {
            if before + Double(count) >= target {
                let inside = (target - before) / Double(count)
                return bounds[index] + (bounds[index + 1] - bounds[index]) * inside
            }
            before += Double(count)
        }
        return highest
    }

    /// The index of the commonest level, the first of equals; nil where no row holds one.
    package var commonestLevel: Int? {
        guard let largest = tally.cells.max(), largest > 0 else { return nil }
        return tally.cells.firstIndex(of: largest)
    }
}
