package import Learning

/// One column of a model's input.
package struct PipelineColumn: Sendable, Hashable {
    package enum Source: Sendable, Hashable {
        case number(NumberTransform)
        /// Curve number i through a transformed number.
        case curve(NumberTransform, RestrictedCubicSpline, Int)
        /// 1 where the number lies in the cell.
        case cell(NumberCell)
        /// The weight of evidence of the value's bin or slot.
        case evidence(EvidenceTransform)
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
    /// 0 where nothing is taken off, or each institution takes off its own.
    package let mean: Double
    /// 1 where the column is left in its unit, or each institution has its own.
    package let scale: Double
    /// Whether mean and deviation are each institution's own.
    package let isScaledAtHome: Bool
    /// A power of two that no value of the column exceeds, within the feature's public range.
    package let bound: Double

    init(
        name: String, feature: String, source: Source, mean: Double = 0, scale: Double = 1,
        isScaledAtHome: Bool = false, bound: Double = 1
    ) {
        self.name = name
        self.feature = feature
        self.source = source
        self.mean = mean
        self.scale = scale
        self.isScaledAtHome = isScaledAtHome
        self.bound = bound
    }

    /// The column's number for one value of its feature; `home` is the scale of the institution
    /// where the column has one.
    package func value(_ value: Double, state: UInt8, at home: HomeScale? = nil) -> Double {
        let raw = raw(value, state: state)
        guard isScaledAtHome else { return (raw - mean) / scale }
        guard let home else {
            preconditionFailure("\(name) is scaled at home, and needs the scale from there")
        }
        return home.scaled(raw, bound: bound)
    }

    func raw(_ value: Double, state: UInt8) -> Double {
        let isValue = state == FrameColumn.value
        switch source {
        case .number(let transform):
            return transform.apply(isValue ? value : transform.imputed)
        case .curve(let transform, let spline, let index):
            return spline.curve(index, at: transform.apply(isValue ? value : transform.imputed))
        case .cell(let cell):
            return isValue && cell.contains(value) ? 1 : 0
        case .evidence(let transform):
            return transform.weight(value, state: state)
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
    func standardised(mean: Double, scale: Double) -> PipelineColumn {
        let range = source.range
        let largest = max(abs(range.lowerBound - mean), abs(range.upperBound - mean)) / scale
        return PipelineColumn(
            name: name, feature: feature, source: source, mean: mean, scale: scale,
            bound: Self.powerOfTwo(notBelow: largest))
    }

    /// The same column in units of each institution's own deviation: of n training rows none lies
    /// further than √n of them from their mean, and others are cut there.
    func scaledAtHome(rows: Int) -> PipelineColumn {
        PipelineColumn(
            name: name, feature: feature, source: source, isScaledAtHome: true,
            bound: Self.powerOfTwo(notBelow: Double(rows).squareRoot()))
    }

    /// A column that deviates by no more carries nothing.
    var leastDeviation: Double { 1e-9 * (source.range.upperBound - source.range.lowerBound) }

    static func powerOfTwo(notBelow value: Double) -> Double {
        guard value > 0 else { return 1 }
        let floor = Double(sign: .plus, exponent: value.exponent, significand: 1)
        return floor == value ? value : floor * 2
    }
}

extension PipelineColumn.Source {
    /// Where the column's numbers lie before they are scaled, for values inside the public range.
    var range: ClosedRange<Double> {
        switch self {
        case .number(let transform): return transform.transformedRange
        case .curve(let transform, let spline, let index):
            let range = transform.transformedRange
            let low = spline.curve(index, at: range.lowerBound)
            return low...max(low, spline.curve(index, at: range.upperBound))
        case .evidence(let transform): return transform.range
        case .cell, .flag, .missing, .special, .levels: return 0...1
        }
    }
}

/// What happens to a number before it is standardised.
package struct NumberTransform: Sendable, Hashable {
    package let clip: Bool
    /// The public range, or the quantiles onto which outer numbers are put.
    package let range: ClosedRange<Double>
    /// Set where the recipe takes log(x + offset).
    package let logOffset: Double?
    /// Stands for missing and special values, before limits and log.
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
