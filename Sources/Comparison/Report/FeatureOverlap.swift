/// How far features say the same thing twice, over the federation's training rows.
package struct FeatureOverlap: Sendable, Hashable {
    package struct Pair: Sendable, Hashable {
        package let first: String
        package let second: String
        /// From −1 to 1.
        package let correlation: Double

        package init(first: String, second: String, correlation: Double) {
            self.first = first
            self.second = second
            self.correlation = correlation
        }
    }

    package struct Inflated: Sendable, Hashable {
        package let feature: String
        /// How many times the other features inflate the variance of its coefficient.
        package let factor: Double

        package init(feature: String, factor: Double) {
            self.feature = feature
            self.factor = factor
        }
    }

    package struct Combination: Sendable, Hashable {
        package let feature: String
        package let of: [String]

        package init(feature: String, of: [String]) {
            self.feature = feature
            self.of = of
        }
    }

    /// Pairs that correlate strongly, the strongest first.
    package let pairs: [Pair]
    /// Features that the others explain for the most part, the most inflated first.
    package let inflated: [Inflated]
    /// Features with a column that others make up.
    package let combinations: [Combination]
    /// Of any two features, in magnitude; nil with one feature.
    package let largestCorrelation: Double?
    /// Of any feature that is no combination; nil where there is none.
    package let largestInflation: Double?
    /// From 1: √(largest ÷ smallest eigenvalue) of the columns' correlations.
    package let conditionNumber: Double

    package init(
        pairs: [Pair] = [], inflated: [Inflated] = [], combinations: [Combination] = [],
        largestCorrelation: Double?, largestInflation: Double?, conditionNumber: Double
    ) {
        self.pairs = pairs
        self.inflated = inflated
        self.combinations = combinations
        self.largestCorrelation = largestCorrelation
        self.largestInflation = largestInflation
        self.conditionNumber = conditionNumber
    }
}
