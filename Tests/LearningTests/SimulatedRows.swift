import Learning

/// Rows drawn from a logistic model with known coefficients.
struct SimulatedRows {
    let rows: LabelledRows
    let coefficients: [Double]

    init(seed: UInt64, rowCount: Int, columns: Int, intercept: Double = -0.5) {
        var generator = SeededGenerator(seeds: seed, 17)
        let coefficients = [intercept] + (1..<columns).map { _ in 0.5 * generator.normal() }
        var values: [Double] = []
        for _ in 0..<rowCount {
            values.append(1)
            for _ in 1..<columns { values.append(generator.normal()) }
        }
        let names = ["intercept"] + (1..<columns).map { "x\($0)" }
        let design = DesignMatrix(
            columnNames: names, rowCount: rowCount, values: values, hasIntercept: true)
        let model = LinearModel(columnNames: names, coefficients: coefficients)
        let labels = model.probabilities(design).map { generator.uniform() < $0 ? 1.0 : 0.0 }
        self.coefficients = coefficients
        rows = LabelledRows(design: design, labels: labels)
    }

    /// The rows dealt out to `count` institutions of unequal size.
    func split(into count: Int) -> [LabelledRows] {
        var shares = [[Int]](repeating: [], count: count)
        for row in 0..<rows.rowCount { shares[(row * row) % count].append(row) }
        return shares.map(rows.selecting)
    }
}

/// Scored rows with ties, drawn from a model that is right about its probabilities.
func simulatedScores(seed: UInt64, rowCount: Int) -> ScoredRows {
    var generator = SeededGenerator(seeds: seed, 23)
    let probabilities = (0..<rowCount).map { _ in
        (ElementaryFunctions.sigmoid(1.2 * generator.normal() - 0.7) * 2_000).rounded() / 2_000
    }
    let labels: [UInt8] = probabilities.map { generator.uniform() < $0 ? 1 : 0 }
    return ScoredRows(labels: labels, probabilities: probabilities)
}
