import Documents
import Learning

extension PipelineColumn {
    /// How the column is made, as a model's card says it.
    var json: JSONValue {
        let head = [
            JSONMember(key: "name", value: .string(name)),
            JSONMember(key: "feature", value: .string(feature)),
        ]
        let tail =
            isScaledAtHome
            ? [JSONMember(key: "scaledBy", value: "institution")]
            : [
                JSONMember(key: "mean", value: .double(mean)),
                JSONMember(key: "scale", value: .double(scale)),
            ]
        return .object(head + source.members + tail)
    }
}

extension PipelineColumn.Source {
    fileprivate var members: [JSONMember] {
        switch self {
        case .number(let transform):
            [JSONMember(key: "kind", value: "number")] + transform.members
        case .curve(let transform, let spline, let index):
            [JSONMember(key: "kind", value: "curve")] + transform.members + [
                JSONMember(key: "knots", value: .array(spline.knots.map { .double($0) })),
                JSONMember(key: "curve", value: .integer(index + 1)),
            ]
        case .cell(let cell):
            [
                JSONMember(key: "kind", value: "cell"),
                JSONMember(key: "from", value: cell.from.map { .double($0) } ?? .null),
                JSONMember(key: "below", value: cell.below.map { .double($0) } ?? .null),
            ]
        case .evidence:
            [JSONMember(key: "kind", value: "weight-of-evidence")]
        case .flag(let imputed):
            [
                JSONMember(key: "kind", value: "flag"),
                JSONMember(key: "imputed", value: .double(imputed)),
            ]
        case .missing:
            [JSONMember(key: "kind", value: "missing")]
        case .special(let index):
            [
                JSONMember(key: "kind", value: "special"),
                JSONMember(key: "special", value: .integer(index)),
            ]
        case .levels(let levels):
            [
                JSONMember(key: "kind", value: "levels"),
                JSONMember(key: "levels", value: .array(levels.map { .integer($0) })),
            ]
        }
    }
}

extension NumberTransform {
    fileprivate var members: [JSONMember] {
        var members = [JSONMember(key: "imputed", value: .double(imputed))]
        if clip {
            let ends = [range.lowerBound, range.upperBound]
            members.append(JSONMember(key: "clip", value: .array(ends.map { .double($0) })))
        }
        if let logOffset {
            members.append(JSONMember(key: "logOffset", value: .double(logOffset)))
        }
        return members
    }
}

extension FittedQuantile {
    var json: JSONValue {
        [
            "feature": .string(feature), "share": .double(share), "value": .double(value),
            "cellWidth": .double(cellWidth), "cellShare": .double(cellShare),
        ]
    }
}
