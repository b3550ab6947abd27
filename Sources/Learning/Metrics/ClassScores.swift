/// Rows of several classes with what a model said about each class.
package struct ClassScores: Sendable, Hashable {
    /// The number of each row's class.
    package let labels: [UInt8]
    package let classCount: Int
    /// `classCount` probabilities a row, row after row.
    package let probabilities: [Double]

    package init(labels: [UInt8], classCount: Int, probabilities: [Double]) {
        precondition(classCount >= 2, "there are at least two classes")
        precondition(
            probabilities.count == labels.count * classCount,
            "every row has one probability for each class")
        precondition(labels.allSatisfy { Int($0) < classCount }, "a label is the number of a class")
        precondition(
            probabilities.allSatisfy { $0 >= 0 && $0 <= 1 }, "a probability lies between 0 and 1")
        self.labels = labels
        self.classCount = classCount
        self.probabilities = probabilities
    }

    package var rowCount: Int { labels.count }

    /// The rows of each class.
    package var counts: [Int] {
        var counts = [Int](repeating: 0, count: classCount)
        for label in labels { counts[Int(label)] += 1 }
        return counts
    }

    /// The given rows, in the given order.
    package func selecting(_ rows: [Int]) -> ClassScores {
        ClassScores(
            labels: rows.map { labels[$0] }, classCount: classCount,
            probabilities: rows.flatMap(probabilities(ofRow:)))
    }

    package func probabilities(ofRow row: Int) -> ArraySlice<Double> {
        probabilities[row * classCount..<(row + 1) * classCount]
    }

    /// One class as an event, all others as none.
    package func against(rest number: Int) -> ScoredRows {
        ScoredRows(
            labels: labels.map { Int($0) == number ? 1 : 0 },
            probabilities: labels.indices.map { probabilities[$0 * classCount + number] })
    }

    /// How many classes have a higher probability than the row's own, or an equal one and a lower
    /// number: 0 where the model is right.
    package func rank(ofRow row: Int) -> Int {
        let own = Int(labels[row])
        let all = probabilities(ofRow: row)
        let first = all.startIndex
        let probability = all[first + own]
        return all.indices.count { index in
            all[index] > probability || all[index] == probability && index < first + own
        }
    }

    /// The class with the highest probability, of equals the first.
    package func predicted(ofRow row: Int) -> Int {
        let all = probabilities(ofRow: row)
        let largest = all.max() ?? 0
        return (all.firstIndex(of: largest) ?? all.startIndex) - all.startIndex
    }

    /// −log of the probability given to the row's class, from 0 to 34.54.
    package func logLoss(ofRow row: Int) -> Double {
        ProbabilityMetrics.logLoss(
            label: 1, probability: probabilities[row * classCount + Int(labels[row])])
    }

    /// Σ over classes of the squared distance of probability and outcome, from 0 to 2.
    package func brier(ofRow row: Int) -> Double {
        var sum = 0.0
        for (number, probability) in probabilities(ofRow: row).enumerated() {
            let error = probability - (number == Int(labels[row]) ? 1 : 0)
            sum += error * error
        }
        return sum
    }
}

extension ClassScores {
    /// Share of rows whose class is among the `depth` likeliest.
    package func topShare(_ depth: Int) throws(MetricError) -> Double {
        try mean { rank(ofRow: $0) < depth ? 1 : 0 }
    }

    package func logLoss() throws(MetricError) -> Double { try mean(logLoss) }

    package func brier() throws(MetricError) -> Double { try mean(brier) }

    /// The plain mean over classes of each one's area under the ROC curve against all others.
    ///
    /// Throws where a class has no rows: a mean over fewer classes would be another figure.
    package func macroAUC() throws(MetricError) -> Double {
        var sum = 0.0
        for number in 0..<classCount { sum += try RankingMetrics(against(rest: number)).auc() }
        return sum / Double(classCount)
    }

    private func mean(_ figure: (Int) -> Double) throws(MetricError) -> Double {
        guard rowCount > 0 else { throw .noRows }
        return labels.indices.reduce(0) { $0 + figure($1) } / Double(rowCount)
    }
}

extension ClassScores: CustomStringConvertible {
    /// The shape only; no value of a row is ever printable.
    package var description: String { "ClassScores(\(rowCount) rows, \(classCount) classes)" }
}
