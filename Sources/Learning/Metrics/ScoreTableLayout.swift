/// The cells that probabilities are counted in, and where each count stands among a table's words.
///
/// The inner edges are those of 1,024 equal cells of logit(p) on [−9, 9], the two outer cells open,
/// and every threshold of the study besides, so that what is decided at a threshold is exact. Cells
/// are [a, b): a probability equal to an edge belongs to the cell above it.
package struct ScoreTableLayout: Sendable, Hashable {
    /// Probabilities, ascending, each once.
    package let edges: [Double]
    /// The study's thresholds, ascending, each once.
    package let thresholds: [Double]

    /// Σp and Σ(p − y)² are whole numbers of 2^−30.
    package static let probabilityBits = 30
    /// Σ log loss is a whole number of 2^−20.
    package static let logLossBits = 20
    private static let gridCells = 1_024
    private static let gridLimit = 9.0

    /// Thresholds lie strictly between 0 and 1.
    package init(thresholds: [Double] = []) {
        precondition(
            thresholds.allSatisfy { $0 > 0 && $0 < 1 }, "a threshold lies between 0 and 1")
        let grid = (1..<Self.gridCells).map { cell in
            ElementaryFunctions.sigmoid(
                Double(2 * cell - Self.gridCells) * (Self.gridLimit / Double(Self.gridCells)))
        }
        self.init(edges: Set(grid + thresholds).sorted(), thresholds: Set(thresholds).sorted())
    }

    /// A table on other edges, such as a grid agreed on beforehand. Thresholds become edges too.
    package init(edges: [Double], thresholds: [Double]) {
        precondition(
            edges.allSatisfy { $0 > 0 && $0 < 1 }, "an edge lies between 0 and 1")
        self.edges = Set(edges + thresholds).sorted()
        self.thresholds = Set(thresholds).sorted()
    }

    package var cellCount: Int { edges.count + 1 }
    /// 3·cells + 2.
    package var wordCount: Int { 3 * cellCount + 2 }
    /// Counts of rows with the event, a word a cell.
    package var positiveWords: Range<Int> { 0..<cellCount }
    /// Counts of rows without the event, a word a cell.
    package var negativeWords: Range<Int> { cellCount..<2 * cellCount }
    /// Σp of each cell, times 2^30.
    package var probabilityWords: Range<Int> { 2 * cellCount..<3 * cellCount }
    /// Σ(p − y)², times 2^30.
    package var squaredErrorWord: Int { 3 * cellCount }
    /// Σ log loss, times 2^20.
    package var logLossWord: Int { 3 * cellCount + 1 }

    /// The cell of a probability: how many edges don't exceed it.
    package func cell(of probability: Double) -> Int {
        var low = 0
        var high = edges.count
        while low < high {
            let middle = (low + high) / 2
            if edges[middle] <= probability { low = middle + 1 } else { high = middle }
        }
        return low
    }
}
