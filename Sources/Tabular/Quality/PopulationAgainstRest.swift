import Learning

/// What became of an institution's observed rows, beside those of all others together: B2, and the
/// field's own check of events in the time watched.
package struct PopulationAgainstRest: Sendable, Hashable {
    /// Events, and the rows of the study that they stand among.
    package struct Events: Sendable, Hashable {
        package let count: Int
        package let rows: Int

        package init(count: Int, rows: Int) {
            self.count = count
            self.rows = rows
        }
    }

    /// All rows by what the study made of them: kept, left out by reason, censored. Nil where the
    /// federation's sum does not hold the own rows.
    package let flow: CountsAgainstRest?
    /// How long rows waited for their events, by cells of time. Nil where the study doesn't tell it.
    package let waits: CountsAgainstRest?
    /// Nil where the study watches nothing over time.
    package let own: Events?
    package let total: Events?
    package let tells: DefinitionTells

    package init(
        flow: CountsAgainstRest?, waits: CountsAgainstRest? = nil, own: Events? = nil,
        total: Events? = nil, tells: DefinitionTells
    ) {
        self.flow = flow
        self.waits = waits
        self.own = own
        self.total = total
        self.tells = tells
    }

    package var results: [QualityResult] {
        let what = "own shares of rows kept and left out against the others'"
        let mix =
            flow?.mismatch(at: "population", of: what, asking: tells.population)
            ?? QualityResult(
                id: "B2", place: "population", what: what, outcome: .notMeasured,
                advice: "the federation's sum does not hold the own rows")
        let waiting = waits?.mismatch(
            at: "target", of: "own times from observation to event against the others'",
            asking: tells.target)
        return [mix] + (waiting.map { [$0] } ?? []) + (tells.rate.map { [rate($0)] } ?? [])
    }

    /// Warns above three times the others' rate, or below a third, unless chance may do that.
    private func rate(_ rate: DefinitionTells.Rate) -> QualityResult {
        guard let comparison else {
            return QualityResult(
                id: rate.check, place: "target", what: "\(rate.what) against the others'",
                outcome: .notMeasured,
                advice:
                    "needs events over time, and \(ShareComparison.fewestRows) rows on both sides")
        }
        let isFar =
            comparison.isBeyondChance && comparison.logRatio > ElementaryFunctions.log(3)
        return QualityResult(
            id: rate.check, place: "target", what: "\(rate.what) against the others'",
            outcome: isFar ? .warn : .pass, rows: comparison.ownRows, count: comparison.own,
            threshold: "warn at a ratio above 3 or below 1/3",
            advice: isFar
                ? """
                \(comparison.own) in \(comparison.ownRows) rows here, \(comparison.rest) in \
                \(comparison.restRows) with the others; \(tells.target)
                """ : "")
    }

    private var comparison: ShareComparison? {
        guard let own, let total else { return nil }
        let rest = Events(count: total.count - own.count, rows: total.rows - own.rows)
        guard own.rows >= ShareComparison.fewestRows, rest.rows >= ShareComparison.fewestRows,
            rest.count >= 0
        else { return nil }
        return ShareComparison(
            place: 0, own: own.count, ownRows: own.rows, rest: rest.count, restRows: rest.rows)
    }
}
