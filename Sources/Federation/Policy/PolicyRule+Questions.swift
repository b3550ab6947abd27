import Learning

extension PolicyRule {
    /// The federation's training rows for each bin of a table.
    private static let rowsPerBin = 10

    /// What is judged of every question before it is answered.
    static let ofQuestions = [
        computations, bins, federationRows, ownRows, foldRows, coefficients, effectiveRows,
    ]

    private static let computations = ofQuestion("computations") { policy, _, question in
        let allowed = policy.computations.map(\.rawValue)
        guard let step = question.steps.first(where: { !allowed.contains($0) }) else { return nil }
        return Objection(
            says: "The policy does not allow the step \(step).",
            passes: "A study that can do without it would pass.")
    }

    private static let bins = ofQuestion("bins") { _, matter, question in
        guard let rows = question.federationRows,
            question.includes(.profile) || question.includes(.classCells)
        else { return nil }
        let largest = rows / rowsPerBin
        for feature in matter.study.inputs.map(\.specification) {
            guard case .number(_, let edges) = feature.kind, edges.count + 1 > largest else {
                continue
            }
            return Objection(
                says: """
                    The \(edges.count + 1) bins of \(feature.name) need \
                    \((edges.count + 1) * rowsPerBin) training rows of the federation; it holds \
                    \(rows).
                    """,
                passes: largest > 0
                    ? "At most \(largest - 1) edges would pass." : "More rows would pass.")
        }
        return nil
    }

    private static let federationRows = ofTraining("federation-rows-per-parameter") {
        policy, question, parameters in
        let asked = policy.rowsPerParameter.federation
        let rows = (question.federationRows ?? 0) - (question.foldRows.max() ?? 0)
        guard Double(rows) < asked * Double(parameters) else { return nil }
        return Objection(
            says: """
                The policy asks for \(asked) training rows of the federation for each of \
                \(parameters) parameters; it holds \(rows).
                """,
            passes: passing(rows, each: asked))
    }

    private static let ownRows = ofTraining("rows-per-parameter") { policy, question, parameters in
        let asked = policy.rowsPerParameter.own
        guard Double(question.ownRows) < asked * Double(parameters) else { return nil }
        return Objection(
            says: """
                The policy asks for \(asked) own training rows for each of \(parameters) \
                parameters.
                """,
            passes: "A study with fewer features would pass.")
    }

    /// A fold's rows can be told from the sums of two models, so they have to be many too.
    private static let foldRows = ofTraining("fold-rows-per-parameter") {
        policy, question, parameters in
        let asked = policy.rowsPerParameter.fold
        let fold = question.foldRows.firstIndex { Double($0) < asked * Double(parameters) }
        guard let fold else { return nil }
        return Objection(
            says: """
                The policy asks for \(asked) rows of the federation in each fold for each of \
                \(parameters) parameters; fold \(fold + 1) holds \(question.foldRows[fold]).
                """,
            passes: "Fewer folds or fewer features would pass.")
    }

    /// Of columns with deviation 1; a fit that goes beyond has as good as separated the classes.
    private static let largestCoefficient = 15.0

    private static let coefficients = ofQuestion("coefficients") { _, _, question in
        guard let found = question.concentration, found.largestCoefficient > largestCoefficient
        else { return nil }
        return Objection(
            says: "A coefficient lies beyond \(largestCoefficient) on its standardised column.",
            passes: "A study with a larger ridge, or without the feature behind it, would pass.")
    }

    private static let effectiveRows = ofQuestion("effective-rows") { policy, matter, question in
        let asked = max(policy.smallestCell, matter.study.privacy.smallestCell)
        guard let found = question.concentration, found.effectiveRows < Double(asked) else {
            return nil
        }
        return Objection(
            says: "Fewer than \(asked) own rows carry the weight of the answer.",
            passes: "A study with a larger ridge or with fewer features would pass.")
    }

    private static func passing(_ rows: Int, each asked: Double) -> String {
        let parameters = asked > 0 ? Int(Double(rows) / asked) : 0
        return parameters > 0
            ? "At most \(parameters) parameters would pass."
            : "Only a study of more rows would pass."
    }
}
