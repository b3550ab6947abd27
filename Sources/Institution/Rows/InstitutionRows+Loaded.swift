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
                parts: loaded.frame.parts, entities: loaded.frame.entities),
            threads: threads)
    }

    package var trainingRows: Int { frame.rows(in: .training).count }
}
