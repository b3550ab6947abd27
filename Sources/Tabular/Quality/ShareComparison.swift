import Learning

/// One share of an institution's rows beside the others' share.
struct ShareComparison: Hashable {
    /// Which of the shares it is.
    let place: Int
    let own: Int
    let ownRows: Int
    let rest: Int
    let restRows: Int

    /// Of either side, or nothing is measured.
    static let fewestRows = 50

    /// One for each count that is above 0 somewhere; none with too few rows.
    static func each(_ own: [Int], _ rest: [Int]) -> [ShareComparison] {
        let (ownRows, restRows) = (own.reduce(0, +), rest.reduce(0, +))
        guard ownRows >= fewestRows, restRows >= fewestRows else { return [] }
        return own.indices.filter { own[$0] + rest[$0] > 0 }.map {
            ShareComparison(
                place: $0, own: own[$0], ownRows: ownRows, rest: rest[$0], restRows: restRows)
        }
    }

    /// The one that is furthest off, of those beyond chance if there are any.
    static func worst(_ all: some Sequence<ShareComparison>) -> ShareComparison? {
        all.max { one, other in
            if one.isBeyondChance != other.isBeyondChance { return other.isBeyondChance }
            return one.logRatio < other.logRatio
        }
    }

    /// |ln(own share ÷ others' share)|, with half a row added to each count.
    var logRatio: Double {
        let mine = (Double(own) + 0.5) / (Double(ownRows) + 1)
        let others = (Double(rest) + 0.5) / (Double(restRows) + 1)
        return ElementaryFunctions.log(mine / others).magnitude
    }

    /// χ² of the table of two rows and two columns: equal shares differ as much in one of a thousand
    /// comparisons only.
    var isBeyondChance: Bool {
        ChiSquaredDistribution(degreesOfFreedom: 1).upperTail(chiSquared) < 0.001
    }

    var chiSquared: Double {
        let cells = [
            (Double(own), Double(ownRows)), (Double(rest), Double(restRows)),
        ]
        let share = Double(own + rest) / Double(ownRows + restRows)
        guard share > 0, share < 1 else { return 0 }
        return cells.reduce(0) { sum, cell in
            let gap = cell.0 - cell.1 * share
            return sum + gap * gap / (cell.1 * share * (1 - share))
        }
    }

    var words: String {
        let (mine, others) = (Double(own) / Double(ownRows), Double(rest) / Double(restRows))
        return "\(ShareLimit.percent(mine)) here, \(ShareLimit.percent(others)) with the others"
    }
}
