package import Federation
import Learning

extension RecipeFigures {
    /// Of the model of all training rows.
    ///
    /// Counts below the study's smallest cell are left out like those of 0, all others are rounded
    /// to `countStep`.
    package init(_ model: TrainedModel, study: Study, countStep: Int) {
        let columns = model.pipeline.columns
        self.init(
            scaledAtHome: model.featureNames.filter { name in
                columns.contains { $0.feature == name && $0.isScaledAtHome }
            },
            overlap: FeatureOverlap(model),
            clipped: model.profile.features.compactMap {
                Clipped($0, study: study, countStep: countStep)
            },
            joined: model.profile.features.compactMap { JoinedCells($0, study: study) },
            dropped: model.pipeline.dropped.map { Dropped(column: $0.name, reason: $0.reason) })
    }
}

extension RecipeFigures.Clipped {
    /// Nil where the recipe does not clip the feature, and where nothing may be told.
    fileprivate init?(_ profile: FeatureProfile, study: Study, countStep: Int) {
        guard study.recipe.plan(for: profile.specification).clips else { return nil }
        let counts = [profile.belowRange, profile.aboveRange].map { count in
            count > 0 && count >= study.privacy.smallestCell
                ? (count + countStep / 2) / countStep * countStep : nil
        }
        guard counts.contains(where: { $0 != nil }) else { return nil }
        self.init(feature: profile.specification.name, below: counts[0], above: counts[1])
    }
}

extension RecipeFigures.JoinedCells {
    /// Nil where the cells are the study's.
    fileprivate init?(_ profile: FeatureProfile, study: Study) {
        let name = profile.specification.name
        guard let asked = study.inputs.first(where: { $0.specification.name == name }),
            asked.specification.cellCount > profile.specification.cellCount
        else { return nil }
        self.init(
            feature: name, cells: profile.specification.cellCount,
            asked: asked.specification.cellCount)
    }
}

extension FeatureOverlap {
    /// Nil where no sum of the run tells.
    fileprivate init?(_ model: TrainedModel) {
        guard let collinearity = model.collinearity else { return nil }
        let names = model.featureNames
        let known = collinearity.inflation.enumerated().compactMap { feature, factor in
            factor.map { Inflated(feature: names[feature], factor: $0) }
        }
        let inflated = known.filter { $0.factor >= Collinearity.inflationLimit }
        self.init(
            pairs: collinearity.strongPairs.map {
                Pair(first: names[$0.first], second: names[$0.second], correlation: $0.correlation)
            },
            inflated: inflated.sorted { ($1.factor, $0.feature) < ($0.factor, $1.feature) },
            combinations: collinearity.combinations.map {
                Combination(feature: names[$0.feature], of: $0.of.map { names[$0] })
            },
            largestCorrelation: collinearity.pairs.first?.correlation.magnitude,
            largestInflation: known.map(\.factor).max(),
            conditionNumber: collinearity.conditionNumber)
    }
}
