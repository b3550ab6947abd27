import Learning
import Testing

@Suite struct `A frame` {
    private func frame(_ kind: TargetKind, _ targets: [Double]) -> Frame {
        Frame(
            columns: [], targets: targets, targetKind: kind,
            parts: targets.map { _ in .training }, entities: Array(targets.indices))
    }

    @Test func `of events holds them as labels`() {
        let frame = Frame(
            columns: [], labels: [0, 1, 1], parts: [.training, .training, .holdout],
            entities: [0, 1, 2])
        #expect(frame.targetKind == .event && frame.targets == [0, 1, 1])
        #expect(frame.labels == [0, 1, 1] && frame.otherThanFirst == [0, 1, 1])
        #expect(frame.rowCount == 3)
    }

    @Test func `of classes holds their numbers`() {
        let frame = frame(.classes(["none", "mild", "severe"]), [2, 0, 1])
        #expect(frame.labels == [2, 0, 1] && frame.otherThanFirst == [1, 0, 1])
    }

    @Test func `of amounts keeps them as they were found, inside the range or not`() {
        let frame = frame(.amount(range: 0...125), [-3, 60, 200])
        #expect(frame.targets == [-3, 60, 200] && frame.otherThanFirst == [0, 0, 0])
        #expect(frame.targets.map(frame.targetKind.learned) == [0, 60, 125])
    }
}
