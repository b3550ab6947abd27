/// One metric of the federated model over the hold-out rows of all institutions, with the pooled
/// model's beside it where there is one.
struct FederationFigure: Sendable {
    let label: String
    let values: [FigureCell]
    let meaning: String

    static func all(_ report: ComparisonReport, in context: ReportContext) -> [FederationFigure] {
        let models = [report.federated] + (report.pooled.map { [$0] } ?? [])
        let metrics = Metric.allCases.filter { metric in
            models.contains { $0.metrics[metric] != .undefined(.notComputed) }
        }
        return metrics.map { metric in
            FederationFigure(
                label: metric.label,
                values: models.map { model in
                    FigureCell(
                        model.metrics[metric],
                        bracket: metric == .auc ? model.metrics.aucBracket : nil)
                },
                meaning: metric.meaning(in: context.terms))
        }
    }
}
