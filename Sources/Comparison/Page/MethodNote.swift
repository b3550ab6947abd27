import Federation

/// One method in words, as the page's last section explains it.
struct MethodNote: Sendable, Hashable {
    let heading: String
    let text: String

    static func all(_ report: ComparisonReport, in context: ReportContext) -> [MethodNote] {
        let folds = context.folds.map { [crossFitting($0, context)] } ?? []
        let notes = models(context) + folds + measures(context) + [verdict(context)]
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
                text: recalibration(context)),
        ]
    }

    private static func crossFitting(_ folds: Int, _ context: ReportContext) -> MethodNote {
        let ranking =
            context.settings.rank == nil
            ? ""
            : """
             Figures of ranking are means of those within folds, weighted by rows, since scores of \
            different models are not one scale.
            """
        return MethodNote(
            heading: "Cross-fitting",
            text: """
                A hash of each \(context.terms.entity) puts it into one of \(folds) folds. Beside the \
                final model of all rows one was trained without each fold, recipe included, and so \
                were the local baselines; every row is measured by the model that has not seen it, \
                and recalibrated by what the other folds say. Coefficients are those of the final \
                model.\(ranking) Models share training rows, so only differences have intervals.
                """)
    }

    private static func recalibration(_ context: ReportContext) -> String {
        let rows = context.folds == nil ? "validation rows" : "rows of the other folds"
        return switch context.terms.family {
        case .event:
            """
            The federated model with its probabilities shifted, and where there are events enough \
            stretched, on the institution's own \(rows). The order of the scores stays.
            """
        case .classes:
            """
            The federated model with each class's log odds shifted, and where there are rows \
            enough all of them stretched, on the institution's own \(rows).
            """
        case .amount:
            """
            The federated model with its amounts shifted, and where there are rows enough \
            stretched, by least squares on the institution's own \(rows).
            """
        }
    }

    private static func measures(_ context: ReportContext) -> [MethodNote] {
        let entities = context.terms.entities
        let gain = MethodNote(
            heading: "Gain",
            text: """
                \(gains(context)) Positive is better. Both models are measured on the same hold-out \
                \(entities), which neither has seen.
                """)
        switch context.terms.family {
        case .event:
            return [gain, intervals(context) ?? eventIntervals(context)]
                + (context.folds == nil ? [areaOfEvent] : [])
        case .classes:
            return [gain, intervals(context) ?? otherIntervals(entities)]
                + (context.folds == nil ? [areaOfClasses] : [])
        case .amount:
            return [gain, intervals(context) ?? otherIntervals(entities), truths(context)]
        }
    }

    private static func gains(_ context: ReportContext) -> String {
        let rank = context.settings.rank.map { " \($0.label): model − local." } ?? ""
        return "\(context.settings.measure.metric.label): local − model.\(rank)"
    }

    /// Of folds; nil with one hold-out.
    private static func intervals(_ context: ReportContext) -> MethodNote? {
        context.folds.map { folds in
            let quantile = folds < 10 ? "t with \(folds - 1) degrees of freedom" : "normal"
            return MethodNote(
                heading: "Intervals",
                text: """
                    95 %, two-sided, paired. Standard errors by 2,000 bootstrap draws of whole \
                    \(context.terms.entities) within folds, their squares times 1 + \(folds)/\
                    \(folds - 1) (Nadeau and Bengio 2003); \(quantile).
                    """)
        }
    }

    private static func eventIntervals(_ context: ReportContext) -> MethodNote {
        MethodNote(
            heading: "Intervals",
            text: """
                95 %, two-sided, paired. For AUC by DeLong, DeLong and Clarke-Pearson (1988) where \
                each \(context.terms.entity) has one row; for everything else by 2,000 bootstrap \
                draws of whole \(context.terms.entities), within each outcome.
                """)
    }

    private static func otherIntervals(_ entities: String) -> MethodNote {
        MethodNote(
            heading: "Intervals",
            text: "95 %, two-sided, paired, by 2,000 bootstrap draws of whole \(entities).")
    }

    private static let areaOfEvent = MethodNote(
        heading: "AUC of the federation",
        text: """
            From a summed table of 1,024 score cells. The exact value lies inside the bracket. It \
            is not a mean of the institutions' AUCs.
            """)

    private static let areaOfClasses = MethodNote(
        heading: "Macro AUC of the federation",
        text: """
            From one summed table of 1,024 score cells for each class against all others; the plain \
            mean over classes. The exact value lies inside the bracket.
            """)

    private static func truths(_ context: ReportContext) -> MethodNote {
        MethodNote(
            heading: "Which rows, which truth",
            text: """
                Figures are over all hold-out rows unless they name last rows: the last row of each \
                \(context.terms.entity). The truth is as it was found unless it is called capped: \
                cut to the study's range, as models learn it and as the mean squared error takes \
                it. Predictions are never below the range.
                """)
    }

    private static func verdict(_ context: ReportContext) -> MethodNote {
        let settings = context.settings
        let loss = settings.measure.metric.inText
        let gain = NumberText.short(settings.gainMargin * 100)
        let margin = NumberText.short(settings.rankMargin)
        let holds = settings.rank.map { " and its \($0.inText) not worse by \(margin)" } ?? ""
        let ruledOut = settings.rank.map { " and of \(margin) \($0.inText)" } ?? ""
        return MethodNote(
            heading: "Verdict",
            text: """
                In this order. Fewer than \(fewest(context)): not enough evidence. The federated \
                model's gain in \(loss) is above 0\(holds), by the lower ends of the intervals: \
                join. The same for the recalibrated model: recalibrate only. A gain of \(gain) % of \
                the local \(loss)\(ruledOut) is ruled out by the upper ends, or the model is worse: \
                stay local. Otherwise: not enough evidence.
                """)
    }

    private static func fewest(_ context: ReportContext) -> String {
        let settings = context.settings
        switch context.terms.outcome {
        case .event:
            return """
                \(settings.events) events, \(settings.nonEvents) non-events or \
                \(settings.entities) entities
                """
        case .classes(let names):
            return """
                \(settings.nonEvents) rows of “\(names[0])”, \(settings.events) of the other \
                classes or \(settings.entities) entities
                """
        case .amount:
            return "\(settings.entities) entities"
        }
    }

    private static let distribution = MethodNote(
        heading: "Across institutions",
        text: """
            Random effects: between-institution variance by Paule and Mandel (1982), interval by \
            Hartung and Knapp (2001), prediction interval by Higgins, Thompson and Spiegelhalter \
            (2009). Variances are read off the intervals' widths.
            """)
}
