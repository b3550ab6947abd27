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
    /// What became of all rows that were observed for the frame.
    package let population: PopulationCounts
    package let threads: Int

    private struct DesignKey: Hashable {
        let pipeline: FeaturePipeline
        let part: RowPart
    }

    private let designs = Mutex<[DesignKey: LabelledRows]>([:])
    private let baselines = Mutex<[Study: LocalBaseline]>([:])
    private let withoutFolds = Mutex<[Int: InstitutionRows]>([:])

    /// `population` is that of a frame from which nothing was left out, unless it is given.
    package init(
        institution: String, frame: Frame, population: PopulationCounts? = nil, threads: Int = 1
    ) {
        precondition(threads >= 1, "an institution computes with at least one thread")
        self.institution = institution
        self.frame = frame
        self.population = population ?? PopulationCounts(kept: frame.rowCount)
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

    /// The same rows with one fold held out and all others to train on.
    func holdingOut(fold: Int) -> InstitutionRows {
        withoutFolds.withLock { known in
            if let rows = known[fold] { return rows }
            let rows = InstitutionRows(
                institution: institution, frame: frame.holdingOut(fold: fold),
                population: population, threads: threads)
            known[fold] = rows
            return rows
        }
    }

    /// What some model says of each row to measure on, in the frame's order.
    ///
    /// `predict` speaks of the hold-out part of the rows it is given, `width` numbers a row: all
    /// rows, or those of one fold after the other with the others to train on.
    func heldOutPredictors(
        width: Int, _ predict: (InstitutionRows, _ fold: Int?) throws(AnswerError) -> [Double]
    ) throws(AnswerError) -> [Double] {
        guard let folds = frame.folds else { return try predict(self, nil) }
        var all = [Double](repeating: 0, count: frame.rowCount * width)
        for (fold, rows) in folds.rows.enumerated() {
            let predictors = try predict(holdingOut(fold: fold), fold)
            for (place, row) in rows.enumerated() {
                for index in 0..<width {
                    all[row * width + index] = predictors[place * width + index]
                }
            }
        }
        return all
    }
}
