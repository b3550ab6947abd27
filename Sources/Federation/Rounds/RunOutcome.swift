import Documents
import Learning
import Messaging

/// What a run ends with: the model, and tables and calibration over hold-out rows, of folds by the
/// models that were trained without them.
package struct RunOutcome: Sendable, Hashable {
    package let study: Study
    package let institutions: Int
    package let rounds: Int
    package let models: TrainedModels
    package let tables: EvaluationTables
    /// Nil where the study raises no alarms.
    package let alarms: AlarmTables?
    /// Nil where the federation holds no hold-out rows, and where the target is no event.
    package let calibration: FederatedCalibration?

    /// The model of all training rows, which institutions go on with.
    package var model: TrainedModel { models.final }

    /// Payload of 0x0306. Made of numbers that every member works out for itself, so the bytes can
    /// be compared.
    package var payload: [UInt8] {
        let document: JSONValue = [
            "study": .string(study.digest.hex), "institutions": .integer(institutions),
            "rounds": .integer(rounds), "converged": .bool(models.converged),
            "model": .string(ModelArtefact(model, study: study).digest.hex),
            "coefficients": .object(
                zip(model.coefficientNames, model.coefficients).map {
                    JSONMember(key: $0, value: .double($1))
                }),
            "rows": [
                "training": .integer(model.totals.training.rows),
                "validation": .integer(model.totals.validation.rows),
                "holdout": .integer(models.heldOutRows),
            ],
            "tables": .string(tablesDigest.hex),
        ]
        return document.encoded()
    }

    /// SHA-256 over the words of every table, in their order, and of the alarms.
    private var tablesDigest: Digest {
        let all =
            [tables.federated, tables.local] + [tables.recalibrated].compactMap { $0 }
            + tables.subgroups.map(\.table) + (tables.folds?.all ?? [])
        var bytes: [UInt8] = []
        for word in all.flatMap(\.words) + (alarms?.words ?? []) {
            withUnsafeBytes(of: word.littleEndian) { bytes.append(contentsOf: $0) }
        }
        return Digest.sha256(bytes)
    }
}
