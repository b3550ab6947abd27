/// One method in words, as the page's last section explains it.
struct MethodNote: Sendable, Hashable {
    let heading: String
    let text: String

    static func all(_ report: ComparisonReport, in context: ReportContext) -> [MethodNote] {
        let notes = models(context) + measures(context) + [verdict(context.settings)]
        return notes + (report.distribution == nil ? [] : [distribution])
    }

    private static func models(_ context: ReportContext) -> [MethodNote] {
        [
            MethodNote(
                heading: "Local baseline",
                text: """
                    The same study, recipe and learner, fitted on the institution's own training \
                    rows alone: what it could do without the others.
                    """),
            MethodNote(
                heading: "Federated model",
                text: """
                    Fitted by sums over all institutions' training rows. Each answered with a \
                    masked vector; only the sum could be read.
                    """),
            MethodNote(
                heading: "Recalibrated model",
                text: """
                    The federated model with its probabilities shifted, and where there are events \
                    enough stretched, on the institution's own validation rows. The order of the \
                    scores stays.
                    """),
        ]
    }

    private static func measures(_ context: ReportContext) -> [MethodNote] {
        let entities = context.terms.entities
        return [
            MethodNote(
                heading: "Gain",
                text: """
                    Log loss: local − model. AUC: model − local. Positive is better. Both models \
                    are measured on the same hold-out \(entities), which neither has seen.
                    """),
            MethodNote(
                heading: "Intervals",
                text: """
                    95 %, two-sided, paired. For AUC by DeLong, DeLong and Clarke-Pearson (1988) \
                    where each \(context.terms.entity) has one row; for everything else by 2,000 \
                    bootstrap draws of whole \(entities), within each outcome.
                    """),
            MethodNote(
                heading: "AUC of the federation",
                text: """
                    From a summed table of 1,024 score cells. The exact value lies inside the \
                    bracket. It is not a mean of the institutions' AUCs.
                    """),
        ]
    }

    private static func verdict(_ settings: VerdictSettings) -> MethodNote {
        let loss = settings.measure.metric.inText
        let gain = NumberText.short(settings.gainMargin * 100)
        let rank = NumberText.short(settings.rankMargin)
        return MethodNote(
            heading: "Verdict",
            text: """
                In this order. Fewer than \(settings.events) events, \(settings.nonEvents) \
                non-events or \(settings.entities) entities: not enough evidence. The federated \
                model's gain in \(loss) is above 0 and its AUC not worse by \(rank), by the lower \
                ends of the intervals: join. The same for the recalibrated model: recalibrate \
                only. A gain of \(gain) % of the local \(loss) and of \(rank) AUC is ruled out by \
                the upper ends, or the model is worse: stay local. Otherwise: not enough evidence.
                """)
    }

    private static let distribution = MethodNote(
        heading: "Across institutions",
        text: """
            Random effects: between-institution variance by Paule and Mandel (1982), interval by \
            Hartung and Knapp (2001), prediction interval by Higgins, Thompson and Spiegelhalter \
            (2009). Variances are read off the intervals' widths.
            """)
}
