import Learning
import Testing

@Suite struct `Folds of rows` {
    private static let folds = RowFolds(count: 3, ofRow: [2, 0, 2, 0])

    @Test func `give each fold its rows, and some none`() {
        #expect(Self.folds.rows == [[1, 3], [], [0, 2]])
        #expect(Self.folds.selecting([3, 0]).ofRow == [0, 2])
        #expect("\(Self.folds)" == "RowFolds(4 rows, 3 folds)")
    }

    @Test func `join where all sets have as many`() {
        let more = RowFolds(count: 3, ofRow: [1])
        #expect(RowFolds.joined([Self.folds, more])?.ofRow == [2, 0, 2, 0, 1])
        #expect(RowFolds.joined([Self.folds, nil]) == nil)
        #expect(RowFolds.joined([Self.folds, RowFolds(count: 4, ofRow: [1])]) == nil)
    }

    @Test func `hold one fold of a frame out and train on the others`() {
        let frame = Frame(
            columns: [], targets: [0, 1, 1, 0], targetKind: .event,
            parts: [.training, .training, .training, .training], entities: [0, 1, 2, 3],
            folds: Self.folds)
        #expect(frame.heldOutRows == [0, 1, 2, 3])
        let without = frame.holdingOut(fold: 2)
        #expect(without.rows(in: .training) == [1, 3] && without.heldOutRows == [0, 2])
        #expect(without.folds == nil)
    }
}
