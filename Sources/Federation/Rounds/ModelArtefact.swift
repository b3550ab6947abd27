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
        [
            "study": .string(study.name), "version": .integer(study.version),
            "domain": .string(study.domain), "studyDigest": .string(study.digest.hex),
            "kind": "logistic", "converged": .bool(model.converged),
            "event": .string(study.terms.event),
            "columns": .array(model.pipeline.columns.map(column)),
            "dropped": .array(
                model.pipeline.dropped.map {
                    ["column": .string($0.name), "reason": .string($0.reason)]
                }),
        ]
    }

    private static func column(_ column: PipelineColumn) -> JSONValue {
        var members = [
            JSONMember(key: "name", value: .string(column.name)),
            JSONMember(key: "feature", value: .string(column.feature)),
        ]
        members += source(column.source)
        members.append(JSONMember(key: "mean", value: .double(column.mean)))
        members.append(JSONMember(key: "scale", value: .double(column.scale)))
        return .object(members)
    }

    private static func source(_ source: PipelineColumn.Source) -> [JSONMember] {
        switch source {
        case .number(let transform):
            var members = [
                JSONMember(key: "kind", value: "number"),
                JSONMember(key: "imputed", value: .double(transform.imputed)),
            ]
            if transform.clip {
                let ends = [transform.range.lowerBound, transform.range.upperBound]
                members.append(JSONMember(key: "clip", value: .array(ends.map { .double($0) })))
            }
            if let offset = transform.logOffset {
                members.append(JSONMember(key: "logOffset", value: .double(offset)))
            }
            return members
        case .flag(let imputed):
            return [
                JSONMember(key: "kind", value: "flag"),
                JSONMember(key: "imputed", value: .double(imputed)),
            ]
        case .missing:
            return [JSONMember(key: "kind", value: "missing")]
        case .special(let index):
            return [
                JSONMember(key: "kind", value: "special"),
                JSONMember(key: "special", value: .integer(index)),
            ]
        case .levels(let levels):
            return [
                JSONMember(key: "kind", value: "levels"),
                JSONMember(key: "levels", value: .array(levels.map { .integer($0) })),
            ]
        }
    }
}
