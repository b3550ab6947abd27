import Learning

/// The blocks in which the table of one model travels, by the kind of the target.
struct ModelTableBlocks {
    let targetKind: TargetKind
    let layout: ScoreTableLayout

    init(_ study: Study) {
        targetKind = study.targetKind
        layout = ScoreTableLayout(thresholds: study.evaluation.thresholds)
    }

    /// - Parameters:
    ///   - name: of the model, which keeps the blocks of two tables apart.
    ///   - rows: the most that one institution may hold.
    func blocks(_ name: String, rows: Double) -> [SumBlock] {
        switch targetKind {
        case .event:
            scoreBlocks(name, rows)
        case .classes(let names):
            names.indices.flatMap { scoreBlocks("\(name).class_\($0)", rows) } + [
                SumBlock(
                    "\(name).confusion", count: names.count * names.count, kind: .count,
                    bound: rows),
                SumBlock("\(name).among_two", count: 1, kind: .count, bound: rows),
                lossBlock("\(name).squared_error", ScoreTableLayout.probabilityBits, rows * 2),
                lossBlock("\(name).log_loss", ScoreTableLayout.logLossBits, rows * 64),
            ]
        case .amount(let range):
            ["all_rows", "last_rows"].flatMap { amountBlocks("\(name).\($0)", rows, range) }
        }
    }

    /// The table of predictions on some rows.
    func append(
        targets: [Double], entities: [Int], predictions: [Double], to answer: inout SumVectorBuilder
    ) throws(AnswerError) {
        switch targetKind {
        case .event:
            let rows = ScoredRows(
                labels: targets.map { UInt8($0) }, probabilities: predictions)
            try append(ScoreTable(rows, layout: layout), to: &answer)
        case .classes(let names):
            let rows = ClassScores(
                labels: targets.map { UInt8($0) }, classCount: names.count,
                probabilities: predictions)
            let table = ClassTable(rows, layout: layout)
            for own in table.againstRest { try append(own, to: &answer) }
            try answer.append(counts: table.confusion.map(Int.init))
            try answer.append(counts: [Int(table.amongTwo)])
            try answer.append(scaled: [table.brierWord])
            try answer.append(scaled: [table.logLossWord])
        case .amount(let range):
            let rows = AmountScores(truths: targets, predictions: predictions, entities: entities)
            let table = AmountTable(rows, range: range)
            try append(table.allRows, to: &answer)
            try append(table.lastRows, to: &answer)
        }
    }

    func read(_ name: String, of sum: SumVector) throws(FoldError) -> ModelTable {
        switch targetKind {
        case .event:
            return .event(try scoreTable(name, sum))
        case .classes(let names):
            var tables: [ScoreTable] = []
            for own in names.indices {
                tables.append(try scoreTable("\(name).class_\(own)", sum))
            }
            do {
                return .classes(
                    try ClassTable(
                        againstRest: tables, confusion: sum.integers("\(name).confusion"),
                        amongTwo: sum.integers("\(name).among_two")[0],
                        brierWord: sum.integers("\(name).squared_error")[0],
                        logLossWord: sum.integers("\(name).log_loss")[0]))
            } catch {
                throw .sum(.outOfRange(block: name))
            }
        case .amount(let range):
            return .amount(
                AmountTable(
                    range: range, allRows: amountSums("\(name).all_rows", sum),
                    lastRows: amountSums("\(name).last_rows", sum)))
        }
    }
}

extension ModelTableBlocks {
    private func lossBlock(_ name: String, _ bits: Int, _ bound: Double) -> SumBlock {
        SumBlock(name, count: 1, kind: .scaled(bits: bits), bound: bound)
    }

    private func scoreBlocks(_ name: String, _ rows: Double) -> [SumBlock] {
        [
            SumBlock("\(name).counts", count: 2 * layout.cellCount, kind: .count, bound: rows),
            SumBlock(
                "\(name).probabilities", count: layout.cellCount,
                kind: .scaled(bits: ScoreTableLayout.probabilityBits), bound: rows),
            lossBlock("\(name).squared_error", ScoreTableLayout.probabilityBits, rows),
            lossBlock("\(name).log_loss", ScoreTableLayout.logLossBits, rows * 64),
        ]
    }

    private func append(
        _ table: ScoreTable, to answer: inout SumVectorBuilder
    ) throws(AnswerError) {
        let words = table.words
        try answer.append(counts: words[..<layout.negativeWords.upperBound].map(Int.init))
        try answer.append(scaled: Array(words[layout.probabilityWords]))
        try answer.append(scaled: [words[layout.squaredErrorWord]])
        try answer.append(scaled: [words[layout.logLossWord]])
    }

    private func scoreTable(
        _ name: String, _ sum: SumVector
    ) throws(FoldError) -> ScoreTable {
        let words =
            sum.integers("\(name).counts") + sum.integers("\(name).probabilities")
            + sum.integers("\(name).squared_error") + sum.integers("\(name).log_loss")
        do {
            return try ScoreTable(words: words, layout: layout)
        } catch {
            throw .sum(.outOfRange(block: name))
        }
    }

    private func amountBlocks(
        _ name: String, _ rows: Double, _ range: ClosedRange<Double>
    ) -> [SumBlock] {
        [
            SumBlock("\(name).counts", count: AmountSums.countWords, kind: .count, bound: rows),
            SumBlock(
                "\(name).histogram", count: AmountSums.histogramWords, kind: .count, bound: rows),
            SumBlock(
                "\(name).errors", kind: .real,
                bounds: AmountSums.bounds(range: range).map { $0 * rows }),
        ]
    }

    private func append(
        _ sums: AmountSums, to answer: inout SumVectorBuilder
    ) throws(AnswerError) {
        try answer.append(counts: sums.counts)
        try answer.append(counts: sums.histogram)
        try answer.append(reals: sums.reals)
    }

    private func amountSums(_ name: String, _ sum: SumVector) -> AmountSums {
        AmountSums(
            counts: sum.counts("\(name).counts"), histogram: sum.counts("\(name).histogram"),
            reals: sum.reals("\(name).errors"))
    }
}
