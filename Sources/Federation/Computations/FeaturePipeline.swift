package import Learning

/// A fitted and frozen recipe: which columns a model sees, and how each is made of a feature.
///
/// It holds constants of the federation only; scales that a recipe takes per institution stay
/// there. One row alone gives the same bits as in a batch.
package struct FeaturePipeline: Sendable, Hashable {
    package let columns: [PipelineColumn]
    /// Columns that carry no information, each with its reason.
    package let dropped: [DroppedColumn]
    /// The tables behind columns of weights of evidence, features that were dropped included.
    package let binnings: [FeatureBinning]
    /// The quantiles that the recipe stands on.
    package let quantiles: [FittedQuantile]

    /// The model's columns: the intercept first.
    package var columnNames: [String] { ["intercept"] + columns.map(\.name) }

    /// The largest magnitude of each of the model's columns.
    package var bounds: [Double] { [1] + columns.map(\.bound) }

    /// The named rows of a frame as numbers, intercept first.
    ///
    /// `scales` are the institution's own, for columns that have one; nil takes those of the frame's
    /// training rows.
    package func apply(
        to frame: Frame, rows: [Int], scales: HomeScales? = nil
    ) throws(AnswerError) -> DesignMatrix {
        let scales = if let scales { scales } else { try HomeScales(self, of: frame) }
        let width = columns.count + 1
        var values = [Double](repeating: 1, count: rows.count * width)
        for (index, column) in columns.enumerated() {
            let source = try frame.source(of: column)
            for (position, row) in rows.enumerated() {
                values[position * width + index + 1] = column.value(
                    source.values[row], state: source.states[row], at: scales[index])
            }
        }
        return DesignMatrix(
            columnNames: columnNames, rowCount: rows.count, values: values, hasIntercept: true)
    }
}

extension FeaturePipeline {
    /// The block of XᵀX, its upper triangle by rows, for so many rows of an institution.
    func productBlock(rows: Double) -> SumBlock {
        let bounds = bounds
        let pairs = bounds.indices.flatMap { row in
            bounds[row...].map { rows * bounds[row] * $0 }
        }
        return SumBlock("products", kind: .real, bounds: pairs)
    }
}

/// A quantile of the federation that went into a recipe, with how far it may be off.
package struct FittedQuantile: Sendable, Hashable {
    package let feature: String
    /// The share of rows below it, from 0 to 1.
    package let share: Double
    /// In the feature's own unit.
    package let value: Double
    /// The width of the cell in which it was found.
    package let cellWidth: Double
    /// That cell's share of rows: the largest error in ranks.
    package let cellShare: Double
}

/// A column left out of the model, and why.
package struct DroppedColumn: Sendable, Hashable {
    package let name: String
    package let reason: String
}
