import Learning

/// The target's classes at an institution beside those of all others together: Y3 and B2.
///
/// That the words of the target are the same is given: all signed one study. What is compared is what
/// they led to. It warns and never decides.
package struct TargetAgainstRest: Sendable, Hashable {
    /// Training rows of each class: of an event those without it and those with it. Nil where the
    /// federation's sum does not hold the own rows.
    package let classes: CountsAgainstRest?
    /// What the field asks where the mix differs.
    package let tell: String

    package init(classes: CountsAgainstRest?, tell: String) {
        self.classes = classes
        self.tell = tell
    }

    package var results: [QualityResult] {
        guard let classes else {
            return ["Y3", "B2"].map {
                QualityResult(
                    id: $0, place: "target", what: Self.what, outcome: .notMeasured,
                    advice: "the federation's sum does not hold the own rows")
            }
        }
        return [
            prevalence(classes), classes.mismatch(at: "target", of: Self.what, asking: tell),
        ]
    }

    private static let what = "own shares of classes against the others'"

    /// Y3: a class that is over three times as common as with the others, or under a third. For an
    /// event only the event counts.
    private func prevalence(_ classes: CountsAgainstRest) -> QualityResult {
        let mixes = classes.comparisons.filter { classes.names.count != 2 || $0.place == 1 }
        guard let worst = ShareComparison.worst(mixes) else {
            return QualityResult(
                id: "Y3", place: "target", what: Self.what, outcome: .notMeasured,
                advice: "fewer than \(ShareComparison.fewestRows) rows, or no event")
        }
        let isFar = worst.isBeyondChance && worst.logRatio > ElementaryFunctions.log(3)
        return QualityResult(
            id: "Y3", place: "target",
            what: "own share of \(classes.names[worst.place]) against the others'",
            outcome: isFar ? .warn : .pass, rows: worst.ownRows, count: worst.own,
            threshold: "warn at a ratio above 3 or below 1/3",
            advice: isFar ? "\(worst.words); is it the same target, and the same population?" : "")
    }
}
