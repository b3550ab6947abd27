extension CSVTables {
    /// One row for each source of alarms and figure. Nil where the study raises none.
    package var alarms: String? {
        guard let alarms = report.alarms else { return nil }
        var table = CSVText(header: [
            "source", "threshold", "figure", "value", "low", "high", "reason",
        ])
        for model in alarms.models {
            for metric in AlarmMetric.allCases {
                table.append([
                    .text(model.source.rawValue), .number(model.threshold),
                    .text(metric.rawValue), .number(model[metric].number),
                    .number(model.range(metric)?.low), .number(model.range(metric)?.high),
                    model[metric].reason.map { .text($0.rawValue) } ?? .empty,
                ])
            }
        }
        return table.text
    }

    /// One row for each source of alarms and threshold at which costs may be told.
    package var alarmCosts: String? {
        guard let alarms = report.alarms else { return nil }
        var table = CSVText(header: ["source", "threshold", "cost"])
        for curve in alarms.curves {
            for point in curve.points {
                table.append([
                    .text(curve.source.rawValue), .number(point.threshold), .number(point.cost),
                ])
            }
        }
        return table.text
    }
}
