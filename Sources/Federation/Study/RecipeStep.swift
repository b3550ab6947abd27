import Documents

/// One transform of a study's recipe, fitted by sums over training rows and then frozen.
package enum RecipeStep: Sendable, Hashable {
    /// Puts a number that lies outside its public range onto the nearer end.
    case clip
    /// log(x + offset) of the named features.
    case log(features: [String], offset: Double)
    /// Fills missing and special values with the federation's median or commonest level.
    case impute(indicator: Bool)
    /// A column of 0 and 1 for each level held by `cutoff` of 1000 training rows or more.
    case oneHot(cutoff: Int)
    /// (x − mean) ÷ deviation, both of the federation's training rows, n in the denominator.
    case standardise

    init(_ value: JSONValue, at path: String) throws(DocumentError) {
        let all = ["step", "features", "offset", "statistic", "indicator", "cutoff"]
        let entry = try DocumentReader(value, at: path, keys: all)
        let step = try entry.string("step")
        switch step {
        case "clip":
            self = .clip
        case "log":
            self = .log(
                features: try entry.strings("features"),
                offset: try entry.optionalNumber("offset", in: 0...1e9) ?? 1)
        case "impute":
            let statistic = try entry.optionalString("statistic") ?? "median"
            guard statistic == "median" else {
                throw entry.failure("statistic", expected: "median", found: statistic)
            }
            self = .impute(indicator: try entry.optionalBool("indicator") ?? true)
        case "one-hot":
            self = .oneHot(cutoff: try entry.optionalInteger("cutoff", in: 0...1000) ?? 20)
        case "standardise":
            self = .standardise
        default:
            throw entry.failure(
                "step", expected: "clip, log, impute, one-hot or standardise", found: step)
        }
    }
}
