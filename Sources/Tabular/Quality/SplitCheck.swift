import Learning

/// L4: rows of one entity on both sides of the split.
struct SplitCheck {
    private let frame: Frame
    private let study: FrameLoader

    init(_ frame: Frame, _ study: FrameLoader) {
        self.frame = frame
        self.study = study
    }

    /// A split by time alone puts an entity's earlier and later rows on the two sides on purpose.
    var result: QualityResult {
        if case .time(_, _, holdout: nil) = study.split.kind {
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
            outcome: both == 0 ? .pass : mayPart ? .warn : .fail, rows: all, count: both,
            threshold: mayPart ? "warn above 0 %" : "fail above 0 %",
            advice: both > 0
                ? "split by a hash of the entity, or give each entity one word of the split's column"
                : "")
    }

    /// A published column may part rows of one entity if each stands for itself; rows that share a
    /// window or a horizon would tell each other's outcome.
    private var mayPart: Bool {
        guard case .column = study.split.kind, case .rows = study.plan.source else { return false }
        let hasWindow = study.requests.contains { request in
            if case .domain(_, _, .some) = request.source { true } else { false }
        }
        return !hasWindow && study.plan.horizon == 0
    }

    private func entities(in parts: Set<RowPart>) -> Set<Int> {
        Set(
            frame.parts.indices.filter { parts.contains(frame.parts[$0]) }.map {
                frame.entities[$0]
            })
    }
}
