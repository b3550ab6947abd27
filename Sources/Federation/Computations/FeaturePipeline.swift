package import Learning

/// A fitted and frozen recipe: which columns a model sees, and how each is made of a feature.
///
/// It holds constants of the federation only. One row alone gives the same bits as in a batch.
package struct FeaturePipeline: Sendable, Hashable {
    package let columns: [PipelineColumn]
    /// Columns that carry no information, each with its reason.
    package let dropped: [DroppedColumn]

    /// The model's columns: the intercept first.
    package var columnNames: [String] { ["intercept"] + columns.map(\.name) }

    /// The largest magnitude of each of the model's columns.
    package var bounds: [Double] { [1] + columns.map(\.bound) }

    /// The named rows of a frame as numbers, intercept first.
    package func apply(to frame: Frame, rows: [Int]) throws(AnswerError) -> DesignMatrix {
        let width = columns.count + 1
        var values = [Double](repeating: 1, count: rows.count * width)
        for (index, column) in columns.enumerated() {
            guard let source = frame.column(named: column.feature) else {
                throw .columnMissing(column.feature)
            }
            for (position, row) in rows.enumerated() {
                values[position * width + index + 1] = column.value(
                    source.values[row], state: source.states[row])
            }
        }
        return DesignMatrix(
            columnNames: columnNames, rowCount: rows.count, values: values, hasIntercept: true)
    }
}

/// A column left out of the model, and why.
package struct DroppedColumn: Sendable, Hashable {
    package let name: String
    package let reason: String
}

/// One column of a model's input.
package struct PipelineColumn: Sendable, Hashable {
    package enum Source: Sendable, Hashable {
        case number(NumberTransform)
        /// 1 or 0; missing and special values take `imputed`.
        case flag(imputed: Double)
        /// 1 where the value is missing.
        case missing
        /// 1 where the value is special number i.
        case special(Int)
        /// 1 where the code is one of these levels.
        case levels([Int])
    }

    package let name: String
    package let feature: String
    package let source: Source
    package let mean: Double
    package let scale: Double
    /// A power of two that no value of the column exceeds, within the feature's public range.
    package let bound: Double

    /// The column's number for one value of its feature.
    package func value(_ value: Double, state: UInt8) -> Double {
        (raw(value, state: state) - mean) / scale
    }

    func raw(_ value: Double, state: UInt8) -> Double {
        let isValue = state == FrameColumn.value
        switch source {
        case .number(let transform):
            return transform.apply(isValue ? value : transform.imputed)
        case .flag(let imputed):
            return isValue ? value : imputed
        case .missing:
            return state == FrameColumn.missing ? 1 : 0
        case .special(let index):
            return Int(state) == Int(FrameColumn.firstSpecial) + index ? 1 : 0
        case .levels(let levels):
            return isValue && levels.contains(Int(value)) ? 1 : 0
        }
    }

    /// The same column about another mean, in units of another deviation.
    func standardised(mean: Double, scale: Double, largest: Double) -> PipelineColumn {
        PipelineColumn(
            name: name, feature: feature, source: source, mean: mean, scale: scale,
            bound: Self.powerOfTwo(notBelow: largest))
    }

    static func powerOfTwo(notBelow value: Double) -> Double {
        guard value > 0 else { return 1 }
        let floor = Double(sign: .plus, exponent: value.exponent, significand: 1)
        return floor == value ? value : floor * 2
    }
}

/// What happens to a number before it is standardised.
package struct NumberTransform: Sendable, Hashable {
    package let clip: Bool
    package let range: ClosedRange<Double>
    /// Set where the recipe takes log(x + offset).
    package let logOffset: Double?
    /// Stands for missing and special values, before clip and log.
    package let imputed: Double

    package func apply(_ value: Double) -> Double {
        let kept = clip ? min(max(value, range.lowerBound), range.upperBound) : value
        guard let logOffset else { return kept }
        return ElementaryFunctions.log(kept + logOffset)
    }

    /// The ends of the range after the transform.
    var transformedRange: ClosedRange<Double> {
        apply(range.lowerBound)...apply(range.upperBound)
    }
}
