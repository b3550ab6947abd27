import Learning

/// One feature of an institution beside the same feature of all others together: B1 and P2.
package struct FeatureAgainstRest: Sendable, Hashable {
    package let own: FeatureCounts
    /// Nil where the federation's sum does not hold the own rows, so that nothing can be told.
    package let rest: FeatureCounts?
    /// Of the own values as they are, inside the public range or not; nil for codes and flags.
    package let ownQuartiles: Quartiles?
    package let doctor: UnitDoctor
    /// The id under which the unit doctor speaks: P2, or the field's own.
    package let unitCheck: String

    /// Of either side, or nothing is measured.
    package static let fewestValues = 50

    package init(
        own: FeatureCounts, total: FeatureCounts, ownQuartiles: Quartiles?, doctor: UnitDoctor,
        unitCheck: String = "P2"
    ) {
        self.own = own
        self.ownQuartiles = ownQuartiles
        self.doctor = doctor
        self.unitCheck = unitCheck
        rest = total.without(own)
    }

    package var results: [QualityResult] {
        guard case .number = own.specification.kind else { return [shift] }
        return [shift, units]
    }

    private var name: String { own.specification.name }

    /// B1: the population stability index over tenths of the others' values, or levels, with missing
    /// and each special value as a slot of its own.
    ///
    /// Few rows shift by chance, so the index must also be one that equal populations exceed in one
    /// of a thousand comparisons only (Yurdakul 2018).
    private var shift: QualityResult {
        let what = "own rows against the others'"
        guard let rest, own.rows >= Self.fewestValues, rest.rows >= Self.fewestValues else {
            return unmeasured("B1", what)
        }
        let slots = FeatureAgainstRest.slots(own, rest)
        guard slots.count >= 2,
            let index = try? StabilityIndex.psi(
                expected: slots.map { Double($0.rest) }, actual: slots.map { Double($0.own) })
        else {
            return QualityResult(
                id: "B1", place: name, feature: name, what: what, outcome: .pass, rows: own.rows,
                value: 0, threshold: "warn above 0.1")
        }
        let chance =
            (1 / Double(own.rows) + 1 / Double(rest.rows))
            * ChiSquaredDistribution(degreesOfFreedom: Double(slots.count - 1)).quantile(0.999)
        let outcome: QualityResult.Outcome = index > max(0.1, chance) ? .warn : .pass
        return QualityResult(
            id: "B1", place: name, feature: name,
            what: outcome == .warn && index > 0.25 ? "a large shift of \(what)" : what,
            outcome: outcome, rows: own.rows, value: index, threshold: "warn above 0.1",
            advice: outcome == .warn
                ? "another population, another definition, or another unit" : "")
    }

    /// The unit doctor.
    private var units: QualityResult {
        guard let rest, let mine = ownQuartiles, let others = rest.quartiles,
            own.values >= Self.fewestValues, rest.values >= Self.fewestValues
        else { return unmeasured(unitCheck, "own numbers against the others'") }
        let suggestion = doctor.suggestion(own: mine, rest: others)
        return QualityResult(
            id: unitCheck, place: name, feature: name,
            what: suggestion ?? "own numbers against the others'",
            outcome: suggestion == nil ? .pass : .warn, rows: own.values,
            threshold: "warn within 12 % of a known factor",
            advice: suggestion == nil ? "" : "check the column's unit in the mapping")
    }

    private func unmeasured(_ id: String, _ what: String) -> QualityResult {
        QualityResult(
            id: id, place: name, feature: name, what: what, outcome: .notMeasured,
            advice: rest == nil
                ? "the federation's sum does not hold the own rows"
                : "fewer than \(Self.fewestValues) values")
    }

    /// Tenths of the others' values, or levels; then missing and special values. Without slots that
    /// are empty on both sides.
    private static func slots(
        _ own: FeatureCounts, _ rest: FeatureCounts
    ) -> [(own: Int, rest: Int)] {
        var slots = Array(zip(own.cells, rest.cells)).map { (own: $0, rest: $1) }
        if case .number = own.specification.kind { slots = joined(slots, tenth: rest.values / 10) }
        slots.append((own.missing, rest.missing))
        slots += zip(own.specials, rest.specials).map { (own: $0, rest: $1) }
        return slots.filter { $0.own + $0.rest > 0 }
    }

    private static func joined(
        _ cells: [(own: Int, rest: Int)], tenth: Int
    ) -> [(own: Int, rest: Int)] {
        var slots: [(own: Int, rest: Int)] = []
        var open = (own: 0, rest: 0)
        for cell in cells {
            open = (open.own + cell.own, open.rest + cell.rest)
            guard open.rest >= max(tenth, 1) else { continue }
            slots.append(open)
            open = (0, 0)
        }
        guard open.own + open.rest > 0 else { return slots }
        guard let last = slots.popLast() else { return [open] }
        return slots + [(last.own + open.own, last.rest + open.rest)]
    }
}
