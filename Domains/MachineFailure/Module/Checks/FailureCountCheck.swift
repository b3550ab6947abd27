import Learning
package import Tabular

extension MachineFailure {
    /// The checks that a study's rows are needed for.
    package static func studyChecks(_ loaded: LoadedFrame) -> [QualityResult] {
        [failuresInTraining(loaded), failureRate] + DriftCheck(loaded).results
    }

    /// F9: the failures behind the rows that are not held out, validation included.
    ///
    /// Of an event these are the runs of rows that are followed by one, of a remaining life its
    /// assets' failures; jobs stand for themselves, and Y1 counts them.
    static func failuresInTraining(_ loaded: LoadedFrame) -> QualityResult {
        guard !loaded.times.isEmpty else {
            return result(.notMeasured, count: nil, advice: "each job is a row; Y1 counts them")
        }
        let frame = loaded.frame
        var count = 0
        var previous: (entity: Int, next: Double?)?
        for row in 0..<frame.rowCount {
            switch frame.parts[row] {
            case .training, .validation: break
            case .holdout, .purged: continue
            }
            let entity = frame.entities[row]
            let known = previous?.entity == entity ? previous?.next : nil
            let next = failure(after: loaded, row: row, known: known)
            if let next, next != known { count += 1 }
            previous = (entity, next)
        }
        let outcome: QualityResult.Outcome = count < 1 ? .fail : count < 20 ? .warn : .pass
        return result(
            outcome, count: count,
            advice: outcome == .pass
                ? "" : "a model learns little from few failures; compare with care")
    }

    /// A number that stays the same as long as rows speak of one failure; nil for rows of none.
    private static func failure(
        after loaded: LoadedFrame, row: Int, known: Double?
    ) -> Double? {
        let target = loaded.frame.targets[row]
        switch loaded.frame.targetKind {
        case .event, .classes:
            return target > 0 ? known ?? Double(row) : nil
        case .amount:
            guard loaded.axis == .ticks else { return known ?? Double(row) }
            return target + Double(loaded.times[row].value)
        }
    }

    /// F10 needs the other members' profile, which an offline check doesn't have.
    private static let failureRate = QualityResult(
        id: "F10", place: "target", what: "failures per 1,000 hours of running against the rest",
        outcome: .notMeasured, advice: "is measured when the federation's profile is known")

    private static func result(
        _ outcome: QualityResult.Outcome, count: Int?, advice: String
    ) -> QualityResult {
        QualityResult(
            id: "F9", place: "target", what: "failures in training", outcome: outcome,
            count: count, threshold: "warn below 20, fail below 1", advice: advice)
    }
}
