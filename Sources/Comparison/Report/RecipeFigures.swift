/// What a fitted recipe did to the federation's training rows, and what its features share.
package struct RecipeFigures: Sendable, Hashable {
    /// Rows whose number was put onto an end of its public range.
    package struct Clipped: Sendable, Hashable {
        package let feature: String
        /// Nil for none and for fewer than may be told.
        package let below: Int?
        package let above: Int?

        package init(feature: String, below: Int?, above: Int?) {
            self.feature = feature
            self.below = below
            self.above = above
        }
    }

    /// A number counted in fewer cells than the study asks for, since there are few rows.
    package struct JoinedCells: Sendable, Hashable {
        package let feature: String
        package let cells: Int
        package let asked: Int

        package init(feature: String, cells: Int, asked: Int) {
            self.feature = feature
            self.cells = cells
            self.asked = asked
        }
    }

    /// A column that is not in the model, and why.
    package struct Dropped: Sendable, Hashable {
        package let column: String
        package let reason: String

        package init(column: String, reason: String) {
            self.column = column
            self.reason = reason
        }
    }

    /// Features whose numbers each institution scales by its own rows.
    package let scaledAtHome: [String]
    /// Nil where no sum of the run tells.
    package let overlap: FeatureOverlap?
    package let clipped: [Clipped]
    package let joined: [JoinedCells]
    package let dropped: [Dropped]

    package init(
        scaledAtHome: [String] = [], overlap: FeatureOverlap?, clipped: [Clipped] = [],
        joined: [JoinedCells] = [], dropped: [Dropped] = []
    ) {
        self.scaledAtHome = scaledAtHome
        self.overlap = overlap
        self.clipped = clipped
        self.joined = joined
        self.dropped = dropped
    }
}
