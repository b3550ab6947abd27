package import Learning
import Synchronization

/// The rows of one institution, as a computation sees them.
///
/// Designs made by a frozen pipeline and the local baseline are kept, since round after round asks
/// for the same ones; they are functions of the rows alone.
package final class InstitutionRows: Sendable {
    /// The institution's name, which keys its draws.
    package let institution: String
    package let frame: Frame
    package let threads: Int

    private struct DesignKey: Hashable {
        let pipeline: FeaturePipeline
        let part: RowPart
    }

    private let designs = Mutex<[DesignKey: LabelledRows]>([:])
    private let baselines = Mutex<[Study: LocalBaseline]>([:])

    package init(institution: String, frame: Frame, threads: Int = 1) {
        precondition(threads >= 1, "an institution computes with at least one thread")
        self.institution = institution
        self.frame = frame
        self.threads = threads
    }

    /// The rows of one part as the pipeline makes them, with their targets as models learn them.
    package func design(
        _ pipeline: FeaturePipeline, part: RowPart
    ) throws(AnswerError) -> LabelledRows {
        let key = DesignKey(pipeline: pipeline, part: part)
        if let known = designs.withLock({ $0[key] }) { return known }
        let rows = frame.rows(in: part)
        let design = try pipeline.apply(to: frame, rows: rows)
        let labelled = LabelledRows(
            design: design, labels: rows.map { frame.targetKind.learned(frame.targets[$0]) })
        designs.withLock { $0[key] = labelled }
        return labelled
    }

    /// The model that this institution trains alone, by the same study and code.
    package func localBaseline(_ study: Study) throws(AnswerError) -> LocalBaseline {
        if let known = baselines.withLock({ $0[study] }) { return known }
        let baseline = try LocalBaseline.train(study: study, rows: self)
        baselines.withLock { $0[study] = baseline }
        return baseline
    }
}
