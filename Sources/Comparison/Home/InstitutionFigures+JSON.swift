package import Documents

extension InstitutionFigures {
    static let figureKeys = [
        "trainingRows", "trainingBand", "holdoutRows", "holdoutBand", "holdoutEvents",
        "holdoutEventsBand", "local", "federated", "recalibrated", "measure", "difference",
        "differenceReason", "differences", "verdict", "verdictBasis", "holdoutFactor",
        "checks",
    ]
    package static let keys = ["name"] + figureKeys

    /// The element of a report's `institutions`.
    package var json: JSONValue {
        .object([JSONMember(key: "name", value: .string(name))] + figures)
    }

    /// What an institution sends of its figures: its name is that of the envelope's sender.
    package var payload: [UInt8] {
        JSONValue.object([JSONMember(key: "format", value: 1)] + figures).encoded()
    }

    private var figures: [JSONMember] {
        var members = counts
        members.append(JSONMember(key: "local", value: local.json))
        members.append(JSONMember(key: "federated", value: federated.json))
        members.append(JSONMember(key: "recalibrated", value: recalibrated?.json ?? .null))
        members.append(JSONMember(key: "measure", value: .string(measure.rawValue)))
        members.append(JSONMember(key: "difference", value: difference?.json ?? .null))
        if difference == nil {
            let reason = federated[measure.metric].reason ?? local[measure.metric].reason
            let word = (reason ?? .notComputed).rawValue
            members.append(JSONMember(key: "differenceReason", value: .string(word)))
        }
        members.append(JSONMember(key: "differences", value: .array(differences.map(\.json))))
        members.append(JSONMember(key: "verdict", value: .string(verdict.outcome.rawValue)))
        members.append(JSONMember(key: "verdictBasis", value: .string(verdict.basis.rawValue)))
        let factor = verdict.holdoutFactor.map { JSONValue.double($0) }
        members.append(JSONMember(key: "holdoutFactor", value: factor ?? .null))
        if !checks.isEmpty {
            members.append(JSONMember(key: "checks", value: .array(checks.map(\.json))))
        }
        return members
    }

    private var counts: [JSONMember] {
        var named = [
            ("training", "trainingRows", trainingRows as RowCount?),
            ("holdout", "holdoutRows", holdoutRows),
        ]
        if local.family == .event {
            named.append(("holdoutEvents", "holdoutEvents", holdoutEvents))
        }
        return named.flatMap { prefix, key, count in
            [
                JSONMember(key: key, value: count?.exact.map { .integer($0) } ?? .null),
                JSONMember(
                    key: prefix + "Band", value: (count?.band.text).map { .string($0) } ?? .null),
            ]
        }
    }
}
