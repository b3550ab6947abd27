/// Whether two models decide right equally often on the same rows.
///
/// Only rows count on which exactly one of them is right.
/// Source: McNemar 1947, https://doi.org/10.1007/BF02295996.
package struct McNemar: Sendable, Hashable {
    /// Rows on which only the model in question is right.
    package let ownOnly: Int
    /// Rows on which only the other model is right.
    package let otherOnly: Int

    package init(ownOnly: Int, otherOnly: Int) {
        precondition(ownOnly >= 0 && otherOnly >= 0, "a count is not negative")
        self.ownOnly = ownOnly
        self.otherOnly = otherOnly
    }

    /// Both models predict the event where their probability reaches `threshold`.
    package init(
        labels: [UInt8], of probabilities: [Double], against others: [Double], threshold: Double
    ) {
        precondition(
            labels.count == probabilities.count && labels.count == others.count,
            "there are two probabilities for each row")
        var ownOnly = 0
        var otherOnly = 0
        for row in labels.indices {
            let own = (probabilities[row] >= threshold) == (labels[row] == 1)
            let other = (others[row] >= threshold) == (labels[row] == 1)
            if own, !other { ownOnly += 1 }
            if other, !own { otherOnly += 1 }
        }
        self.init(ownOnly: ownOnly, otherOnly: otherOnly)
    }

    package var discordant: Int { ownOnly + otherOnly }

    /// Two-sided: by the binomial distribution below 25 discordant rows, else by χ² with the
    /// correction for continuity. 1 without discordant rows.
    package var pValue: Double {
        if discordant < 25 { return min(1, 2 * lowerTail) }
        let gap = Double(max(abs(ownOnly - otherOnly) - 1, 0))
        let statistic = gap * gap / Double(discordant)
        return ChiSquaredDistribution(degreesOfFreedom: 1).upperTail(statistic)
    }

    /// Two-sided, by the binomial distribution, with half the chance of the outcome itself.
    package var midPValue: Double {
        discordant == 0 ? 1 : min(1, 2 * lowerTail - chanceOfSmaller)
    }

    private var smaller: Int { min(ownOnly, otherOnly) }

    /// The chance of at most `smaller` of `discordant` fair coins.
    private var lowerTail: Double {
        guard discordant > 0 else { return 1 }
        return BetaFunction.regularised(
            0.5, Double(discordant - smaller), Double(smaller + 1))
    }

    private var chanceOfSmaller: Double {
        let logWays =
            GammaFunction.logGamma(Double(discordant + 1))
            - GammaFunction.logGamma(Double(smaller + 1))
            - GammaFunction.logGamma(Double(discordant - smaller + 1))
        return ElementaryFunctions.exp(logWays - Double(discordant) * ElementaryFunctions.log(2))
    }
}
