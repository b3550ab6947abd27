import Learning

/// An institution's rows, counted by one list of names, beside all others' together.
package struct CountsAgainstRest: Sendable, Hashable {
    package let names: [String]
    package let own: [Int]
    package let rest: [Int]

    /// Nil where `own` is no part of `total`, so that nothing can be told.
    package init?(names: [String], own: [Int], total: [Int]) {
        precondition(names.count == own.count, "each count has a name")
        guard total.count == own.count else { return nil }
        let rest = zip(total, own).map { $0 - $1 }
        guard rest.allSatisfy({ $0 >= 0 }) else { return nil }
        self.names = names
        self.own = own
        self.rest = rest
    }

    /// One for each name with rows somewhere; none with too few rows on either side.
    var comparisons: [ShareComparison] { ShareComparison.each(own, rest) }

    /// B2: warns where a share differs by more than chance and by more than the effect that counts.
    /// Both histograms come along.
    func mismatch(at place: String, of what: String, asking tell: String) -> QualityResult {
        let comparisons = comparisons
        guard !comparisons.isEmpty else {
            return QualityResult(
                id: "B2", place: place, what: what, outcome: .notMeasured,
                advice: "fewer than \(ShareComparison.fewestRows) rows")
        }
        let limit = ElementaryFunctions.log(1.5)
        let isFar = comparisons.contains { $0.isBeyondChance && $0.logRatio > limit }
        return QualityResult(
            id: "B2", place: place, what: what, outcome: isFar ? .warn : .pass,
            rows: comparisons[0].ownRows,
            threshold: "warn at a ratio above 1.5 that chance gives in 0.1 % of cases",
            advice: isFar ? tell : "",
            histogram: isFar ? comparisons.map { "\(names[$0.place]): \($0.words)" } : [])
    }
}
