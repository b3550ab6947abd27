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
        let start: [JSONMember] = [
            JSONMember(key: "study", value: .string(study.name)),
            JSONMember(key: "version", value: .integer(study.version)),
            JSONMember(key: "domain", value: .string(study.domain)),
            JSONMember(key: "studyDigest", value: .string(study.digest.hex)),
            JSONMember(key: "kind", value: .string(study.learner.word)),
            JSONMember(key: "converged", value: .bool(model.converged)),
        ]
        let dropped = model.pipeline.dropped.map { dropped -> JSONValue in
            ["column": .string(dropped.name), "reason": .string(dropped.reason)]
        }
        let columns = model.pipeline.columns.map(column)
        return .object(
            start + target(of: model, study: study) + [
                JSONMember(key: "columns", value: .array(columns)),
                JSONMember(key: "dropped", value: .array(dropped)),
            ])
    }

    /// The event's word, the names of the classes with those that have no coefficients, or the
    /// amount's range.
    private static func target(of model: TrainedModel, study: Study) -> [JSONMember] {
        switch study.terms.outcome {
        case .event(let event, _):
            return [JSONMember(key: "event", value: .string(event))]
        case .classes(let names):
            let seen = model.totals.training.seen.map { JSONValue.string(names[$0]) }
            return [
                JSONMember(key: "classes", value: .array(names.map { .string($0) })),
                JSONMember(key: "seen", value: .array(seen)),
            ]
        case .amount(let noun, let unit):
            var members = [JSONMember(key: "amount", value: .string(noun))]
            if let unit { members.append(JSONMember(key: "unit", value: .string(unit))) }
            if case .amount(let range) = model.targetKind {
                let ends = [range.lowerBound, range.upperBound].map { JSONValue.double($0) }
                members.append(JSONMember(key: "range", value: .array(ends)))
            }
            return members
        }
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
