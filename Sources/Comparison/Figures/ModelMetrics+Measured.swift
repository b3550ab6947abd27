package import Learning

/// Exact figures of a model on rows that are at hand, for use at home.
extension ModelMetrics {
    /// Of an event. The AUC has DeLong's interval on the logit scale if rows are independent, that
    /// is, if no entity has more than one. Probabilities must lie between 0 and 1.
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

    /// Of an event, where every row was held out once: figures of ranking are means within folds,
    /// and no figure has an interval, since plain ones would be too short.
    package static func measured(_ rows: ScoredRows, folds: RowFolds) -> ModelMetrics {
        let parts = folds.rows.map { own in
            ScoredRows(
                labels: own.map { rows.labels[$0] },
                probabilities: own.map { rows.probabilities[$0] })
        }
        let whole = measured(rows, independentRows: false)
        return whole.replacing { metric, figure in
            switch metric {
            case .auc: within(parts) { ranking throws(MetricError) in try ranking.auc() }
            case .ks: within(parts) { ranking throws(MetricError) in try ranking.ks() }
            case .prAuc:
                within(parts) { ranking throws(MetricError) in try ranking.averagePrecision() }
            default: figure.withoutInterval
            }
        }
    }

    private static func within(
        _ folds: [ScoredRows], _ figure: (RankingMetrics) throws(MetricError) -> Double
    ) -> Figure {
        .of { () throws(MetricError) in .value(try WithinFolds.mean(folds, figure)) }
    }

    /// Of several classes, whose names are given in their order. With folds areas are means within
    /// them.
    package static func measured(
        _ rows: ClassScores, names: [String], folds: RowFolds? = nil
    ) -> ModelMetrics {
        let parts = folds.map { $0.rows.map(rows.selecting) } ?? [rows]
        return ModelMetrics(
            .classes, rows: rows.rowCount,
            classes: ClassDetail(rows, names: names, folds: parts),
            figures: [
                .macroAuc: .of { () throws(MetricError) in
                    .value(try WithinFolds.macroAUC(parts))
                },
                .logLoss: .of { () throws(MetricError) in .value(try rows.logLoss()) },
                .brier: .of { () throws(MetricError) in .value(try rows.brier()) },
                .top1: .of { () throws(MetricError) in .value(try rows.topShare(1)) },
                .top2: .of { () throws(MetricError) in .value(try rows.topShare(2)) },
            ])
    }

    /// Of an amount. Figures on last rows are given where an entity has more than one row, figures
    /// against the capped truth where a truth lies outside the range.
    package static func measured(
        _ rows: AmountScores, range: ClosedRange<Double>
    ) -> ModelMetrics {
        let last = rows.lastRows
        let (capped, cappedLast) = (rows.capped(to: range), last.capped(to: range))
        let counts = AmountRows(
            last: last.rowCount, capped: Self.changed(rows, capped),
            cappedLast: Self.changed(last, cappedLast))
        var figures = rows.figures([.rmse, .mae, .nasa])
        figures[.medianAbsoluteError] = .of { () throws(MetricError) in
            .value(try rows.medianAbsoluteError())
        }
        figures[.bias] = .of { () throws(MetricError) in .value(try rows.bias()) }
        figures[.rSquared] = .of { () throws(MetricError) in .value(try rows.rSquared()) }
        figures[.squaredError] = .of { () throws(MetricError) in
            .value(try capped.meanSquaredError())
        }
        let hasLast = counts.last < rows.rowCount
        if hasLast { figures.merge(last.figures([.rmseLast, .maeLast, .nasaLast])) { $1 } }
        if counts.capped > 0 {
            figures.merge(capped.figures([.rmseCapped, .maeCapped, .nasaCapped])) { $1 }
        }
        if hasLast, counts.cappedLast > 0 {
            figures.merge(
                cappedLast.figures([.rmseLastCapped, .maeLastCapped, .nasaLastCapped])
            ) { $1 }
        }
        return ModelMetrics(.amount, rows: rows.rowCount, amountRows: counts, figures: figures)
    }

    private static func changed(_ rows: AmountScores, _ others: AmountScores) -> Int {
        zip(rows.truths, others.truths).count { $0 != $1 }
    }
}

extension AmountScores {
    /// RMSE, mean error size and asymmetric score under the three names.
    fileprivate func figures(_ names: [Metric]) -> [Metric: Figure] {
        [
            names[0]: .of { () throws(MetricError) in .value(try rmse()) },
            names[1]: .of { () throws(MetricError) in .value(try meanAbsoluteError()) },
            names[2]: .of { () throws(MetricError) in .value(try asymmetricScore()) },
        ]
    }
}
