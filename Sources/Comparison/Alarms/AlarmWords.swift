import Federation
import Learning

/// A study's alarms in the field's words, for terminal and page alike.
struct AlarmWords {
    let alarms: AlarmReport
    let settings: AlarmSettings
    let terms: FieldTerms

    private var axis: AlarmAxis { settings.axis }
    private var event: String { "“\(terms.event ?? "")”" }

    /// What was watched: "25 “failing” could have been warned of in 12,996 cycles".
    var watched: String {
        let events = alarms.events.map(NumberText.grouped) ?? "few"
        let exposure = NumberText.grouped(Int(alarms.exposure.rounded()))
        return "\(events) \(event) that a warning could reach, \(exposure) \(units) watched"
    }

    /// More than one unit of exposure: `h`, `cycles`.
    var units: String {
        switch axis {
        case .calendar: axis.unit
        case .usage(let tick): tick + "s"
        }
    }

    /// `false/100`, the head of false alarms by exposure.
    var rateHead: String { "false/\(NumberText.grouped(Int(alarms.rateLength)))" }

    /// `cost/1,000`.
    var costHead: String { "cost/\(NumberText.grouped(Int(AlarmMetric.costLength)))" }

    /// When an alarm is raised, and what is counted: a sentence each.
    var sentences: [String] {
        let horizon = axis.words(settings.window.horizon)
        let lead = axis.words(settings.window.lead)
        let length = NumberText.grouped(Int(alarms.rateLength))
        let cost = NumberText.grouped(Int(AlarmMetric.costLength))
        return [
            "alarm: \(settings.words).",
            "caught: share of \(event) with an alarm that began \(horizon) to \(lead) before.",
            "false: alarms without \(event) within \(horizon), per \(length) \(units).",
            """
            precision: alarms in time, of those in time and false. on: share of the time in alarm.
            """,
            "lead: half of those caught, and nine of ten, had at least so many \(units) of warning.",
            "cost: of \(costs), per \(cost) \(units).",
            unseen,
            """
            on schedule: an alarm every \(axis.words(settings.intervals[0])), or 2, 4 or 8 times as \
            long, asking no model. never: no alarm at all.
            """,
        ]
    }

    /// What the study's rows can't show of alarms.
    private var unseen: String {
        let late = axis.words(settings.window.lead)
        let left =
            settings.window.lead > 0
            ? "no more than \(late) before \(event), or without a record of its whole horizon,"
            : "without a record of its whole horizon"
        return """
            not seen: a decision time \(left) is not of the study, so that no alarm begins there. \
            None is counted as late or left open, and what was caught no sooner counts as missed.
            """
    }

    /// How far what was caught and false may be from chance alone; nothing where no count is told.
    var intervals: [String] {
        let told = alarms.models.compactMap { model -> String? in
            let figures = [
                text(model, .recall, "caught", " %") { NumberText.short(100 * $0, 1) },
                text(model, .falseAlarmRate, rateHead, "") { NumberText.fixed($0, 2) },
            ].compactMap(\.self)
            guard !figures.isEmpty else { return nil }
            return "\(Self.name(of: model.source)): \(figures.joined(separator: "; "))"
        }
        guard !told.isEmpty else { return [] }
        return told.map { $0 + "." } + [
            """
            [a, b]: 95 % intervals, exact from the counts, as if \(event) and alarms came \
            independently of one another.
            """
        ]
    }

    private func text(
        _ model: AlarmFigures, _ metric: AlarmMetric, _ head: String, _ unit: String,
        _ write: (Double) -> String
    ) -> String? {
        guard case .value(let number, let interval?) = model[metric] else { return nil }
        return "\(head) \(write(number))\(unit) [\(write(interval.low)), \(write(interval.high))]"
    }

    private var costs: String {
        let costs = settings.costs
        let missed = "missed \(NumberText.short(costs.missed))"
        let others =
            "false \(NumberText.short(costs.falseAlarm)) and caught \(NumberText.short(costs.caught))"
        return "\(missed), \(others)"
    }

    /// The name of a row of the table.
    static func name(of source: AlarmFigures.Source) -> String {
        switch source {
        case .local: "each alone"
        case .federated: "federated"
        case .recalibrated: "recalibrated"
        case .pooled: "pooled"
        case .interval: "on schedule"
        case .never: "never"
        }
    }

    /// The cells of a row behind its name, in the order of `heads`.
    func cells(of model: AlarmFigures) -> [String] {
        let asksModel = model.threshold != nil
        let lead = [AlarmMetric.leadTimeMedian, .leadTimeP10].map { number(model, $0) }
        return [
            model.threshold.map { $0 == 1 ? "never" : NumberText.fixed($0, 4) } ?? "",
            percent(model, .recall), number(model, .falseAlarmRate, 2),
            asksModel ? percent(model, .precision) : "", percent(model, .burden),
            asksModel ? lead.joined(separator: " / ") : "", number(model, .cost),
        ]
    }

    var heads: [String] {
        ["threshold", "caught", rateHead, "precision", "on", "lead ½ / 9⁄10", costHead]
    }

    private func percent(_ model: AlarmFigures, _ metric: AlarmMetric) -> String {
        let text = text(model, metric) { NumberText.short(100 * $0, 1) }
        return text == Self.untold ? text : text + " %"
    }

    private func number(
        _ model: AlarmFigures, _ metric: AlarmMetric, _ decimals: Int = 0
    ) -> String {
        text(model, metric) {
            decimals == 0
                ? NumberText.grouped(Int($0.rounded())) : NumberText.fixed($0, decimals)
        }
    }

    private static let untold = "–"

    /// The figure, or between which values it lies.
    private func text(
        _ model: AlarmFigures, _ metric: AlarmMetric, _ write: (Double) -> String
    ) -> String {
        if let number = model[metric].number { return write(number) }
        guard let range = model.range(metric) else { return Self.untold }
        return "\(write(range.low))–\(write(range.high))"
    }
}
