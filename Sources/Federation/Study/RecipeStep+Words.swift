import Documents
import Learning

extension RecipeStep {
    /// The step with its settings, as a study is shown to people.
    package var words: String {
        let named = features.map { ForeignText.list($0) }
        let of = named.map { " of \($0)" } ?? ""
        switch transform {
        case .clip: return "clip\(of)"
        case .winsorise(let share, let refine):
            return "winsorise\(of) at \(share) of 1000 rows on each side\(Self.words(refine))"
        case .log(let offset): return "log of \(named ?? "numbers") + \(offset)"
        case .bins(let cutoff): return "bins\(of) from \(cutoff) of 1000 rows"
        case .woe(let rule):
            return """
                weights of evidence\(of), at most \(rule.largestBins) bins of \(rule.binShare) of \
                1000 rows and \(rule.binEvents) events, small slots \(rule.missingPolicy.rawValue)
                """
        case .impute(let statistic, let indicator, let refine):
            let how = statistic == .median ? "" : " by mode"
            let marks = indicator ? " with indicators" : ""
            return "impute\(of)\(how)\(marks)\(Self.words(refine))"
        case .spline(let knots, let refine):
            return "spline\(of) through \(Self.words(knots))\(Self.words(refine))"
        case .oneHot(let cutoff): return "one-hot\(of) from \(cutoff) of 1000 rows"
        case .standardise(let scale): return "standardise\(of)\(Self.words(scale))"
        }
    }

    private static func words(_ scale: Scale) -> String {
        switch scale {
        case .deviation: ""
        case .quartiles(let refine): " by median and quartiles\(words(refine))"
        case .institution: " numbers per institution"
        }
    }

    private static func words(_ refine: Bool) -> String { refine ? ", refined" : "" }

    private static func words(_ knots: Knots) -> String {
        switch knots {
        case .quantiles(let count): "\(count) quantiles"
        case .edges: "its edges"
        }
    }
}
