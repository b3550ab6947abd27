package import Learning

extension FeatureSpecification {
    /// A grid has one cell for so many training rows of the federation at most.
    package static let rowsOfACell = 10

    /// The same feature on a grid of at most `rows` ÷ 10 cells, one at least: so many neighbours are
    /// joined from the left as it takes. A grid that is coarse enough stays as it is, and so do codes
    /// and flags.
    ///
    /// A rule of the public edges and of the number of rows alone, so that the pooled model has the
    /// same cells.
    package func joiningCells(forRows rows: Int) -> FeatureSpecification {
        guard case .number(let range, let edges) = kind else { return self }
        let inner = edges.filter(range.isInside)
        let limit = max(1, rows / Self.rowsOfACell)
        guard inner.count + 1 > limit else { return self }
        let joined = (inner.count + limit) / limit
        let kept = stride(from: joined - 1, to: inner.count, by: joined).map { inner[$0] }
        return FeatureSpecification(
            name: name, kind: .number(range: range, edges: kept), specials: specials, sign: sign,
            label: label, reason: reason, unit: unit)
    }

    /// The cells between the public edges inside the range; of codes and flags the levels.
    package var cellCount: Int { ClassTally.cellCount(of: self) }
}
