/// Rows of similar predicted probability: what the model said, and what happened.
package struct ReliabilityGroup: Sendable, Hashable {
    package let rowCount: Double
    package let meanProbability: Double
    package let eventRate: Double

    package init(rowCount: Double, meanProbability: Double, eventRate: Double) {
        self.rowCount = rowCount
        self.meanProbability = meanProbability
        self.eventRate = eventRate
    }
}

/// Predicted probabilities against outcomes, group by group from the lowest probability up.
package struct Reliability: Sendable, Hashable {
    /// None is empty.
    package let groups: [ReliabilityGroup]

    /// Groups of equal width: ⌊probability·count⌋, the last one closed.
    package init(_ rows: ScoredRows, equalWidths count: Int) throws(MetricError) {
        precondition(count > 0, "there is at least one group")
        self.init(
            try Self.members(rows) { place, row in
                min(Int(rows.probabilities[row] * Double(count)), count - 1)
            }, of: rows)
    }

    /// Groups of equal number: the rows in order of probability (equals in row order) are cut into
    /// `count` pieces, of which the first ones are longer by one where it doesn't come out even.
    package init(_ rows: ScoredRows, equalCounts count: Int) throws(MetricError) {
        precondition(count > 0, "there is at least one group")
        let (size, longer) = rows.rowCount.quotientAndRemainder(dividingBy: count)
        self.init(
            try Self.members(rows) { place, row in
                place < longer * (size + 1)
                    ? place / (size + 1) : longer + (place - longer * (size + 1)) / max(size, 1)
            }, of: rows)
    }

    /// Cells of a score table joined from the lowest up, until each group has its share of the rows.
    package init(_ table: ScoreTable, equalMasses count: Int) throws(MetricError) {
        precondition(count > 0, "there is at least one group")
        guard table.rowCount > 0 else { throw .noRows }
        let layout = table.layout
        var groups: [ReliabilityGroup] = []
        var pending = (rows: 0.0, events: 0.0, probabilities: 0.0)
        var joined = 0.0
        for cell in 0..<layout.cellCount {
            let events = Double(table.words[layout.positiveWords.lowerBound + cell])
            let others = Double(table.words[layout.negativeWords.lowerBound + cell])
            let sum = Double(table.words[layout.probabilityWords.lowerBound + cell])
            pending.rows += events + others
            pending.events += events
            pending.probabilities += sum * 0x1p-30
            joined += events + others
            let target = Double(groups.count + 1) * Double(table.rowCount) / Double(count)
            if pending.rows > 0, joined >= target {
                groups.append(Self.group(pending))
                pending = (rows: 0, events: 0, probabilities: 0)
            }
        }
        self.groups = groups
    }

    /// Mean distance of what was said and what happened, weighted by rows.
    package var expectedCalibrationError: Double {
        let rows = groups.reduce(0) { $0 + $1.rowCount }
        return groups.reduce(0) {
            $0 + $1.rowCount / rows * ($1.eventRate - $1.meanProbability).magnitude
        }
    }

    /// The largest such distance of a group.
    package var maximumCalibrationError: Double {
        groups.reduce(0) { max($0, ($1.eventRate - $1.meanProbability).magnitude) }
    }

    private init(_ members: [[Int]], of rows: ScoredRows) {
        groups = members.map { group in
            Self.group(
                (
                    rows: Double(group.count),
                    events: group.reduce(0) { $0 + Double(rows.labels[$1]) },
                    probabilities: group.reduce(0) { $0 + rows.probabilities[$1] }
                ))
        }
    }

    /// The rows of each group that has any; `number` takes a row's place in order of probability
    /// and the row.
    private static func members(
        _ rows: ScoredRows, number: (Int, Int) -> Int
    ) throws(MetricError) -> [[Int]] {
        precondition(rows.weights == nil, "reliability counts every row once")
        precondition(
            rows.probabilities.allSatisfy { $0 >= 0 && $0 <= 1 },
            "a probability lies between 0 and 1")
        guard rows.rowCount > 0 else { throw .noRows }
        let order = rows.probabilities.indices.sorted {
            (rows.probabilities[$0], $0) < (rows.probabilities[$1], $1)
        }
        var members: [[Int]] = []
        var last: Int?
        for (place, row) in order.enumerated() {
            let group = number(place, row)
            if group != last { members.append([]) }
            last = group
            members[members.count - 1].append(row)
        }
        return members
    }

    private static func group(
        _ sums: (rows: Double, events: Double, probabilities: Double)
    ) -> ReliabilityGroup {
        ReliabilityGroup(
            rowCount: sums.rows, meanProbability: sums.probabilities / sums.rows,
            eventRate: sums.events / sums.rows)
    }
}
