/// The report's figures as tables for spreadsheets and scripts.
///
/// RFC 4180: commas, CRLF, quotes doubled. A text that a spreadsheet would run as a formula gets an
/// apostrophe in front; numbers have a plain minus sign and as many digits as report.json. An
/// undefined figure is an empty cell with its reason in the column beside it.
package struct CSVTables: Sendable {
    let report: ComparisonReport

    package init(_ report: ComparisonReport) {
        self.report = report
    }

    /// File names and contents, in the order they are written.
    package var files: [(name: String, text: String)] {
        [
            ("institutions.csv", institutions), ("coefficients.csv", coefficients),
            ("metrics.csv", metrics),
        ] + (classes.map { [("classes.csv", $0)] } ?? [])
            + (alarms.map { [("alarms.csv", $0)] } ?? [])
            + (alarmCosts.map { [("alarm-costs.csv", $0)] } ?? [])
            + (report.federated.binnings.isEmpty ? [] : [("binnings.csv", binnings)])
    }

    /// One row for each model, class and class taken for it: how many rows, and the class's AUC
    /// against all others. Nil where no model of the report tells its classes.
    package var classes: String? {
        let detailed = models.compactMap { name, model in
            model.metrics.classes.map { (name, $0) }
        }
        guard !detailed.isEmpty else { return nil }
        var table = CSVText(header: [
            "model", "class", "class_rows", "auc", "reason", "taken_for", "rows",
        ])
        for (name, detail) in detailed {
            for (entry, counts) in zip(detail.entries, detail.confusion) {
                for (other, count) in zip(detail.entries, counts) {
                    table.append([
                        .text(name), .text(entry.name), .number(entry.rows.map(Double.init)),
                        .number(entry.auc.number),
                        entry.auc.reason.map { .text($0.rawValue) } ?? .empty, .text(other.name),
                        .number(count.map(Double.init)),
                    ])
                }
            }
        }
        return table.text
    }

    /// One row for each institution and difference; one with empty figures where there is none.
    package var institutions: String {
        let countsEvents = report.federated.metrics.family == .event
        var table = CSVText(
            header: ["institution", "training_rows", "holdout_rows"]
                + (countsEvents ? ["holdout_events"] : []) + [
                    "verdict", "verdict_basis", "holdout_factor", "model", "measure", "estimate",
                    "low", "high", "level", "method",
                ])
        for figures in report.institutions {
            let facts: [CSVText.Cell] =
                [
                    .text(figures.name), count(figures.trainingRows), count(figures.holdoutRows),
                ] + (countsEvents ? [count(figures.holdoutEvents)] : []) + [
                    .text(figures.verdict.outcome.rawValue), .text(figures.verdict.basis.rawValue),
                    .number(figures.verdict.holdoutFactor),
                ]
            if figures.differences.isEmpty {
                table.append(facts + Array(repeating: .empty, count: 7))
            }
            for difference in figures.differences { table.append(facts + cells(difference)) }
        }
        return table.text
    }

    private func cells(_ difference: Difference) -> [CSVText.Cell] {
        [
            .text(difference.model.rawValue), .text(difference.metric.rawValue),
            .number(difference.estimate), .number(difference.interval.low),
            .number(difference.interval.high), .number(Difference.level),
            .text(difference.method.rawValue),
        ]
    }

    /// One row for each model and coefficient.
    package var coefficients: String {
        var table = CSVText(header: [
            "model", "coefficient", "value", "standard_error", "low", "high",
        ])
        for (name, model) in models {
            for coefficient in model.coefficients ?? [] {
                table.append([
                    .text(name), .text(coefficient.name), .number(coefficient.value),
                    .number(coefficient.standardError), .number(coefficient.interval?.low),
                    .number(coefficient.interval?.high),
                ])
            }
        }
        return table.text
    }

    /// One row for each model, scope and metric. The federation's scope is empty.
    package var metrics: String {
        var table = CSVText(header: [
            "institution", "model", "metric", "value", "low", "high", "reason",
        ])
        for (name, model) in models { append(model.metrics, .empty, name, to: &table) }
        for figures in report.institutions {
            let institution = CSVText.Cell.text(figures.name)
            append(figures.local, institution, "local", to: &table)
            append(figures.federated, institution, "federated", to: &table)
            if let recalibrated = figures.recalibrated {
                append(recalibrated, institution, "recalibrated", to: &table)
            }
        }
        return table.text
    }

    private var models: [(String, ModelFigures)] {
        [("federated", report.federated)] + (report.pooled.map { [("pooled", $0)] } ?? [])
    }

    private func append(
        _ metrics: ModelMetrics, _ institution: CSVText.Cell, _ model: String,
        to table: inout CSVText
    ) {
        for metric in metrics.family.metrics {
            let figure = metrics[metric]
            table.append([
                institution, .text(model), .text(metric.rawValue), .number(figure.number),
                .number(figure.interval?.low), .number(figure.interval?.high),
                figure.reason.map { .text($0.rawValue) } ?? .empty,
            ])
        }
    }

    /// A band in words: spreadsheets read `10-49` as October 1949.
    private func count(_ count: RowCount?) -> CSVText.Cell {
        switch count {
        case nil: .empty
        case .exact(let rows): .number(Double(rows))
        case .band(let band): .text(band.words.replacing("–", with: " to "))
        }
    }
}
