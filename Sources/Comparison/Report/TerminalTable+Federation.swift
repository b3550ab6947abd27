extension TerminalTable {
    var together: [String] {
        var lines = ["All institutions together, on all hold-out rows\(counts)"]
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
        guard let events = report.federated.metrics.events else { return text + ")" }
        return text
            + ", \(NumberText.grouped(events)) “\(TextWidth.harmless(context.terms.event))”)"
    }

    private func summary(_ model: ModelFigures) -> String {
        summary(model.metrics) + (model.converged ? "" : "  not converged")
    }

    private func summary(_ metrics: ModelMetrics) -> String {
        var auc = "AUC " + number(metrics.auc)
        if let bracket = metrics.aucBracket {
            let low = NumberText.fixed(bracket.low, 4)
            let high = NumberText.fixed(bracket.high, 4)
            auc += " [\(low), \(high)]"
        }
        var figures = [
            "log loss " + number(metrics.logLoss), auc, "Brier " + number(metrics.brier),
        ]
        if metrics.calibrationSlope != .undefined(.notComputed) {
            figures.append(
                "calibration " + number(metrics.calibrationIntercept, 2) + " / "
                    + number(metrics.calibrationSlope, 2))
        }
        return figures.joined(separator: "  ")
    }

    private func number(_ figure: Figure, _ decimals: Int) -> String {
        figure.number.map { NumberText.fixed($0, decimals) } ?? "–"
    }

    private var distribution: [String] {
        guard let summary = report.distribution else { return [] }
        let mean = NumberText.fixed(summary.mean, 4, signed: true)
        let text = """
            Over \(summary.institutions) institutions the gain in \
            \(summary.metric.inText) is \(mean) \(bounds(summary.interval)); a new \
            institution should expect \(bounds(summary.prediction)).
            """
        return TextWidth.wrapped(text, Self.width, indent: "  ")
    }

    private func bounds(_ bounds: Bounds) -> String {
        let low = NumberText.fixed(bounds.low, 4, signed: true)
        let high = NumberText.fixed(bounds.high, 4, signed: true)
        return "[\(low), \(high)]"
    }

    var legend: [String] {
        let loss = context.settings.measure.metric.label
        let terms = context.terms
        let alone = "each alone: every institution with its own local baseline."
        let words = [
            "local: the same study fitted on the institution's own rows only.",
            "recalibrated: the federated model, its probabilities adjusted on own validation rows.",
            """
            gain: how much better than local on the same hold-out \(terms.entities), positive is \
            better (\(loss): local − model; AUC: model − local), with a paired 95 % interval.
            """,
            "AUC: \(Metric.auc.meaning(in: terms))",
            "[low, high] behind a federation's AUC: the exact value lies in it.",
            "calibration: intercept (0 is right) / slope (1 is right).",
            "–, insufficient: fewer rows of one outcome than may be told.",
        ]
        return (words + (report.alone == nil ? [] : [alone])).flatMap { word in
            let lines = TextWidth.wrapped(TextWidth.harmless(word), Self.width - 2, indent: "")
            return lines.enumerated().map { ($0.offset == 0 ? "" : "  ") + $0.element }
        }
    }
}
