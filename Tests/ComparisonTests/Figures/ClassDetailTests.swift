import Comparison
import Learning
import Testing

@Suite struct `Figures class by class` {
    static let names = ["none", "mild", "severe"]

    /// `cells` rows by truth and prediction; the predicted class has 0.6, the others 0.2.
    private func table(_ cells: [[Int]]) -> ClassTable {
        var labels: [UInt8] = []
        var probabilities: [Double] = []
        for (truth, row) in cells.enumerated() {
            for (predicted, count) in row.enumerated() {
                for _ in 0..<count {
                    labels.append(UInt8(truth))
                    probabilities += (0..<3).map { $0 == predicted ? 0.6 : 0.2 }
                }
            }
        }
        return ClassTable(
            ClassScores(labels: labels, classCount: 3, probabilities: probabilities),
            layout: ScoreTableLayout())
    }

    private func metrics(_ cells: [[Int]], smallestCell: Int = 5, step: Int = 1) -> ModelMetrics {
        ModelMetrics(
            table: table(cells), names: Self.names, smallestCell: smallestCell, countStep: step)
    }

    @Test func `are all told where every class and cell is large enough`() throws {
        let metrics = metrics([[30, 6, 0], [7, 25, 8], [0, 9, 22]])
        let detail = try #require(metrics.classes)
        #expect(detail.entries.map(\.rows) == [36, 40, 31])
        #expect(detail.confusion == [[30, 6, 0], [7, 25, 8], [0, 9, 22]])
        #expect(metrics.rows == 107 && metrics[.macroAuc].number != nil)
        #expect(metrics[.top1].number == 77.0 / 107)
    }

    /// The 3 would follow from its row's total, so the row's next smallest goes too, and with both
    /// their columns' next.
    @Test func `leave out small cells with those that would give them away`() throws {
        let detail = try #require(
            metrics([[30, 3, 8], [7, 25, 6], [9, 10, 22]]).classes)
        #expect(detail.confusion[0][1] == nil && detail.confusion[0][2] == nil)
        for column in [1, 2] {
            #expect((0..<3).count { detail.confusion[$0][column] == nil } >= 2)
        }
        for line in detail.confusion { #expect(line.count { $0 == nil } != 1) }
    }

    @Test func `tell nothing of a class with fewer than 20 rows, and no mean over all`() throws {
        let metrics = metrics([[30, 6, 0], [7, 25, 8], [0, 7, 9]])
        let detail = try #require(metrics.classes)
        #expect(detail.entries[2].rows == nil && detail.entries[2].auc == .undefined(.insufficient))
        #expect(detail.entries[1].auc.number != nil)
        #expect(metrics[.macroAuc] == .undefined(.insufficient) && metrics.aucBracket == nil)
        #expect(metrics[.logLoss].number != nil)
    }

    @Test func `and every figure are undefined where only one class has rows enough`() {
        let metrics = metrics([[50, 6, 0], [7, 5, 0], [0, 7, 9]])
        #expect(metrics == .undefined(.insufficient, .classes))
    }

    @Test func `are rounded to fives in what is published`() throws {
        let metrics = metrics([[31, 6, 0], [7, 26, 8], [0, 9, 23]], step: 5)
        let detail = try #require(metrics.classes)
        #expect(detail.confusion == [[30, 5, 0], [5, 25, 10], [0, 10, 25]])
        #expect(detail.entries.map(\.rows) == [35, 40, 30] && metrics.rows == 110)
    }
}
