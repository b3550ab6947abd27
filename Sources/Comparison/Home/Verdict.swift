/// Whether federation beats going alone, for one institution.
package struct Verdict: Sendable, Hashable {
    package enum Outcome: String, Sendable, Hashable, CaseIterable {
        case join
        case recalibrateOnly = "recalibrate-only"
        case stayLocal = "stay-local"
        case notEnoughEvidence = "not-enough-evidence"
    }

    /// The first rule that applied, in the order in which they are asked.
    package enum Basis: String, Sendable, Hashable, CaseIterable {
        case notConverged = "not-converged"
        case fieldCondition = "field-condition"
        case tooFewRows = "too-few-rows"
        case federatedGains = "federated-gains"
        case recalibratedGains = "recalibrated-gains"
        case gainRuledOut = "gain-ruled-out"
        case worse
        case undecided

        package var outcome: Outcome {
            switch self {
            case .federatedGains: .join
            case .recalibratedGains: .recalibrateOnly
            case .gainRuledOut, .worse: .stayLocal
            case .notConverged, .fieldCondition, .tooFewRows, .undecided: .notEnoughEvidence
            }
        }
    }

    package let basis: Basis
    /// How many times as many hold-out rows would settle an undecided comparison, above 1, if the
    /// estimates stayed where they are; nil where nothing is to be settled or no number would.
    package let holdoutFactor: Double?

    package init(basis: Basis, holdoutFactor: Double? = nil) {
        self.basis = basis
        self.holdoutFactor = holdoutFactor
    }

    package var outcome: Outcome { basis.outcome }

    /// More rows than this many times the present ones are as good as none.
    package static let largestFactor = 10_000.0

    /// The verdict on the evidence, by the first rule that applies.
    ///
    /// Without a recalibrated model the federated one is asked in its place.
    package static func judged(
        _ evidence: VerdictEvidence, by settings: VerdictSettings
    ) -> Verdict {
        if !evidence.converged { return Verdict(basis: .notConverged) }
        if evidence.fieldForbids { return Verdict(basis: .fieldCondition) }
        if evidence.events < settings.events || evidence.nonEvents < settings.nonEvents
            || evidence.entities < settings.entities
        {
            return Verdict(basis: .tooFewRows, holdoutFactor: rowFactor(evidence, settings))
        }
        guard let pairs = ComparedPairs(evidence, settings) else {
            return Verdict(basis: .undecided)
        }
        if let basis = pairs.basis(onTimesMoreRows: 1) { return Verdict(basis: basis) }
        return Verdict(basis: .undecided, holdoutFactor: pairs.settlingFactor)
    }

    /// How many times as many rows would hold enough of each kind; nil where one kind is absent.
    private static func rowFactor(
        _ evidence: VerdictEvidence, _ settings: VerdictSettings
    ) -> Double? {
        let pairs = [
            (evidence.events, settings.events), (evidence.nonEvents, settings.nonEvents),
            (evidence.entities, settings.entities),
        ].filter { $0.1 > 0 }
        guard pairs.allSatisfy({ $0.0 > 0 }) else { return nil }
        return pairs.map { Double($0.1) / Double($0.0) }.max()
    }
}

/// Gain and rank difference of the federated and the recalibrated model, held against the margins.
/// Where nothing is ranked, the gain decides alone.
private struct ComparedPairs {
    let federated: (gain: Difference, rank: Difference?)
    let recalibrated: (gain: Difference, rank: Difference?)
    /// The gain that matters, in units of the loss.
    let gainMargin: Double
    let rankMargin: Double

    init?(_ evidence: VerdictEvidence, _ settings: VerdictSettings) {
        let metric = settings.measure.metric
        guard let localLoss = evidence.localLoss,
            let gain = evidence.differences.of(.federated, metric)
        else { return nil }
        let rank = settings.rank.flatMap { evidence.differences.of(.federated, $0) }
        guard settings.rank == nil || rank != nil else { return nil }
        federated = (gain, rank)
        recalibrated = (
            evidence.differences.of(.recalibrated, metric) ?? gain,
            settings.rank.flatMap { evidence.differences.of(.recalibrated, $0) } ?? rank
        )
        gainMargin = settings.gainMargin * localLoss
        rankMargin = settings.rankMargin
    }

    /// The rule that the intervals settle, were they those of `factor` times as many rows.
    func basis(onTimesMoreRows factor: Double) -> Verdict.Basis? {
        let gainF = federated.gain.interval(onTimesMoreRows: factor)
        let rankF = federated.rank?.interval(onTimesMoreRows: factor)
        let gainR = recalibrated.gain.interval(onTimesMoreRows: factor)
        let rankR = recalibrated.rank?.interval(onTimesMoreRows: factor)
        func holds(_ rank: Bounds?) -> Bool { rank.map { $0.low > -rankMargin } ?? true }
        if gainF.low > 0, holds(rankF) { return .federatedGains }
        if gainR.low > 0, holds(rankR) { return .recalibratedGains }
        if gainR.high < gainMargin, rankR.map({ $0.high < rankMargin }) ?? true {
            return .gainRuledOut
        }
        if gainR.high < 0 || rankR.map({ $0.high < -rankMargin }) ?? false { return .worse }
        return nil
    }

    /// The least factor of rows at which one of the rules holds; nil where an estimate lies on the
    /// wrong side of, or on, every line that it would have to cross.
    var settlingFactor: Double? {
        let joins = both(above(federated.gain, 0), rank(federated.rank) { above($0, -rankMargin) })
        let recalibrates = both(
            above(recalibrated.gain, 0), rank(recalibrated.rank) { above($0, -rankMargin) })
        let ruledOut = both(
            below(recalibrated.gain, gainMargin),
            rank(recalibrated.rank) { below($0, rankMargin) })
        let worse = [
            below(recalibrated.gain, 0), recalibrated.rank.flatMap { below($0, -rankMargin) },
        ]
        let factor = ([joins, recalibrates, ruledOut] + worse).compactMap { $0 }.min()
        return factor.flatMap { $0 <= Verdict.largestFactor ? $0 : nil }
    }

    /// What is not ranked asks for no more rows.
    private func rank(
        _ difference: Difference?, _ factor: (Difference) -> Double?
    ) -> Double? {
        difference.map(factor) ?? 1
    }

    private func both(_ one: Double?, _ other: Double?) -> Double? {
        guard let one, let other else { return nil }
        return max(one, other)
    }

    /// The factor of rows at which the interval's low end reaches `line`.
    private func above(_ difference: Difference, _ line: Double) -> Double? {
        factor(
            reach: difference.estimate - difference.interval.low, room: difference.estimate - line)
    }

    /// The factor of rows at which the interval's high end reaches `line`.
    private func below(_ difference: Difference, _ line: Double) -> Double? {
        factor(
            reach: difference.interval.high - difference.estimate, room: line - difference.estimate)
    }

    private func factor(reach: Double, room: Double) -> Double? {
        guard room > 0 else { return nil }
        let root = max(0, reach) / room
        return max(1, root * root)
    }
}
