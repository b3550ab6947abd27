package import Learning

/// Figures of a model over the rows of all institutions, from its summed table.
///
/// Counts are rounded to a multiple of `countStep`: 5 in what is published, 1 in a rehearsal. What
/// would rest on fewer than max(`smallestCell`, 20) rows is undefined.
extension ModelMetrics {
    /// Of an event: AUC is the middle of a bracket that holds the exact one, average precision and
    /// KS are to the table's grid, log loss and Brier score are exact. With too few rows of either
    /// outcome every figure is undefined, and so are the counts.
    ///
    /// With the tables of `folds` figures of ranking are means within them.
    package init(
        table: ScoreTable, folds: [ScoreTable] = [], independentRows: Bool, smallestCell: Int,
        countStep: Int = 5,
        calibrationIntercept: Figure = .undefined(.notComputed),
        calibrationSlope: Figure = .undefined(.notComputed)
    ) {
        let fewest = InstitutionFigures.fewestOfAClass(smallestCell: smallestCell)
        guard min(table.positiveCount, table.negativeCount) >= fewest else {
            self = .undefined(.insufficient)
            return
        }
        let ranked = folds.isEmpty ? [table] : folds
        let bracket = try? WithinFolds.aucBracket(ranked)
        let spread = independentRows && folds.isEmpty ? (try? table.aucInterval()) ?? nil : nil
        self.init(
            rows: Self.rounded(Int(table.rowCount), to: countStep),
            events: Self.rounded(Int(table.positiveCount), to: countStep),
            auc: bracket.map { .value($0.midpoint, interval: spread.map(Bounds.init)) }
                ?? .undefined(.singleClass),
            aucBracket: bracket.map { Bounds(low: $0.lower, high: $0.upper) },
            prAuc: .of { () throws(MetricError) in
                .value(
                    try WithinFolds.mean(ranked) { table throws(MetricError) in
                        try table.averagePrecision()
                    })
            },
            ks: .of { () throws(MetricError) in
                .value(
                    try WithinFolds.mean(ranked) { table throws(MetricError) in try table.ks() })
            },
            logLoss: .of { () throws(MetricError) in .value(try table.logLoss()) },
            brier: .of { () throws(MetricError) in .value(try table.brier()) },
            calibrationIntercept: calibrationIntercept, calibrationSlope: calibrationSlope)
    }

    /// Of several classes: macro AUC is the middle of a bracket, everything else exact. Macro AUC
    /// is undefined where a class has too few rows, everything where fewer than two classes have
    /// enough.
    package init(
        table: ClassTable, folds: [ClassTable] = [], names: [String], smallestCell: Int,
        countStep: Int = 5
    ) {
        let fewest = InstitutionFigures.fewestOfAClass(smallestCell: smallestCell)
        let enough = table.counts.count { $0 >= fewest }
        guard enough >= 2 else {
            self = .undefined(.insufficient, .classes)
            return
        }
        let ranked = folds.isEmpty ? [table] : folds
        let bracket = enough == names.count ? try? WithinFolds.macroAUCBracket(ranked) : nil
        self.init(
            .classes, rows: Self.rounded(Int(table.rowCount), to: countStep),
            aucBracket: bracket.map { Bounds(low: $0.lower, high: $0.upper) },
            classes: ClassDetail(
                table, names: names, folds: ranked, fewest: fewest, smallestCell: smallestCell,
                countStep: countStep),
            figures: [
                .macroAuc: bracket.map { .value($0.midpoint) } ?? .undefined(.insufficient),
                .logLoss: .of { () throws(MetricError) in .value(try table.logLoss()) },
                .brier: .of { () throws(MetricError) in .value(try table.brier()) },
                .top1: .of { () throws(MetricError) in .value(try table.topOne()) },
                .top2: .of { () throws(MetricError) in .value(try table.topTwo()) },
            ])
    }

    /// Of an amount: all exact but the median, which is to the histogram's cells. Figures on last
    /// rows are given where an entity has more than one row, figures against the capped truth where
    /// a truth lies outside the range; either only where it rests on enough rows.
    package init(table: AmountTable, smallestCell: Int, countStep: Int = 5) {
        let fewest = InstitutionFigures.fewestOfAClass(smallestCell: smallestCell)
        let (all, last) = (table.allRows, table.lastRows)
        guard all.rows >= fewest else {
            self = .undefined(.insufficient, .amount)
            return
        }
        var figures = all.figures([.rmse, .mae, .nasa], .found)
        figures[.squaredError] = .of { () throws(MetricError) in
            .value(try all.meanSquaredError(.capped))
        }
        figures[.bias] = .of { () throws(MetricError) in .value(try all.bias()) }
        figures[.rSquared] = .of { () throws(MetricError) in .value(try all.rSquared()) }
        figures[.medianAbsoluteError] = .of { () throws(MetricError) in
            .value(try all.medianAbsoluteError(range: table.range))
        }
        if last.rows < all.rows {
            figures.merge(last.figures([.rmseLast, .maeLast, .nasaLast], .found)) { $1 }
            figures.merge(
                last.figures([.rmseLastCapped, .maeLastCapped, .nasaLastCapped], .capped)
            ) { $1 }
        }
        figures.merge(all.figures([.rmseCapped, .maeCapped, .nasaCapped], .capped)) { $1 }
        let counts = AmountRows(
            last: last.rows, capped: all.cappedRows, cappedLast: last.cappedRows)
        let rows = all.rows
        self = ModelMetrics(.amount, rows: rows, amountRows: counts, figures: figures)
            .withoutSmallParts(smallestCell: smallestCell).rounded(to: countStep)
    }

    /// An amount's figures without those that rest on too few rows, and those of the capped truth
    /// where hardly any or hardly no truth is capped, which would tell of the few.
    func withoutSmallParts(smallestCell: Int) -> ModelMetrics {
        guard let amountRows else { return self }
        let fewest = InstitutionFigures.fewestOfAClass(smallestCell: smallestCell)
        func tells(_ capped: Int, of rows: Int) -> Bool {
            capped == 0 || capped >= smallestCell && rows - capped >= smallestCell
        }
        let tellsLast = amountRows.last >= fewest
        let capped = tells(amountRows.capped, of: rows ?? 0)
        let cappedLast = tellsLast && tells(amountRows.cappedLast, of: amountRows.last)
        return replacing { metric, figure in
            let name = metric.rawValue
            guard figure != .undefined(.notComputed) else { return figure }
            let isTold: Bool
            switch (name.contains("Last"), name.hasSuffix("Capped")) {
            case (false, false): isTold = true
            case (true, false): isTold = tellsLast
            case (false, true):
                guard amountRows.capped > 0 else { return .undefined(.notComputed) }
                isTold = capped
            case (true, true):
                guard amountRows.cappedLast > 0 else { return .undefined(.notComputed) }
                isTold = cappedLast
            }
            return isTold ? figure : .undefined(.insufficient)
        }
    }

    /// The same with every figure put through `change`.
    func replacing(_ change: (Metric, Figure) -> Figure) -> ModelMetrics {
        ModelMetrics(
            family, rows: rows, events: events, aucBracket: aucBracket, classes: classes,
            amountRows: amountRows,
            figures: Dictionary(family.metrics.map { ($0, change($0, self[$0])) }) { first, _ in
                first
            })
    }

    private func rounded(to step: Int) -> ModelMetrics {
        ModelMetrics(
            family, rows: rows.map { Self.rounded($0, to: step) },
            amountRows: amountRows.map {
                AmountRows(
                    last: Self.rounded($0.last, to: step),
                    capped: Self.rounded($0.capped, to: step),
                    cappedLast: Self.rounded($0.cappedLast, to: step))
            },
            figures: Dictionary(family.metrics.map { ($0, self[$0]) }) { first, _ in first })
    }

    private static func rounded(_ count: Int, to step: Int) -> Int {
        precondition(step > 0, "counts are rounded to a positive step")
        return (count + step / 2) / step * step
    }
}

extension AmountSums {
    /// RMSE, mean error size and asymmetric score under the three names.
    fileprivate func figures(_ names: [Metric], _ truth: Truth) -> [Metric: Figure] {
        [
            names[0]: .of { () throws(MetricError) in .value(try rmse(truth)) },
            names[1]: .of { () throws(MetricError) in .value(try meanAbsoluteError(truth)) },
            names[2]: .of { () throws(MetricError) in .value(try asymmetricScore(truth)) },
        ]
    }
}
