package import Federation
import Learning
package import Tabular

extension InstitutionRows {
    /// What was loaded, with the columns of subgroups beside those of the model.
    package convenience init(institution: String, loaded: LoadedFrame, threads: Int) {
        self.init(
            institution: institution,
            frame: Frame(
                columns: loaded.frame.columns + loaded.subgroups,
                targets: loaded.frame.targets, targetKind: loaded.frame.targetKind,
                parts: loaded.frame.parts, entities: loaded.frame.entities,
                folds: loaded.frame.folds, timeline: loaded.frame.timeline),
            population: PopulationCounts(loaded), threads: threads)
    }

    /// Training rows of the model that has the fewest: of folds, the one without the largest.
    package var trainingRows: Int {
        let largestFold = frame.folds?.rows.map(\.count).max() ?? 0
        return frame.rows(in: .training).count - largestFold
    }
}

extension PopulationCounts {
    fileprivate init(_ loaded: LoadedFrame) {
        let flow = loaded.population
        self.init(
            kept: flow.kept, censored: flow.censored, events: loaded.watchedEvents ?? 0,
            excluded: flow.byReason, waits: loaded.waits)
    }
}
