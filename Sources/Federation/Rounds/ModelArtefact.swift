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
        let start: [(String, JSONValue)] = [
            ("study", .string(study.name)), ("version", .integer(study.version)),
            ("domain", .string(study.domain)), ("studyDigest", .string(study.digest.hex)),
            ("kind", .string(study.learner.word)), ("converged", .bool(model.converged)),
        ]
        return .object(
            start.map { JSONMember(key: $0.0, value: $0.1) } + target(of: model, study: study)
                + pipeline(of: model, study: study))
    }

    /// How each column is made, which ones are not, and the tables that decided.
    private static func pipeline(of model: TrainedModel, study: Study) -> [JSONMember] {
        let dropped = model.pipeline.dropped.map { dropped -> JSONValue in
            ["column": .string(dropped.name), "reason": .string(dropped.reason)]
        }
        let binnings = model.pipeline.binnings.map {
            $0.json(smallestCell: study.privacy.smallestCell)
        }
        let tables = [("binnings", binnings), ("quantiles", model.pipeline.quantiles.map(\.json))]
        return [
            JSONMember(key: "columns", value: .array(model.pipeline.columns.map(\.json))),
            JSONMember(key: "dropped", value: .array(dropped)),
        ]
            + tables.filter { !$0.1.isEmpty }
            .map { JSONMember(key: $0.0, value: .array($0.1)) }
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
}
