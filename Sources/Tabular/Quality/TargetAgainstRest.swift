import Learning

/// The target of an institution beside that of all others together: Y3 and B2.
///
/// That the words of the target are the same is given: all signed one study. What is compared is what
/// they led to. It warns and never decides.
package struct TargetAgainstRest: Sendable, Hashable {
    /// Rows in counts, by what became of them.
    package struct Counts: Sendable, Hashable {
        /// Training rows of each class: of an event those without it and those with it; empty for
        /// amounts.
        package let classes: [Int]
        /// All rows by what the study made of them: kept, excluded, censored. Nil where a sum does
        /// not tell.
        package let flow: [Int]?

        package init(classes: [Int], flow: [Int]? = nil) {
            self.classes = classes
            self.flow = flow
        }

        /// Nil where `part` isn't one.
        func without(_ part: Counts) -> Counts? {
            guard classes.count == part.classes.count else { return nil }
            var rest: [Int]?
            if let flow, let own = part.flow, flow.count == own.count {
                rest = zip(flow, own).map { $0 - $1 }
            }
            let left = Counts(classes: zip(classes, part.classes).map { $0 - $1 }, flow: rest)
            return (left.classes + (left.flow ?? [])).allSatisfy { $0 >= 0 } ? left : nil
        }
    }

    package let own: Counts
    package let rest: Counts?
    /// What the classes are called, in their order.
    package let names: [String]

    static let flowNames = ["kept", "excluded", "censored"]

    package init(own: Counts, total: Counts, names: [String]) {
        precondition(names.count == own.classes.count, "each class has a name")
        self.own = own
        self.names = names
        rest = total.without(own)
    }

    package var results: [QualityResult] {
        guard let rest else {
            return ["Y3", "B2"].map {
                unmeasured($0, "the federation's sum does not hold the own rows")
            }
        }
        return [prevalence(rest), mix(rest)] + flow(rest)
    }

    /// Y3: a class that is over three times as common as with the others, or under a third. For an
    /// event only the event counts.
    private func prevalence(_ rest: Counts) -> QualityResult {
        let mixes = ShareComparison.each(own.classes, rest.classes)
            .dropFirst(own.classes.count == 2 ? 1 : 0)
        guard let worst = ShareComparison.worst(mixes) else {
            return unmeasured("Y3", "fewer than \(ShareComparison.fewestRows) rows, or no classes")
        }
        let isFar = worst.isBeyondChance && worst.logRatio > ElementaryFunctions.log(3)
        return QualityResult(
            id: "Y3", place: "target",
            what: "own share of \(names[worst.place]) against the others'",
            outcome: isFar ? .warn : .pass, rows: worst.ownRows, count: worst.own,
            threshold: "warn at a ratio above 3 or below 1/3",
            advice: isFar ? "\(worst.words); is it the same target, and the same population?" : "")
    }

    /// B2 on the mix of classes.
    private func mix(_ rest: Counts) -> QualityResult {
        detector(
            ShareComparison.each(own.classes, rest.classes), place: "target", names: names,
            tell: "is the target recorded by the same definition?")
    }

    /// B2 on what was excluded or censored, where the federation's sums tell it.
    private func flow(_ rest: Counts) -> [QualityResult] {
        guard let mine = own.flow, let others = rest.flow else { return [] }
        return [
            detector(
                ShareComparison.each(mine, others), place: "population", names: Self.flowNames,
                tell: "does the same rule leave rows out?")
        ]
    }

    private func detector(
        _ mixes: [ShareComparison], place: String, names: [String], tell: String
    ) -> QualityResult {
        let limit = ElementaryFunctions.log(1.5)
        guard !mixes.isEmpty else {
            return unmeasured("B2", "fewer than \(ShareComparison.fewestRows) rows, or no classes")
        }
        let far = mixes.filter { $0.isBeyondChance && $0.logRatio > limit }
        let shares = mixes.map { "\(names[$0.place]): \($0.words)" }.joined(separator: "; ")
        return QualityResult(
            id: "B2", place: place, what: "own shares against the others'",
            outcome: far.isEmpty ? .pass : .warn, rows: mixes.first?.ownRows,
            threshold: "warn at a ratio above 1.5 that chance gives in 0.1 % of cases",
            advice: far.isEmpty ? "" : "\(shares). \(tell)")
    }

    private func unmeasured(_ id: String, _ why: String) -> QualityResult {
        QualityResult(
            id: id, place: "target", what: "own shares against the others'", outcome: .notMeasured,
            advice: why)
    }
}
