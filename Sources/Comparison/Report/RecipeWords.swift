import Federation
import Learning

/// What became of a model's inputs, one sentence for each thing that a reader should know.
struct RecipeWords {
    /// A list goes on with "and 12 more" after so many entries.
    private static let longest = 8

    let figures: RecipeFigures
    /// What a feature or column is called.
    let name: (String) -> String

    var sentences: [String] {
        [scaling] + overlap + [clipping, joining, dropping].compactMap { $0 }
    }

    /// Always told: whose scale the numbers have decides what the model can see.
    private var scaling: String {
        guard !figures.scaledAtHome.isEmpty else {
            return "Every number has one scale for all institutions."
        }
        return """
            Scaled per institution, by its own mean and deviation: \
            \(list(figures.scaledAtHome.map(name))). Real differences between institutions in them \
            are erased.
            """
    }

    private var overlap: [String] {
        guard let overlap = figures.overlap else {
            return ["Not measured, whether features say the same thing twice: no sum tells."]
        }
        let correlation = overlap.largestCorrelation.map { NumberText.fixed($0, 2) } ?? "–"
        let inflation = overlap.largestInflation.map { NumberText.fixed($0, 1) } ?? "–"
        let figures = """
            Between features the largest correlation is \(correlation), the largest variance \
            inflation \(inflation); the columns' condition number is \
            \(NumberText.fixed(overlap.conditionNumber, 1)).
            """
        return [figures]
            + [pairs(overlap), inflated(overlap), combinations(overlap)]
            .compactMap { $0 }
    }

    private func pairs(_ overlap: FeatureOverlap) -> String? {
        guard !overlap.pairs.isEmpty else { return nil }
        let pairs = overlap.pairs.map {
            "\(name($0.first)) with \(name($0.second)) \(NumberText.fixed($0.correlation, 2))"
        }
        let limit = NumberText.fixed(Collinearity.correlationLimit, 1)
        return "Correlated by \(limit) or more, so that either may stand for both: \(list(pairs))."
    }

    private func inflated(_ overlap: FeatureOverlap) -> String? {
        guard !overlap.inflated.isEmpty else { return nil }
        let features = overlap.inflated.map {
            "\(name($0.feature)) \(NumberText.fixed($0.factor, 1))"
        }
        let limit = NumberText.fixed(Collinearity.inflationLimit, 0)
        return """
            Explained by the others for nine tenths or more (variance inflation from \
            \(limit)), so that its coefficient says little alone: \(list(features)).
            """
    }

    private func combinations(_ overlap: FeatureOverlap) -> String? {
        guard !overlap.combinations.isEmpty else { return nil }
        let features = overlap.combinations.map {
            "\(name($0.feature)) by \($0.of.map(name).joined(separator: ", "))"
        }
        return "Made up by other features, in a column at least: \(list(features))."
    }

    private var clipping: String? {
        guard !figures.clipped.isEmpty else { return nil }
        let features = figures.clipped.map { clipped in
            let ends = [(clipped.below, "below"), (clipped.above, "above")].compactMap {
                count, end in count.map { "\(NumberText.grouped($0)) \(end)" }
            }
            return "\(name(clipped.feature)) \(ends.joined(separator: " and "))"
        }
        return "Training rows put onto an end of the public range: \(list(features))."
    }

    private var joining: String? {
        guard !figures.joined.isEmpty else { return nil }
        let features = figures.joined.map {
            "\(name($0.feature)) in \($0.cells) cells instead of \($0.asked)"
        }
        return """
            Counted in fewer cells than the study asks for, one for \
            \(FeatureSpecification.rowsOfACell) training rows at most: \(list(features)).
            """
    }

    private var dropping: String? {
        guard !figures.dropped.isEmpty else { return nil }
        return
            "Not in the model: \(list(figures.dropped.map { "\(name($0.column)) (\($0.reason))" }))."
    }

    private func list(_ entries: [String]) -> String {
        let shown = entries.prefix(Self.longest).joined(separator: "; ")
        let rest = entries.count - Self.longest
        return rest > 0 ? "\(shown); and \(rest) more" : shown
    }
}
