package import Learning

/// One transform of a study's recipe, fitted by sums over training rows and then frozen.
package struct RecipeStep: Sendable, Hashable {
    package enum Transform: Sendable, Hashable {
        /// Puts a number that lies outside its public range onto the nearer end.
        case clip
        /// Likewise for the federation's quantiles; `share` of 1000 rows lies beyond each.
        case winsorise(share: Int, refine: Bool)
        /// log(x + offset).
        case log(offset: Double)
        /// A column of 0 and 1 for each cell of the public edges; cells below `cutoff` of 1000 rows
        /// join their neighbours.
        case bins(cutoff: Int)
        /// One column: the weight of evidence of the value's bin.
        case woe(BinningRule)
        /// Fills missing and special values with one value of the federation.
        case impute(Statistic, indicator: Bool, refine: Bool)
        /// Columns that bend the line through a number at its knots.
        case spline(Knots, refine: Bool)
        /// A column of 0 and 1 for each level held by `cutoff` of 1000 training rows or more.
        case oneHot(cutoff: Int)
        /// (x − centre) ÷ scale.
        case standardise(Scale)
    }

    /// What the centre and the scale of a standardised column are taken from.
    package enum Scale: Sendable, Hashable {
        /// Mean and deviation of the federation's training rows, n in the denominator.
        case deviation
        /// Of numbers the median and the quartile range ÷ 1.349 of the federation's known values;
        /// of other columns as `deviation`.
        case quartiles(refine: Bool)
        /// Of numbers mean and deviation of each institution's own training rows, which stay there:
        /// real differences between institutions are erased. Of other columns as `deviation`.
        case institution
    }

    package enum Statistic: String, Sendable, Hashable, CaseIterable {
        /// For codes and flags the commonest level.
        case median
        /// The commonest level; of a number the lower end of its fullest cell, which is the value
        /// itself where every whole number has a cell of its own.
        case mode
    }

    package enum Knots: Sendable, Hashable {
        /// 3 to 7 knots at the federation's quantiles.
        case quantiles(Int)
        /// The feature's public edges.
        case edges
    }

    package let transform: Transform
    /// The features that it is for; nil for all that it can take and that no other step of its
    /// place takes.
    package let features: [String]?

    package init(_ transform: Transform, features: [String]? = nil) {
        self.transform = transform
        self.features = features
    }
}

extension RecipeStep {
    /// Where a step stands in a recipe; steps of one place exclude one another for a feature.
    enum Place: Int, Comparable {
        case limits
        case logarithm
        case gaps
        case curve
        case levels
        case scale

        static func < (one: Place, other: Place) -> Bool { one.rawValue < other.rawValue }
    }

    var place: Place {
        switch transform {
        case .clip, .winsorise: .limits
        case .log: .logarithm
        case .bins, .woe, .impute: .gaps
        case .spline: .curve
        case .oneHot: .levels
        case .standardise: .scale
        }
    }

    /// The step's name in a study.
    package var name: String {
        switch transform {
        case .clip: "clip"
        case .winsorise: "winsorise"
        case .log: "log"
        case .bins: "bins"
        case .woe: "woe"
        case .impute: "impute"
        case .spline: "spline"
        case .oneHot: "one-hot"
        case .standardise: "standardise"
        }
    }

    /// Why a feature can't go through the step by its kind, as what it would have to be; nil where
    /// it can.
    func need(unmetBy feature: FeatureSpecification) -> String? {
        switch (transform, feature.kind) {
        case (.log(let offset), .number(let range, _)):
            range.lowerBound + offset > 0 ? nil : "log with a range and offset above 0"
        case (.spline(.edges, _), .number(let range, let edges)):
            edges.count(where: range.isInside) > 2
                ? nil : "spline through three or more edges inside the range"
        case (.clip, .number), (.winsorise, .number), (.bins, .number), (.spline, .number),
            (.oneHot, .code), (.woe, _), (.impute, _), (.standardise, _):
            nil
        case (.clip, _), (.winsorise, _), (.log, _), (.bins, _), (.spline, _):
            "\(name) of number features"
        case (.oneHot, _):
            "one-hot of code features"
        }
    }
}

extension ClosedRange<Double> {
    /// Whether a number lies between the ends and is neither of them.
    func isInside(_ number: Double) -> Bool { number > lowerBound && number < upperBound }
}
