/// An institution's own limits, in `policy.json`; never sent. A node never does what it forbids,
/// whatever the coordinator asks.
package struct Policy: Sendable, Hashable {
    /// The fewest institutions in whose sums this one takes part.
    package let smallestFederation: Int
    /// Whether only members count whose fingerprint was compared here.
    package let countOnlyConfirmed: Bool
    package let smallestCell: Int
    package let cells: CellRegime
    package let aggregations: [Aggregation]
    package let dropOuts: [DropOut]
    package let learners: [LearnerWord]
    /// The steps that may be asked for.
    package let computations: [ComputationWord]
    package let rowsPerParameter: RowsPerParameter
    /// Whether this institution's figures may stand in the report under its name.
    package let nameOwnFigures: Bool
    /// When questions are answered; nil: at any time.
    package let hours: WorkingHours?
    package let memoryMiB: Int
    package let cores: Int

    /// Training rows for each parameter of a model.
    package struct RowsPerParameter: Sendable, Hashable {
        package let own: Double
        package let federation: Double
        /// The federation's rows in each fold.
        package let fold: Double
    }

    /// What holds without a file.
    package static let standard = Policy(
        smallestFederation: 3, countOnlyConfirmed: false, smallestCell: 10, cells: .exact,
        aggregations: [.secureSum], dropOuts: [.wait], learners: LearnerWord.allCases,
        computations: ComputationWord.allCases,
        rowsPerParameter: RowsPerParameter(own: 1, federation: 10, fold: 5),
        nameOwnFigures: false, hours: nil, memoryMiB: 2048, cores: 2)
}

/// What becomes of cells with few rows inside the circle of members and coordinator.
package enum CellRegime: String, Sendable, Hashable, CaseIterable {
    /// Sums are exact; a cell below the smallest is hidden where it is published.
    case exact
    /// Tables are asked on a grid on which every institution's cells are empty or large enough.
    case atSource = "at-source"
}

/// How answers become a sum.
package enum Aggregation: String, Sendable, Hashable, CaseIterable {
    /// Masked, so that only the sum can be read.
    case secureSum = "secure-sum"
    /// Readable one by one.
    case open
}

/// What a run does about a member that does not answer.
package enum DropOut: String, Sendable, Hashable, CaseIterable {
    case wait
    case `continue`
}

/// The learners that a policy can name.
package enum LearnerWord: String, Sendable, Hashable, CaseIterable {
    case logistic
    case multinomial
    case gaussian
    case poisson
    case trees
    case network
}
