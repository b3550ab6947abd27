/// The comparison as plain text of at most 100 columns, for terminals and logs.
///
/// For each institution one line with its name, hold-out and verdict, then a line for each measure:
/// the local baseline, the federated and the recalibrated model, the gain with its 95 % interval,
/// and the interval drawn on a scale that all institutions share.
package struct TerminalTable: Sendable {
    let report: ComparisonReport
    let context: ReportContext
    private let plots: [Metric: IntervalStrip]

    package static let width = 100
    private static let plotWidth = 23

    package init(_ report: ComparisonReport, in context: ReportContext) {
        self.report = report
        self.context = context
        var plots: [Metric: IntervalStrip] = [:]
        for metric in Self.metrics(context) {
            let intervals = report.institutions.flatMap(\.differences)
                .filter { $0.metric == metric }.map(\.interval)
            plots[metric] = IntervalStrip(showing: intervals, width: Self.plotWidth)
        }
        self.plots = plots
    }

    /// The table, each line ended by a line break.
    package var text: String {
        let blocks = [title, institutions, together, alarms, inputs, legend]
            .filter { !$0.isEmpty }
        return blocks.map { $0.joined(separator: "\n") }.joined(separator: "\n\n") + "\n"
    }

    private static func metrics(_ context: ReportContext) -> [Metric] {
        let extra: [Metric] = context.terms.family == .amount ? [.rmse, .rmseLast] : []
        return [context.settings.measure.metric] + [context.settings.rank].compactMap { $0 } + extra
    }

    private var title: [String] {
        let study = TextWidth.harmless(report.study)
        let run = TextWidth.harmless(report.run)
        let facts =
            [
                "study \(study), version \(report.version)", "run \(TextWidth.shortened(run, 36))",
                "\(report.rounds) rounds", "\(NumberText.bytes(report.bytes)) moved",
            ] + [context.crossFitted].compactMap { $0 }
        return TextWidth.wrapped(TextWidth.harmless(context.aim), Self.width)
            + (context.notice.map { TextWidth.wrapped(TextWidth.harmless($0), Self.width) } ?? [])
            + TextWidth.wrapped(facts.joined(separator: " · "), Self.width)
    }

    private var institutions: [String] {
        guard !report.institutions.isEmpty else {
            return ["No institution's policy names its own figures."]
        }
        return [header] + report.institutions.flatMap(lines)
    }

    private var header: String {
        row(
            "", "local", "federated", "recalibrated", "gain", "95 % interval",
            "worse ◂ │ ▸ better")
    }

    private func row(
        _ label: String, _ local: String, _ federated: String, _ recalibrated: String,
        _ gain: String, _ interval: String, _ plot: String
    ) -> String {
        let cells = [
            TextWidth.left(label, 15), TextWidth.right(local, 7), TextWidth.right(federated, 10),
            TextWidth.right(recalibrated, 13), TextWidth.right(gain, 9),
            TextWidth.right(interval, 21), "  " + plot,
        ]
        return trimmed(cells.joined())
    }

    private func lines(_ figures: InstitutionFigures) -> [String] {
        let verdict = VerdictText(figures, in: context).title
        let facts =
            "\(figures.holdoutRows.words) hold-out rows\(events(figures))"
        let right = "→ " + verdict
        let room = Self.width - TextWidth.columns(right) - 1
        let name = TextWidth.harmless(figures.name)
        let nameRoom = max(12, room - TextWidth.columns(facts) - 3)
        let left = TextWidth.shortened(
            TextWidth.shortened(name, nameRoom) + " · " + TextWidth.harmless(facts), room)
        return ["", TextWidth.left(left, room) + " " + right]
            + Self.metrics(context).filter { isShown($0, figures) }.flatMap { lines(figures, $0) }
    }

    /// Figures without a gain are shown where there are any.
    private func isShown(_ metric: Metric, _ figures: InstitutionFigures) -> Bool {
        isJudged(metric) || figures.local[metric].number != nil
            || figures.federated[metric].number != nil
    }

    private func isJudged(_ metric: Metric) -> Bool {
        metric == context.settings.measure.metric || metric == context.settings.rank
    }

    private func events(_ figures: InstitutionFigures) -> String {
        guard let events = figures.holdoutEvents, let word = context.terms.event else { return "" }
        return ", \(events.words) “\(word)”"
    }

    private func lines(_ figures: InstitutionFigures, _ metric: Metric) -> [String] {
        let federated = figures.differences.of(.federated, metric)
        let main = row(
            "  " + Self.name(of: metric), number(figures.local[metric]),
            number(figures.federated[metric]),
            figures.recalibrated.map { number($0[metric]) } ?? "–",
            federated.map(gain) ?? "", federated.map(interval) ?? reason(figures, metric),
            plot(federated))
        guard let own = figures.differences.of(.recalibrated, metric),
            own.interval != federated?.interval
        else { return [main] }
        let second = row("", "", "", "recalibrated", gain(own), interval(own), plot(own))
        return [main, second]
    }

    /// The label, short enough for its column.
    private static func name(of metric: Metric) -> String {
        switch metric {
        case .squaredError: "Sq. error"
        case .rmseLast: "RMSE, last"
        default: metric.label
        }
    }

    private func reason(_ figures: InstitutionFigures, _ metric: Metric) -> String {
        guard isJudged(metric) else { return "" }
        let reason = figures.federated[metric].reason ?? figures.local[metric].reason
        return (reason ?? .notComputed).rawValue
    }

    func number(_ figure: Figure) -> String {
        figure.number.map { NumberText.figure($0) } ?? "–"
    }

    private func gain(_ difference: Difference) -> String {
        NumberText.figure(difference.estimate, signed: true)
    }

    private func interval(_ difference: Difference) -> String {
        let low = NumberText.figure(difference.interval.low, signed: true)
        let high = NumberText.figure(difference.interval.high, signed: true)
        return "[\(low), \(high)]"
    }

    private func plot(_ difference: Difference?) -> String {
        guard let difference, let strip = plots[difference.metric] else { return "" }
        return strip.drawn(difference.estimate, difference.interval)
    }

    func trimmed(_ line: String) -> String {
        String(line.reversed().drop { $0 == " " }.reversed())
    }
}
