package import Learning

extension ModelMetrics {
    /// Exact figures of a model on rows that are at hand, for use at home.
    ///
    /// The AUC has DeLong's interval on the logit scale if rows are independent, that is, if no
    /// entity has more than one. Probabilities must lie between 0 and 1.
    package static func measured(
        _ rows: ScoredRows, independentRows: Bool
    ) -> ModelMetrics {
        let ranking = RankingMetrics(rows)
        return ModelMetrics(
            rows: rows.rowCount, events: rows.positiveCount,
            auc: .of { () throws(MetricError) in
                let auc = try ranking.auc()
                guard independentRows, let spread = try? DeLong(rows).logitInterval() else {
                    return .value(auc)
                }
                return .value(auc, interval: Bounds(spread))
            },
            prAuc: .of { () throws(MetricError) in .value(try ranking.averagePrecision()) },
            ks: .of { () throws(MetricError) in .value(try ranking.ks()) },
            logLoss: .of { () throws(MetricError) in .value(try ProbabilityMetrics.logLoss(rows)) },
            brier: .of { () throws(MetricError) in .value(try ProbabilityMetrics.brier(rows)) },
            calibrationIntercept: .of { () throws(MetricError) in
                Figure(try CalibrationFit.intercept(rows).interval())
            },
            calibrationSlope: .of { () throws(MetricError) in
                Figure(try CalibrationFit.slope(rows).interval())
            })
    }

    /// Figures of a model over the rows of all institutions, from their summed score table.
    ///
    /// AUC is the middle of a bracket that holds the exact one, average precision and KS are to the
    /// table's grid, log loss and Brier score are exact. With fewer than max(`smallestCell`, 20)
    /// rows of either outcome every figure is undefined, and so are the counts. Counts are rounded
    /// to a multiple of `countStep`: 5 in what is published, 1 in a rehearsal.
    package init(
        table: ScoreTable, independentRows: Bool, smallestCell: Int, countStep: Int = 5,
        calibrationIntercept: Figure = .undefined(.notComputed),
        calibrationSlope: Figure = .undefined(.notComputed)
    ) {
        let fewest = InstitutionFigures.fewestOfAClass(smallestCell: smallestCell)
        guard min(table.positiveCount, table.negativeCount) >= fewest else {
            self = .undefined(.insufficient)
            return
        }
        let bracket = try? table.aucBracket()
        let spread = independentRows ? (try? table.aucInterval()) ?? nil : nil
        self.init(
            rows: Self.rounded(table.rowCount, to: countStep),
            events: Self.rounded(table.positiveCount, to: countStep),
            auc: bracket.map { .value($0.midpoint, interval: spread.map(Bounds.init)) }
                ?? .undefined(.singleClass),
            aucBracket: bracket.map { Bounds(low: $0.lower, high: $0.upper) },
            prAuc: .of { () throws(MetricError) in .value(try table.averagePrecision()) },
            ks: .of { () throws(MetricError) in .value(try table.ks()) },
            logLoss: .of { () throws(MetricError) in .value(try table.logLoss()) },
            brier: .of { () throws(MetricError) in .value(try table.brier()) },
            calibrationIntercept: calibrationIntercept, calibrationSlope: calibrationSlope)
    }

    private static func rounded(_ count: Int64, to step: Int) -> Int {
        precondition(step > 0, "counts are rounded to a positive step")
        return (Int(count) + step / 2) / step * step
    }
}
