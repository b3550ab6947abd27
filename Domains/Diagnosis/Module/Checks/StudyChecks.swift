import Learning
package import Tabular

extension Diagnosis {
    /// The checks that compare a study's rows among themselves.
    package static func studyChecks(_ loaded: LoadedFrame) -> [QualityResult] {
        [eventsPerFeature(loaded), withoutReference(loaded), equalRows(loaded)]
    }

    /// H12: rows of the smallest class in training for each feature. One hospital's few are no
    /// reason to stop, since the federation's rows carry the fit.
    private static func eventsPerFeature(_ loaded: LoadedFrame) -> QualityResult {
        let count = loaded.frame.targetKind.classCount ?? 0
        var classes = [Int](repeating: 0, count: count)
        if count > 0 {
            for row in loaded.frame.rows(in: .training) {
                classes[Int(loaded.frame.labels[row])] += 1
            }
        }
        let columns = loaded.frame.columns.count
        guard let smallest = classes.min(), columns > 0 else {
            return QualityResult(
                id: "H12", place: "target", what: eventsWords, outcome: .notMeasured)
        }
        let isFew = smallest < 10 * columns
        return QualityResult(
            id: "H12", place: "target", what: eventsWords, outcome: isFew ? .warn : .pass,
            rows: smallest, value: Double(smallest) / Double(columns), threshold: "warn below 10",
            advice: isFew ? "a model of these rows alone would be noise; read its intervals" : "")
    }

    private static let eventsWords = "training rows of the smallest class for each feature"

    /// H14: visits of the cohort that no reference procedure or final code says anything about.
    private static func withoutReference(_ loaded: LoadedFrame) -> QualityResult {
        let population = loaded.population
        let absent = population.excluded.reduce(0) { sum, exclusion in
            let counts = [Exclusion.notVerified, Exclusion.noFinalCode].contains(exclusion.reason)
            return sum + (counts ? exclusion.count : 0)
        }
        let cohort = population.kept + absent
        let limit = ShareLimit(warnAbove: 0.2, failAbove: nil)
        let outcome = limit.outcome(count: absent, of: cohort)
        return QualityResult(
            id: "H14", place: "reference_standard",
            what: "visits of the cohort without their reference standard", outcome: outcome,
            rows: cohort, count: absent, threshold: limit.words,
            advice: outcome == .warn
                ? "only referred persons are verified, so the rest may differ; say so" : "")
    }
}
