import Learning

extension PipelineDraft {
    mutating func addNumber(
        of feature: FeatureProfile, _ plan: FeaturePlan, range: ClosedRange<Double>
    ) {
        let name = feature.specification.name
        let limits = plan.winsorised.flatMap { quantileLimits(of: feature, share: $0) }
        let transform = NumberTransform(
            clip: plan.clips || limits != nil, range: limits ?? range, logOffset: plan.logOffset,
            imputed: imputed(of: feature, plan) ?? range.lowerBound)
        append(
            name, of: feature, plan, .number(transform), plan.moments,
            quartiles: plan.isRobust ? quartiles(of: feature, transform) : nil)
        if let knots = plan.knots { addCurves(of: feature, plan, transform, knots) }
    }

    private mutating func addCurves(
        of feature: FeatureProfile, _ plan: FeaturePlan, _ transform: NumberTransform,
        _ knots: RecipeStep.Knots
    ) {
        let name = feature.specification.name
        var rising: [Double] = []
        for knot in self.knots(knots, of: feature).map(transform.apply)
        where knot > rising.last ?? -.infinity {
            rising.append(knot)
        }
        guard let spline = RestrictedCubicSpline(knots: rising) else {
            drop("\(name) curve", because: "fewer than three different knots")
            return
        }
        for index in 0..<spline.curveCount {
            append(
                "\(name) curve \(index + 1)", of: feature, plan,
                .curve(transform, spline, index), plan.moments)
        }
    }

    private mutating func knots(_ knots: RecipeStep.Knots, of feature: FeatureProfile) -> [Double] {
        switch knots {
        case .edges:
            ClassTally.cuts(of: feature.specification)
        case .quantiles(let count):
            quantiles(RestrictedCubicSpline.shares(knots: count), of: feature)
        }
    }

    private mutating func quantileLimits(of feature: FeatureProfile, share: Int) -> ClosedRange<
        Double
    >? {
        let ends = quantiles(FeaturePlan.tails(share), of: feature)
        return ends.count == 2 ? ends[0]...max(ends[0], ends[1]) : nil
    }

    private mutating func quartiles(
        of feature: FeatureProfile, _ transform: NumberTransform
    ) -> DraftColumn.Quartiles? {
        let cuts = quantiles([0.25, 0.5, 0.75], of: feature).map(transform.apply)
        guard cuts.count == 3 else { return nil }
        return DraftColumn.Quartiles(median: cuts[1], range: cuts[2] - cuts[0])
    }

    private mutating func imputed(of feature: FeatureProfile, _ plan: FeaturePlan) -> Double? {
        switch plan.statistic {
        case .median:
            return plan.refinesMedian
                ? quantiles([0.5], of: feature).first : feature.quantile(0.5)
        case .mode:
            guard var histogram = feature.histogram else { return nil }
            let isSmall = histogram.counts.allSatisfy { $0 < smallestCell }
            if isSmall { histogram = histogram.merged(smallest: smallestCell) }
            let most = histogram.counts.max() ?? 0
            guard most > 0 else { return nil }
            return histogram.counts.firstIndex(of: most).map { histogram.bounds[$0] }
        }
    }

    /// Cells below the cutoff join their right neighbour, the last ones their left one.
    mutating func addCells(of feature: FeatureProfile, _ plan: FeaturePlan, cutoff: Int) {
        let name = feature.specification.name
        var counts = Array(feature.tally.cells.dropFirst().dropLast())
        counts[0] += feature.belowRange
        counts[counts.count - 1] += feature.aboveRange
        let cuts = ClassTally.cuts(of: feature.specification)
        let merged = CellHistogram(
            bounds: [-.infinity] + cuts + [.infinity], counts: counts
        ).merged(smallest: max(1, leastCount(cutoff: cutoff)))
        let most = merged.counts.max() ?? 0
        let reference = keepsAllLevels ? nil : merged.counts.firstIndex(of: most)
        for (index, count) in merged.counts.enumerated() where index != reference {
            let ends = [merged.bounds[index], merged.bounds[index + 1]]
                .map { $0.isFinite ? Optional($0) : nil }
            let cell = NumberCell(from: ends[0], below: ends[1])
            append("\(name) \(cell.words)", of: feature, plan, .cell(cell), ones: count)
        }
    }
}

extension FeaturePlan {
    /// Whose moments a number's columns are scaled by.
    fileprivate var moments: DraftColumn.Moments { scale == .institution ? .atHome : .summed }

    fileprivate var isRobust: Bool {
        if case .quartiles = scale { true } else { false }
    }
}
