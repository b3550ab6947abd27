import Documents
import Learning
package import Messaging

/// A trained model as a file: safetensors with a card that says how each column is made.
package struct ModelArtefact: Sendable, Hashable {
    package let bytes: [UInt8]

    package var digest: Digest { Digest.sha256(bytes) }

    package init(_ model: TrainedModel, study: Study) {
        var tensors = [Safetensors.Tensor.f64("coefficients", model.coefficients)]
        if let errors = model.standardErrors {
            tensors.append(.f64("standard_errors", errors))
        }
        let card = Self.card(of: model, study: study)
        bytes = Safetensors(
            tensors: tensors,
            metadata: [("card", String(decoding: card.encoded(), as: UTF8.self))]
        ).encoded()
    }

    static func card(of model: TrainedModel, study: Study) -> JSONValue {
        let binnings = model.pipeline.binnings.map {
            $0.json(smallestCell: study.privacy.smallestCell)
        }
        let quantiles = model.pipeline.quantiles.map(\.json)
        let tables = [("binnings", binnings), ("quantiles", quantiles)]
            .filter { !$0.1.isEmpty }
            .map { JSONMember(key: $0.0, value: .array($0.1)) }
        return .object(members(of: model, study: study) + tables)
    }

    private static func members(of model: TrainedModel, study: Study) -> [JSONMember] {
        let card: [(String, JSONValue)] = [
            ("study", .string(study.name)), ("version", .integer(study.version)),
            ("domain", .string(study.domain)), ("studyDigest", .string(study.digest.hex)),
            ("kind", "logistic"), ("converged", .bool(model.converged)),
            ("event", .string(study.terms.event)),
            ("columns", .array(model.pipeline.columns.map(\.json))),
            (
                "dropped",
                .array(
                    model.pipeline.dropped.map {
                        ["column": .string($0.name), "reason": .string($0.reason)]
                    })
            ),
        ]
        return card.map { JSONMember(key: $0.0, value: $0.1) }
    }
}
