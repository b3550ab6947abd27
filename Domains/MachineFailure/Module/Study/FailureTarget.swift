package import Documents

/// What a study asks about machines: `target` of study.json.
package enum FailureTarget: Sendable, Hashable {
    case failureWithin(FailureWithin)
    case remainingLife(RemainingLife)
    case jobFailure(JobFailure)

    private enum Kind: String, CaseIterable {
        case failureWithin = "failure-within"
        case remainingLife = "remaining-life"
        case jobFailure = "job-failure"
    }

    /// Decodes the subtree strictly; the target must suit the decision times.
    package init(
        _ value: JSONValue, for population: Population, at path: String = "target"
    ) throws(StudyError) {
        let kind: Kind
        let reader: DocumentReader
        do throws(DocumentError) {
            reader = try DocumentReader(
                value, at: path,
                keys: [
                    "kind", "horizon", "lead", "component", "failingTick", "limit", "range", "unit",
                    "positive", "negative", "words",
                ])
            kind = try reader.choice("kind", as: Kind.self)
            _ = try reader.string("words")
            try FailureTarget.refuseOthers(reader, kind)
        } catch {
            throw .document(error)
        }
        switch (kind, population.axis) {
        case (.jobFailure, nil): self = .jobFailure(try JobFailure(reader))
        case (.failureWithin, let axis?):
            self = .failureWithin(try FailureWithin(reader, on: axis))
        case (.remainingLife, let axis?):
            self = .remainingLife(try RemainingLife(reader, on: axis))
        case (.jobFailure, .some), (.failureWithin, nil), (.remainingLife, nil):
            throw .targetOfOtherDecision(
                kind: kind.rawValue, decision: population.decision.rawValue)
        }
    }

    /// A key of another kind of target would be signed and mean nothing.
    private static func refuseOthers(
        _ reader: DocumentReader, _ kind: Kind
    ) throws(DocumentError) {
        let others =
            switch kind {
            case .failureWithin: ["limit", "range", "unit", "positive", "negative"]
            case .remainingLife: ["horizon", "lead", "failingTick", "positive", "negative"]
            case .jobFailure:
                ["horizon", "lead", "component", "failingTick", "limit", "range", "unit"]
            }
        for key in others where reader.has(key) {
            throw reader.failure(
                key, expected: "no such key in a target of kind \(kind.rawValue)", found: "one")
        }
    }
}
