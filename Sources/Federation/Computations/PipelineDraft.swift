import Learning

/// The columns that a recipe makes of a profile, before means and deviations of numbers are known.
struct PipelineDraft {
    let recipe: [RecipeStep]
    let profile: FederatedProfile
    let smallestCell: Int
    /// Without a ridge, the commonest level of each code is left out as the reference.
    let keepsAllLevels: Bool

    private(set) var columns: [PipelineColumn] = []
    private(set) var dropped: [DroppedColumn] = []

    init(
        recipe: [RecipeStep], profile: FederatedProfile, smallestCell: Int, keepsAllLevels: Bool
    ) {
        self.recipe = recipe
        self.profile = profile
        self.smallestCell = smallestCell
        self.keepsAllLevels = keepsAllLevels
        for feature in profile.features { add(feature) }
    }

    private var clips: Bool { recipe.contains(.clip) }

    private var indicates: Bool {
        recipe.contains { if case .impute(let indicator) = $0 { indicator } else { false } }
    }

    private mutating func add(_ feature: FeatureProfile) {
        let name = feature.specification.name
        switch feature.specification.kind {
        case .number(let range, _):
            append(name, of: feature, .number(transform(of: feature, range: range)))
        case .flag:
            append(name, of: feature, .flag(imputed: Double(feature.commonestLevel ?? 0)))
        case .code(let levels, _):
            addLevels(levels, of: feature)
        }
        for (index, special) in feature.specification.specials.enumerated()
        where feature.specialCount(index) > 0 {
            append("\(name) = \(special)", of: feature, .special(index))
        }
        if indicates, feature.missingCount > 0 {
            append("\(name) is missing", of: feature, .missing)
        }
    }

    private mutating func append(
        _ name: String, of feature: FeatureProfile, _ source: PipelineColumn.Source
    ) {
        columns.append(
            PipelineColumn(
                name: name, feature: feature.specification.name, source: source, mean: 0, scale: 1,
                bound: 1))
    }

    private func transform(
        of feature: FeatureProfile, range: ClosedRange<Double>
    ) -> NumberTransform {
        var offset: Double?
        for case .log(let features, let logOffset) in recipe
        where features.contains(feature.specification.name) {
            offset = logOffset
        }
        return NumberTransform(
            clip: clips, range: range, logOffset: offset,
            imputed: feature.quantile(0.5) ?? range.lowerBound)
    }

    /// Levels below the cutoff join `other`, or are left out and named where there is no `other`.
    private mutating func addLevels(_ levels: [String], of feature: FeatureProfile) {
        let name = feature.specification.name
        let counts = feature.tally.cells
        let least = leastCount(rows: counts.reduce(0, +) + feature.tally.states.reduce(0, +))
        let other = levels.firstIndex(of: "other")
        let rare = levels.indices.filter { $0 != other && counts[$0] < least }
        let reference = keepsAllLevels ? nil : feature.commonestLevel
        for level in levels.indices where level != reference {
            if level == other {
                append("\(name) = other", of: feature, .levels([level] + rare))
            } else if !rare.contains(level) {
                append("\(name) = \(levels[level])", of: feature, .levels([level]))
            } else if other == nil {
                dropped.append(
                    DroppedColumn(
                        name: "\(name) = \(levels[level])", reason: "fewer rows than the cutoff"))
            }
        }
    }

    /// A cutoff of 0 keeps every level that occurs.
    private func leastCount(rows: Int) -> Int {
        for case .oneHot(let cutoff) in recipe {
            guard cutoff > 0 else { return 1 }
            return max((cutoff * rows + 999) / 1000, smallestCell)
        }
        return 1
    }
}
