extension CSVTables {
    /// One row for each source of alarms and figure: its value and perhaps a 95 % interval, or only
    /// between what it lies. Nil where the study raises none.
    package var alarms: String? {
        guard let alarms = report.alarms else { return nil }
        var table = CSVText(header: [
            "source", "threshold", "figure", "value", "low", "high", "reason",
        ])
        for model in alarms.models {
            for metric in AlarmMetric.allCases {
                let ends = model[metric].interval ?? model.range(metric)
                table.append([
                    .text(model.source.rawValue), .number(model.threshold),
                    .text(metric.rawValue), .number(model[metric].number),
                    .number(ends?.low), .number(ends?.high),
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
