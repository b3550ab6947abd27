extension TerminalTable {
    var together: [String] {
        let rows = context.crossFitted.map { "on all rows, \($0)" } ?? "on all hold-out rows"
        var lines = ["All institutions together, \(rows)\(counts)"]
        if let alone = report.alone { lines.append("  each alone    " + summary(alone)) }
        lines.append("  federated     " + summary(report.federated))
        if let recalibrated = report.recalibrated {
            lines.append("  recalibrated  " + summary(recalibrated))
        }
        if let pooled = report.pooled { lines.append("  pooled        " + summary(pooled)) }
        return lines.map { TextWidth.shortened($0, Self.width) } + distribution
    }

    private var counts: String {
        guard let rows = report.federated.metrics.rows else { return "" }
        let text = " (\(NumberText.grouped(rows))"
        guard let events = report.federated.metrics.events, let word = context.terms.event else {
            return text + ")"
        }
        return text + ", \(NumberText.grouped(events)) “\(TextWidth.harmless(word))”)"
    }

    private func summary(_ model: ModelFigures) -> String {
        summary(model.metrics) + (model.converged ? "" : "  not converged")
    }

    private func summary(_ metrics: ModelMetrics) -> String {
        var figures: [String]
        switch metrics.family {
        case .event:
            figures = ["log loss " + number(metrics.logLoss), rank("AUC", metrics)]
            figures.append("Brier " + number(metrics.brier))
        case .classes:
            figures = ["log loss " + number(metrics.logLoss), rank("macro AUC", metrics)]
            figures.append("Brier " + number(metrics.brier))
            figures.append("top-1 " + number(metrics[.top1], 3))
        case .amount:
            figures = amounts(metrics)
        }
        if metrics.calibrationSlope != .undefined(.notComputed) {
            figures.append(
                "calibration " + number(metrics.calibrationIntercept, 2) + " / "
                    + number(metrics.calibrationSlope, 2))
        }
        return figures.joined(separator: "  ")
    }

    private func amounts(_ metrics: ModelMetrics) -> [String] {
        let all = "RMSE " + number(metrics[.rmse]) + capped(metrics[.rmseCapped])
        guard metrics[.rmseLast] != .undefined(.notComputed) else {
            return [
                all, "mean error size " + number(metrics[.mae]),
                "R² " + number(metrics[.rSquared], 3),
            ]
        }
        let last =
            "last rows: RMSE " + number(metrics[.rmseLast]) + capped(metrics[.rmseLastCapped])
        return [all, last + ", NASA " + number(metrics[.nasaLast])]
    }

    private func capped(_ figure: Figure) -> String {
        figure == .undefined(.notComputed) ? "" : ", capped " + number(figure)
    }

    private func rank(_ name: String, _ metrics: ModelMetrics) -> String {
        guard let metric = metrics.family.rank else { return "" }
        let text = name + " " + number(metrics[metric])
        guard let bracket = metrics.aucBracket else { return text }
        let low = NumberText.fixed(bracket.low, 4)
        let high = NumberText.fixed(bracket.high, 4)
        return text + " [\(low), \(high)]"
    }

    private func number(_ figure: Figure, _ decimals: Int) -> String {
        figure.number.map { NumberText.fixed($0, decimals) } ?? "–"
    }

    private var distribution: [String] {
        guard let summary = report.distribution else { return [] }
        let mean = NumberText.figure(summary.mean, signed: true)
        let text = """
            Over \(summary.institutions) institutions the gain in \
            \(summary.metric.inText) is \(mean) \(bounds(summary.interval)); a new \
            institution should expect \(bounds(summary.prediction)).
            """
        return TextWidth.wrapped(text, Self.width, indent: "  ")
    }

    private func bounds(_ bounds: Bounds) -> String {
        let low = NumberText.figure(bounds.low, signed: true)
        let high = NumberText.figure(bounds.high, signed: true)
        return "[\(low), \(high)]"
    }

    /// What became of the federated model's inputs.
    var inputs: [String] {
        guard let recipe = report.federated.recipe else { return [] }
        let sentences = RecipeWords(figures: recipe) { $0 }.sentences
        return ["Inputs of the federated model"]
            + sentences.flatMap {
                TextWidth.wrapped(TextWidth.harmless($0), Self.width, indent: "  ")
            }
    }

    var legend: [String] {
        let alone = "each alone: every institution with its own local baseline."
        let words = models + ofFolds + measures + (report.alone == nil ? [] : [alone])
        return words.flatMap { word in
            let lines = TextWidth.wrapped(TextWidth.harmless(word), Self.width - 2, indent: "")
            return lines.enumerated().map { ($0.offset == 0 ? "" : "  ") + $0.element }
        }
    }

    private var models: [String] {
        let loss = context.settings.measure.metric.label
        let rank = context.settings.rank.map { "; \($0.label): model − local" } ?? ""
        let own = context.terms.family == .amount ? "amounts" : "probabilities"
        return [
            "local: the same study fitted on the institution's own rows only.",
            "recalibrated: the federated model, its \(own) adjusted on own \(adjustedOn).",
            """
            gain: how much better than local on the same hold-out \(context.terms.entities), \
            positive is better (\(loss): local − model\(rank)), with a paired 95 % interval.
            """,
        ]
    }

    private var adjustedOn: String {
        context.folds == nil ? "validation rows" : "rows of the other folds"
    }

    /// What differs where every row was held out once.
    private var ofFolds: [String] {
        guard let crossFitted = context.crossFitted else { return [] }
        let ranked =
            context.settings.rank.map { " \($0.label) is the row-weighted mean within folds." }
            ?? ""
        return [
            "\(crossFitted): each row is measured by a model trained without its fold.\(ranked)"
        ]
    }

    private var measures: [String] {
        let terms = context.terms
        switch terms.family {
        case .event:
            return [
                "AUC: \(Metric.auc.meaning(in: terms))",
                "[low, high] behind a federation's AUC: the exact value lies in it.",
                "calibration: intercept (0 is right) / slope (1 is right).",
                "–, insufficient: fewer rows of one outcome than may be told.",
            ]
        case .classes:
            return [
                "macro AUC: \(Metric.macroAuc.meaning(in: terms))",
                "[low, high] behind a federation's macro AUC: the exact value lies in it.",
                "top-1: \(Metric.top1.meaning(in: terms))",
                "–, insufficient: fewer rows of a class than may be told.",
            ]
        case .amount:
            return [
                "Sq. error: \(Metric.squaredError.meaning(in: terms))",
                "RMSE: \(Metric.rmse.meaning(in: terms))",
                "last rows: only the last row of each \(terms.entity).",
                "capped: against the truth cut to the study's range, as models learn it.",
                "NASA: \(Metric.nasa.meaning(in: terms))",
                "–, insufficient: fewer rows than may be told.",
            ]
        }
    }
}
