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
    /// Cells that were cut into finer ones, ascending.
    package let refined: [RefinedCell]
    /// Moments about a centre nearer to the mean, where they were asked for.
    package let recentred: CentredMoments?

    init(
        specification: FeatureSpecification, tally: ProfileTally, refined: [RefinedCell] = [],
        recentred: CentredMoments? = nil
    ) {
        self.specification = specification
        self.tally = tally
        self.refined = refined
        self.recentred = recentred
    }

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
        guard let moments, inRange > 0 else { return nil }
        return moments.centre + moments.first / Double(inRange)
    }

    /// Deviation with n in the denominator; nil where there are no values.
    package var deviation: Double? { variance?.squareRoot() }

    private var variance: Double? {
        guard let moments, inRange > 0 else { return nil }
        let count = Double(inRange)
        return max(0, (moments.second - moments.first * moments.first / count) / count)
    }

    /// Whether (mean − centre)² is more than 10⁴ times the variance, which then has lost digits.
    var isBadlyCentred: Bool {
        guard let moments, let mean, let variance else { return false }
        let shift = mean - moments.centre
        return shift * shift > 1e4 * variance
    }

    private var moments: CentredMoments? {
        if let recentred { return recentred }
        guard let centre = ProfileCells(specification).centre else { return nil }
        return CentredMoments(centre: centre.middle, first: tally.first, second: tally.second)
    }

    private var inRange: Int { valueCount - belowRange - aboveRange }

    /// The values of a number in the public cells; nil for codes and flags.
    package var histogram: CellHistogram? {
        guard isNumber else { return nil }
        return CellHistogram(
            bounds: ProfileCells(specification).bounds,
            counts: Array(tally.cells.dropFirst().dropLast()), below: belowRange,
            above: aboveRange)
    }

    /// The value below which a share of all values lies: linear inside the public cell where the
    /// count first reaches that share, values outside the range counted at its ends.
    package func quantile(_ share: Double) -> Double? { histogram?.quantile(share) }

    /// Likewise, in finer cells where there are some, and with cells joined that hold fewer than
    /// `smallest` rows.
    package func quantile(_ share: Double, smallestCell smallest: Int) -> Double? {
        finestHistogram(smallestCell: smallest)?.quantile(share)
    }

    /// The values of a number in the finest cells that are known, joined where they hold fewer than
    /// `smallest` rows.
    package func finestHistogram(smallestCell smallest: Int) -> CellHistogram? {
        guard var histogram else { return nil }
        for refined in refined.reversed() {
            histogram = histogram.refining(
                refined.cell, cuts: histogram.cuts(ofCell: refined.cell, into: RefinedCell.parts),
                counts: refined.counts)
        }
        return histogram.merged(smallest: smallest)
    }

    /// The index of the commonest level, the first of equals; nil where no row holds one.
    package var commonestLevel: Int? {
        guard let largest = tally.cells.max(), largest > 0 else { return nil }
        return tally.cells.firstIndex(of: largest)
    }
}

/// A public cell of a number, cut into equal parts for the sake of a quantile.
package struct RefinedCell: Sendable, Hashable {
    package static let parts = 64
    /// A cell with fewer rows is left whole.
    package static let fewestRows = 64

    /// Its index among the cells inside the range.
    package let cell: Int
    /// One for each part.
    package let counts: [Int]
}

/// Σ(x − c) and Σ(x − c)² over values inside the range.
package struct CentredMoments: Sendable, Hashable {
    package let centre: Double
    package let first: Double
    package let second: Double
}
