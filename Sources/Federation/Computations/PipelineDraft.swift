import Learning

/// The columns that a recipe makes of a profile, before means and deviations of numbers are known.
struct PipelineDraft {
    let profile: FederatedProfile
    let classes: [ClassTally]
    let smallestCell: Int
    /// Without a ridge, the commonest level of each code is left out as the reference.
    let keepsAllLevels: Bool
    /// Training rows of the federation.
    let rows: Int

    private(set) var columns: [DraftColumn] = []
    private(set) var dropped: [DroppedColumn] = []
    private(set) var binnings: [FeatureBinning] = []
    private(set) var quantiles: [FittedQuantile] = []

    init(study: Study, profile: FederatedProfile, classes: [ClassTally], rows: Int) {
        self.profile = profile
        self.classes = classes
        self.rows = rows
        smallestCell = study.privacy.smallestCell
        keepsAllLevels = study.learner.ridge > 0
        for feature in profile.features {
            // On joined cells a step may have nothing left to do, and is to say so.
            let asked = study.inputs.map(\.specification)
                .first { $0.name == feature.specification.name }
            add(feature, study.recipe.plan(for: asked ?? feature.specification))
        }
    }

    private mutating func add(_ feature: FeatureProfile, _ plan: FeaturePlan) {
        let name = feature.specification.name
        if let rule = plan.weights {
            addWeights(of: feature, plan, rule)
            return
        }
        switch feature.specification.kind {
        case .number(let range, _):
            if let cutoff = plan.cells {
                addCells(of: feature, plan, cutoff: cutoff)
            } else {
                addNumber(of: feature, plan, range: range)
            }
        case .flag:
            addFlag(of: feature, plan)
        case .code(let levels, _):
            addLevels(levels, of: feature, plan)
        }
        for (index, special) in feature.specification.specials.enumerated()
        where feature.specialCount(index) > 0 {
            append(
                "\(name) = \(special)", of: feature, plan, .special(index),
                ones: feature.specialCount(index))
        }
        let indicates = plan.indicates || plan.cells != nil
        if indicates, feature.missingCount > 0 {
            append("\(name) is missing", of: feature, plan, .missing, ones: feature.missingCount)
        }
    }

    /// A column of 0 and 1 that is 1 in so many training rows.
    mutating func append(
        _ name: String, of feature: FeatureProfile, _ plan: FeaturePlan,
        _ source: PipelineColumn.Source, ones: Int
    ) {
        let mean = Double(ones) / Double(rows)
        append(
            name, of: feature, plan, source,
            .counted(mean: mean, deviation: (mean * (1 - mean)).squareRoot()))
    }

    mutating func append(
        _ name: String, of feature: FeatureProfile, _ plan: FeaturePlan,
        _ source: PipelineColumn.Source, _ moments: DraftColumn.Moments,
        quartiles: DraftColumn.Quartiles? = nil
    ) {
        columns.append(
            DraftColumn(
                column: PipelineColumn(
                    name: name, feature: feature.specification.name, source: source),
                moments: moments, scale: plan.scale, quartiles: quartiles))
    }

    /// Quantiles of a number, noted down with their errors; none where no row holds a value.
    mutating func quantiles(_ shares: [Double], of feature: FeatureProfile) -> [Double] {
        guard let histogram = feature.finestHistogram(smallestCell: smallestCell) else { return [] }
        let found = shares.compactMap { share in
            histogram.quantile(share).map { value in
                let error = histogram.error(ofQuantile: share)
                return FittedQuantile(
                    feature: feature.specification.name, share: share, value: value,
                    cellWidth: error.width, cellShare: error.share)
            }
        }
        quantiles += found.filter { !quantiles.contains($0) }
        return found.map(\.value)
    }

    mutating func drop(_ name: String, because reason: String) {
        dropped.append(DroppedColumn(name: name, reason: reason))
    }

    private mutating func addWeights(
        of feature: FeatureProfile, _ plan: FeaturePlan, _ rule: BinningRule
    ) {
        let name = feature.specification.name
        guard let tally = classes.first(where: { $0.specification == feature.specification }) else {
            preconditionFailure("the classes of \(name) were not counted")
        }
        let binning = FeatureBinning(tally, rule: rule.protecting(smallestCell: smallestCell))
        binnings.append(binning)
        if let unusable = binning.binning.unusable {
            drop("\(name) WOE", because: unusable.words)
            return
        }
        let moments = binning.moments(over: tally)
        append(
            "\(name) WOE", of: feature, plan, .evidence(binning.transform),
            .counted(mean: moments.mean, deviation: moments.deviation))
    }

    private mutating func addFlag(of feature: FeatureProfile, _ plan: FeaturePlan) {
        let imputed = feature.commonestLevel ?? 0
        let filled = imputed == 1 ? feature.tally.states.reduce(0, +) : 0
        append(
            feature.specification.name, of: feature, plan, .flag(imputed: Double(imputed)),
            ones: feature.tally.cells[1] + filled)
    }

    /// Levels below the cutoff join `other`, or are left out and named where there is no `other`.
    private mutating func addLevels(
        _ levels: [String], of feature: FeatureProfile, _ plan: FeaturePlan
    ) {
        let name = feature.specification.name
        let counts = feature.tally.cells
        let least = plan.levels.map(leastCount) ?? 1
        let other = levels.firstIndex(of: "other")
        let rare = levels.indices.filter { $0 != other && counts[$0] < least }
        let reference = keepsAllLevels ? nil : feature.commonestLevel
        for level in levels.indices where level != reference {
            if level == other {
                append("\(name) = other", of: feature, plan, levels: [level] + rare)
            } else if !rare.contains(level) {
                append("\(name) = \(levels[level])", of: feature, plan, levels: [level])
            } else if other == nil {
                drop("\(name) = \(levels[level])", because: "fewer rows than the cutoff")
            }
        }
    }

    private mutating func append(
        _ name: String, of feature: FeatureProfile, _ plan: FeaturePlan, levels: [Int]
    ) {
        append(
            name, of: feature, plan, .levels(levels),
            ones: levels.reduce(0) { $0 + feature.tally.cells[$1] })
    }

    /// A cutoff of 0 keeps every level that occurs.
    func leastCount(cutoff: Int) -> Int {
        guard cutoff > 0 else { return 1 }
        return max((cutoff * rows + 999) / 1000, smallestCell)
    }
}
