import Documents
import Testing

/// A change of the study fixture, and what it is refused with.
struct StudyRefusal: Sendable, CustomTestStringConvertible {
    let path: String
    /// Nil takes the key away.
    let value: JSONValue?
    let error: DocumentError

    var testDescription: String { "\(path): \(error)" }

    init(_ path: String, _ value: JSONValue?, _ error: DocumentError) {
        self.path = path
        self.value = value
        self.error = error
    }

    /// The value at `place` is of another kind, size or range than a study's.
    init(_ path: String, _ value: JSONValue, at place: String, expected: String, found: String) {
        self.init(
            path, value,
            .unexpected(path: "study.json.\(place)", expected: expected, found: found))
    }
}

extension StudyRefusal {
    static let form: [StudyRefusal] = [
        StudyRefusal("aim", nil, .missingKey(path: "study.json.aim")),
        StudyRefusal("learner", nil, .missingKey(path: "study.json.learner")),
        StudyRefusal(
            "recepi", [], .unknownKey(path: "study.json.recepi", nearest: "recipe")),
        StudyRefusal(
            "learner.rigde", 1, .unknownKey(path: "study.json.learner.rigde", nearest: "ridge")),
        StudyRefusal(
            "format", 2, at: "format", expected: "a whole number from 1 to 1",
            found: "a larger one"),
        StudyRefusal(
            "learner.rounds", 0, at: "learner.rounds",
            expected: "a whole number from 1 to 1000", found: "a smaller one"),
        StudyRefusal(
            "learner.ridge", "1", at: "learner.ridge", expected: "a number from 0.0 to 1000000.0",
            found: "a text of 1 bytes"),
        StudyRefusal(
            "privacy.smallestFederation", 2, at: "privacy.smallestFederation",
            expected: "a whole number from 3 to 200", found: "a smaller one"),
        StudyRefusal(
            "deadlines.soft", "ten minutes", at: "deadlines.soft",
            expected: "a duration such as 10min, 2h or 7d", found: "ten minutes"),
        StudyRefusal(
            "evaluation.thresholds", [0.5, 0.2], at: "evaluation.thresholds",
            expected: "rising numbers between 0 and 1", found: "2 numbers"),
        StudyRefusal(
            "target", ["kind": "recorded-outcome"], at: "target",
            expected: "the definition in `words`", found: "none"),
        StudyRefusal(
            "split.kind", "random", at: "split.kind", expected: "hash, time, column or folds",
            found: "random"),
        StudyRefusal(
            "split", ["kind": "folds", "folds": 11], at: "split.folds",
            expected: "a whole number from 2 to 10", found: "a larger one"),
        StudyRefusal(
            "split", ["kind": "folds", "validation": 200], at: "split.validation",
            expected: "none, since the other folds validate", found: "a share"),
        StudyRefusal(
            "split", ["kind": "time", "date": "2020-01-01", "purge": "3 months"],
            at: "split.purge", expected: "days, such as 90d", found: "3 months"),
        StudyRefusal(
            "features.0.edges", [5000, 2000], at: "features[0].edges",
            expected: "edges in strictly rising order", found: "2 edges out of order"),
        StudyRefusal(
            "features.0.range", [50_000, 1000], at: "features[0].range",
            expected: "two numbers, the smaller first", found: "2 numbers"),
        StudyRefusal(
            "features.0.range", [0, 1e200], at: "features[0].range",
            expected: "numbers of at most 1e15, or another unit", found: "larger ones"),
        StudyRefusal(
            "features.1.specials", ["retired", "retired"], at: "features[1].specials",
            expected: "different names", found: "2 names"),
        StudyRefusal(
            "features.3.codes", ["car", "car"], at: "features[3].codes",
            expected: "one or more different codes", found: "2 codes"),
        StudyRefusal(
            "features.3.codes", .array((1...65).map { .string("code \($0)") }),
            at: "features[3].codes", expected: "at most 64 codes, rare ones under other",
            found: "65 codes"),
        StudyRefusal(
            "recipe.0.step", "scale", at: "recipe[0].step",
            expected: """
                clip, winsorise, log, bins, woe, impute, spline, one-hot or standardise
                """, found: "scale"),
        StudyRefusal(
            "waivers", [["check": "K8", "reason": "so", "who": "operator"]],
            at: "waivers[0].reason", expected: "a reason", found: "2 characters"),
    ]

    static let unsupported: [StudyRefusal] = [
        StudyRefusal(
            "aggregation", "open", at: "aggregation", expected: "secure-sum", found: "open"),
        StudyRefusal(
            "challengers", [["kind": "trees"]], at: "challengers", expected: "none yet",
            found: "challengers"),
        StudyRefusal(
            "learner.kind", "trees", at: "learner.kind",
            expected: "logistic, since the target is an event", found: "trees"),
        StudyRefusal(
            "privacy.cells", "at-source", at: "privacy.cells", expected: "exact",
            found: "at-source"),
        StudyRefusal(
            "privacy.dropOut", "continue", at: "privacy.dropOut", expected: "wait",
            found: "continue"),
        StudyRefusal(
            "privacy.contribution", true, at: "privacy.contribution", expected: "false",
            found: "true"),
        StudyRefusal(
            "recipe.2.statistic", "mean", at: "recipe[2].statistic",
            expected: "one of median, mode",
            found: "another word (did you mean \"median\"?)"),
        StudyRefusal(
            "features.2.kind", "window", at: "features[2].kind",
            expected: """
                attribute or attribute-difference, attribute-product, attribute-ratio, \
                attribute-months-before
                """, found: "window"),
    ]

    static let contradictions: [StudyRefusal] = [
        StudyRefusal(
            "features.2.name", "purpose", at: "features", expected: "different names",
            found: "purpose twice"),
        StudyRefusal(
            "features", [["feature": "amount", "range": [0, 1], "edges": [], "role": "input"]],
            at: "features", expected: "one feature or more", found: "none"),
        StudyRefusal(
            "evaluation.subgroups", ["region"], at: "evaluation",
            expected: "subgroups out of features", found: "region"),
        StudyRefusal(
            "evaluation.subgroups", ["purpose", "returning", "purpose"], at: "evaluation",
            expected: "different subgroups", found: "purpose twice"),
        StudyRefusal(
            "split", ["kind": "column", "column": "purpose"], at: "split",
            expected: "a column that is a feature of role split", found: "purpose"),
        StudyRefusal(
            "recipe.1.features", ["purpose"], at: "recipe", expected: "log of number features",
            found: "purpose"),
        StudyRefusal(
            "recipe.1", ["step": "log", "features": ["tenure"], "offset": 0], at: "recipe",
            expected: "log with a range and offset above 0", found: "tenure"),
    ]
}

extension StudyRefusal {
    /// Recipes whose steps stand in no order that can be carried out, or name what they can't take.
    static let recipes: [StudyRefusal] = [
        recipe(
            [["step": "standardise"], ["step": "clip"]],
            expected: """
                clip or winsorise, log, bins or woe or impute, spline, one-hot, standardise, in \
                this order
                """, found: "clip after standardise"),
        recipe([clip(["region"])], expected: "clip of features of role feature", found: "region"),
        recipe([clip(["purpose"])], expected: "clip of number features", found: "purpose"),
        recipe(
            [["step": "one-hot", "features": ["amount"]]], expected: "one-hot of code features",
            found: "amount"),
        recipe(
            [["step": "bins", "features": ["returning"]]], expected: "bins of number features",
            found: "returning"),
        recipe(
            [clip(["amount"]), ["step": "winsorise", "features": ["tenure", "amount"]]],
            expected: "amount in one of clip and winsorise", found: "both"),
        recipe(
            [["step": "clip"], ["step": "clip"]], expected: "clip for all features once",
            found: "twice"),
        recipe(
            [["step": "woe"], ["step": "impute"]],
            expected: "impute of features that no other step of its place takes", found: "none"),
        recipe(
            [["step": "woe"], ["step": "spline", "features": ["tenure"]]],
            expected: "spline of features without bins and woe", found: "tenure"),
    ]

    private static func clip(_ features: [JSONValue]) -> JSONValue {
        ["step": "clip", "features": .array(features)]
    }

    private static func recipe(
        _ steps: [JSONValue], expected: String, found: String
    ) -> StudyRefusal {
        StudyRefusal("recipe", .array(steps), at: "recipe", expected: expected, found: found)
    }
}
