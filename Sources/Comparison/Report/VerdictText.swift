import Federation

/// A verdict in words: a short name, and the sentence that says what it rests on.
package struct VerdictText: Sendable, Hashable {
    /// The outcome as people say it, such as "not enough evidence".
    package let title: String
    /// What was found and what it means, in one or two sentences.
    package let sentence: String

    package init(_ figures: InstitutionFigures, in context: ReportContext) {
        title = Self.title(of: figures.verdict.outcome)
        let wording = VerdictWording(figures: figures, context: context)
        sentence = wording.sentence
    }

    package static func title(of outcome: Verdict.Outcome) -> String {
        switch outcome {
        case .join: "join"
        case .recalibrateOnly: "recalibrate only"
        case .stayLocal: "stay local"
        case .notEnoughEvidence: "not enough evidence"
        }
    }
}

private struct VerdictWording {
    let figures: InstitutionFigures
    let context: ReportContext

    private var settings: VerdictSettings { context.settings }
    private var terms: FieldTerms { context.terms }
    private var lossName: String { settings.measure.metric.inText }
    private var rankMargin: String { NumberText.short(settings.rankMargin) }
    private var gainMargin: String { NumberText.short(settings.gainMargin * 100) + " %" }

    private var said: String { terms.family == .amount ? "amounts" : "probabilities" }

    /// What holds of the ranking besides the gain; nothing where nothing is ranked.
    private var ranked: String {
        guard let rank = settings.rank else { return "" }
        return ", and its ranking is not worse by more than \(rankMargin) \(rank.inText)"
    }

    private var ruledOutRank: String {
        settings.rank.map { ", and less than \(rankMargin) \($0.inText)" } ?? ""
    }

    var sentence: String {
        switch figures.verdict.basis {
        case .notConverged:
            "The federated model had not converged when the run ended, so it is not judged."
        case .fieldCondition: fieldCondition
        case .tooFewRows: tooFewRows
        case .federatedGains:
            "The federated model is better on rows it has never seen: \(gain(.federated))\(ranked)."
        case .recalibratedGains:
            """
            The federated model is better once its \(said) are recalibrated at home: \
            \(gain(.recalibrated)). Without that, a gain is not shown.
            """
        case .gainRuledOut:
            """
            A gain that matters is ruled out: less than \(gainMargin) of the local \
            \(lossName)\(ruledOutRank), even at the favourable ends of the intervals.
            """
        case .worse:
            "The federated model is worse here, even recalibrated: \(gain(best))."
        case .undecided: undecided
        }
    }

    private var fieldCondition: String {
        guard context.alarm != nil, let event = terms.event else {
            return """
                A condition of the field forbids a verdict on these rows; the node's own report names \
                it.
                """
        }
        return """
            A verdict needs at least \(VerdictEvidence.fewestWatchedEvents) hold-out “\(event)” that \
            an alarm could have warned of.
            """
    }

    private var best: Difference.Model {
        figures.differences.of(.recalibrated, settings.measure.metric) == nil
            ? .federated : .recalibrated
    }

    private var tooFewRows: String {
        let need = "A verdict needs at least \(needed)."
        guard let more = moreRows else { return need }
        return need + " \(more) would do."
    }

    private var needed: String {
        let entities = "\(settings.entities) \(terms.entities)"
        switch terms.outcome {
        case .event(let event, let nonEvent):
            return """
                \(settings.events) hold-out rows with the outcome “\(event)”, \
                \(settings.nonEvents) with “\(nonEvent)” and \(entities)
                """
        case .classes(let names):
            return """
                \(settings.nonEvents) hold-out rows of “\(names[0])”, \(settings.events) of the \
                other classes and \(entities)
                """
        case .amount:
            return "\(entities) in the hold-out"
        }
    }

    private var undecided: String {
        guard figures.differences.of(best, settings.measure.metric) != nil else {
            return "The models could not be compared on these rows."
        }
        let open = "The intervals leave it open: \(gain(best))."
        guard let more = moreRows else { return open }
        return open + " \(more) would settle it, if the estimates stay where they are."
    }

    /// "log loss changes by …" with interval, for the model that the rule looked at.
    private func gain(_ model: Difference.Model) -> String {
        guard let difference = figures.differences.of(model, settings.measure.metric) else {
            return "the figures are not told"
        }
        let low = NumberText.figure(difference.interval.low, signed: true)
        let high = NumberText.figure(difference.interval.high, signed: true)
        let estimate = NumberText.figure(difference.estimate, signed: true)
        return "gain in \(lossName) \(estimate), 95 % interval \(low) to \(high)"
    }

    /// "About 3.4 times as many hold-out loans (1,400 rows)"; the count only where it is known.
    private var moreRows: String? {
        guard let factor = figures.verdict.holdoutFactor else { return nil }
        let times = factor < 10 ? NumberText.fixed(factor, 1) : NumberText.fixed(factor, 0)
        let text = "About \(times) times as many hold-out \(terms.entities)"
        guard let rows = figures.holdoutRows.exact else { return text }
        let needed = Int((Double(rows) * factor).rounded(.up))
        return text + " (\(NumberText.grouped(needed)) rows)"
    }
}
