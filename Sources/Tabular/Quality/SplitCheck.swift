import Learning

/// L4: rows of one entity on both sides of the split.
struct SplitCheck {
    private let frame: Frame
    private let split: SplitRequest

    init(_ frame: Frame, _ split: SplitRequest) {
        self.frame = frame
        self.split = split
    }

    /// A split by time alone puts an entity's earlier and later rows on the two sides on purpose.
    var result: QualityResult {
        if case .time(_, _, holdout: nil) = split.kind {
            return QualityResult(
                id: "L4", place: "split", what: "entities on both sides of the split",
                outcome: .notMeasured,
                advice: "the study splits by time alone; a holdout share would keep entities apart")
        }
        let learnt = entities(in: [.training, .validation])
        let both = learnt.intersection(entities(in: [.holdout])).count
        let all = Set(frame.entities).count
        return QualityResult(
            id: "L4", place: "split", what: "entities on both sides of the split",
            outcome: both > 0 ? .fail : .pass, rows: all, count: both, threshold: "fail above 0 %",
            advice: both > 0
                ? "split by a hash of the entity, or give each entity one word of the split's column"
                : "")
    }

    private func entities(in parts: Set<RowPart>) -> Set<Int> {
        Set(
            frame.parts.indices.filter { parts.contains(frame.parts[$0]) }.map {
                frame.entities[$0]
            })
    }
}
