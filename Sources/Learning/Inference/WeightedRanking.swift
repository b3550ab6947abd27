/// A model's scores sorted once, so that the AUC of many weightings of the same rows takes one pass
/// each.
struct WeightedRanking: Sendable {
    private struct Row: Sendable {
        let entity: Int
        let isPositive: Bool
        /// Whether the next row has a higher score.
        let endsTie: Bool
    }

    private let rows: [Row]

    init(_ scores: [Double], labels: [UInt8], entities: [Int]) {
        precondition(scores.count == labels.count, "there is one score for each row")
        precondition(scores.allSatisfy(\.isFinite), "a score is a finite number")
        let order = scores.indices.sorted { scores[$0] < scores[$1] }
        rows = order.indices.map { place in
            let row = order[place]
            let isLast = place + 1 == order.count
            return Row(
                entity: entities[row], isPositive: labels[row] == 1,
                endsTie: isLast || scores[order[place + 1]] != scores[row])
        }
    }

    /// Of the rows named only.
    init(_ scores: [Double], labels: [UInt8], entities: [Int], rows: [Int]) {
        self.init(
            rows.map { scores[$0] }, labels: rows.map { labels[$0] },
            entities: rows.map { entities[$0] })
    }

    /// The weight of all rows together.
    func rowWeight(_ weights: [Double]) -> Double {
        rows.reduce(0) { $0 + weights[$1.entity] }
    }

    var hasBothClasses: Bool {
        rows.contains(where: \.isPositive) && !rows.allSatisfy(\.isPositive)
    }

    /// Nil when only one class has weight.
    func auc(_ weights: [Double]) -> Double? {
        var below = 0.0
        var positives = 0.0
        var area = 0.0
        var tiedPositives = 0.0
        var tiedNegatives = 0.0
        for row in rows {
            if row.isPositive {
                tiedPositives += weights[row.entity]
            } else {
                tiedNegatives += weights[row.entity]
            }
            if row.endsTie {
                area += tiedPositives * (below + tiedNegatives / 2)
                below += tiedNegatives
                positives += tiedPositives
                tiedPositives = 0
                tiedNegatives = 0
            }
        }
        return positives > 0 && below > 0 ? area / (positives * below) : nil
    }
}
