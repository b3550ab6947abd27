package import Learning

/// The ordered transforms of a study: limits → logarithm → bins, weights or filled gaps → curves →
/// levels → scale.
package struct Recipe: Sendable, Hashable {
    package let steps: [RecipeStep]

    package init(_ steps: [RecipeStep]) {
        self.steps = steps
    }

    /// What the recipe does to one feature.
    package func plan(for feature: FeatureSpecification) -> FeaturePlan {
        FeaturePlan(steps.filter { takes($0, feature) }.map(\.transform))
    }

    /// Whether a step of the recipe is for a feature: it names it, or takes all that it can.
    func takes(_ step: RecipeStep, _ feature: FeatureSpecification) -> Bool {
        if let named = step.features { return named.contains(feature.name) }
        return step.need(unmetBy: feature) == nil && !isTaken(feature, before: step)
    }

    /// Whether a step that names the feature, or one before this, leaves nothing for this one.
    private func isTaken(_ feature: FeatureSpecification, before step: RecipeStep) -> Bool {
        let place = step.place
        if place == .curve || place == .levels, isBinned(feature) { return true }
        let rivals = steps.filter { $0.place == place && $0 != step }
        if rivals.contains(where: { $0.features?.contains(feature.name) ?? false }) { return true }
        let earlier = steps.prefix { $0 != step }
        return earlier.contains {
            $0.place == place && $0.features == nil && $0.need(unmetBy: feature) == nil
        }
    }

    private func isBinned(_ feature: FeatureSpecification) -> Bool {
        steps.contains { step in
            switch step.transform {
            case .bins, .woe: takes(step, feature)
            case .clip, .winsorise, .log, .impute, .spline, .oneHot, .standardise: false
            }
        }
    }
}

/// What a recipe does to one feature, step by step; nil where a step passes it by.
package struct FeaturePlan: Sendable, Hashable {
    package private(set) var clips = false
    /// Of 1000 rows, those beyond each limit.
    package private(set) var winsorised: Int?
    package private(set) var logOffset: Double?
    /// The cutoff of cells that become columns.
    package private(set) var cells: Int?
    package private(set) var weights: BinningRule?
    package private(set) var statistic = RecipeStep.Statistic.median
    package private(set) var indicates = false
    package private(set) var knots: RecipeStep.Knots?
    /// The cutoff of levels that become columns.
    package private(set) var levels: Int?
    /// Nil where columns reach the model on their own scale.
    package private(set) var scale: RecipeStep.Scale?
    /// Shares of rows whose quantile is looked for in finer cells.
    package private(set) var refined: [Double] = []
    /// Whether the median is one of them; else it is that of the public cells.
    package private(set) var refinesMedian = false

    init(_ transforms: [RecipeStep.Transform]) {
        for transform in transforms { add(transform) }
    }

    private mutating func add(_ transform: RecipeStep.Transform) {
        switch transform {
        case .clip:
            clips = true
        case .winsorise(let share, let refine):
            winsorised = share
            if refine { refined += Self.tails(share) }
        case .log(let offset):
            logOffset = offset
        case .bins(let cutoff):
            cells = cutoff
        case .woe(let rule):
            weights = rule
        case .impute(let statistic, let indicator, let refine):
            self.statistic = statistic
            indicates = indicator
            refinesMedian = refine && statistic == .median
            if refinesMedian { refined.append(0.5) }
        case .spline(let knots, let refine):
            self.knots = knots
            if refine, case .quantiles(let count) = knots {
                refined += RestrictedCubicSpline.shares(knots: count)
            }
        case .oneHot(let cutoff):
            levels = cutoff
        case .standardise(let scale):
            self.scale = scale
            if scale == .quartiles(refine: true) { refined += [0.25, 0.5, 0.75] }
        }
    }

    /// The shares at which the outer `share` of 1000 rows begin.
    package static func tails(_ share: Int) -> [Double] {
        [Double(share) / 1000, Double(1000 - share) / 1000]
    }
}
