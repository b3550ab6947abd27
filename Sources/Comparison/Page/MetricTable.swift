/// All metrics of some models on the same rows, one model a column.
struct MetricTable: Sendable {
    struct Row: Sendable {
        let label: String
        let values: [FigureCell]
        let meaning: String
    }

    /// The models' names, as heads of the columns.
    let modelNames: [String]
    let metricRows: [Row]

    init(_ models: [(name: String, metrics: ModelMetrics)], in context: ReportContext) {
        modelNames = models.map(\.name)
        let metrics = context.terms.family.metrics.filter { metric in
            models.contains { $0.metrics[metric] != .undefined(.notComputed) }
        }
        metricRows = metrics.map { metric in
            Row(
                label: Self.label(metric, in: context),
                values: models.map { _, figures in
                    FigureCell(
                        figures[metric], bracket: metric.hasBracket ? figures.aucBracket : nil)
                },
                meaning: metric.meaning(in: context.terms))
        }
    }

    /// Of folds, figures of ranking are named for what they are.
    private static func label(_ metric: Metric, in context: ReportContext) -> String {
        context.folds != nil && metric.isOfRanking
            ? metric.label + ", mean within folds" : metric.label
    }

    /// Over all institutions: each alone, the federated model, each with its recalibration, and the
    /// pooled model where there is one.
    static func together(_ report: ComparisonReport, in context: ReportContext) -> MetricTable {
        let models: [(name: String, metrics: ModelMetrics?)] = [
            ("each alone", report.alone), ("federated model", report.federated.metrics),
            ("recalibrated", report.recalibrated), ("pooled model", report.pooled?.metrics),
        ]
        return MetricTable(
            models.compactMap { model in model.metrics.map { (model.name, $0) } }, in: context)
    }

    /// One institution's models.
    init(_ figures: InstitutionFigures, in context: ReportContext) {
        let recalibrated = figures.recalibrated.map { [("recalibrated", $0)] } ?? []
        self.init(
            [("local", figures.local), ("federated", figures.federated)] + recalibrated,
            in: context)
    }

    /// Writes the table that is the context's current object.
    static let template = """
        <div class="panel"><table>
        <thead><tr><th scope="col" class="text">figure</th>\
        {{#modelNames}}<th scope="col">{{.}}</th>{{/modelNames}}\
        <th scope="col" class="text">what it says</th></tr></thead>
        <tbody>
        {{#metricRows}}
        <tr><th scope="row">{{label}}</th>{{#values}}<td>{{text}}\
        {{#under}}<small>{{.}}</small>{{/under}}</td>{{/values}}\
        <td class="text"><small>{{meaning}}</small></td></tr>
        {{/metricRows}}
        </tbody>
        </table></div>
        """
}
