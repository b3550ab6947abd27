import Documents
import Learning

extension FeatureBinning {
    /// The feature's table, as a model's card holds it: weights are ln(share of non-events ÷ share
    /// of events), positive is safer. Counts below the smallest cell are left out.
    func json(smallestCell: Int) -> JSONValue {
        [
            "feature": .string(specification.name),
            "sign": .string(specification.sign.rawValue),
            "direction": binning.direction.map { .string($0.rawValue) } ?? .null,
            "informationValue": .double(binning.informationValue),
            "freeInformationValue": .double(binning.freeInformationValue),
            "unusable": binning.unusable.map { .string($0.words) } ?? .null,
            "edges": .array(edges.map { .double($0) }),
            "bins": .array(
                zip(binning.bins, binNames).map { $0.json(named: $1, smallestCell: smallestCell) }),
            "missing": binning.missing.json(named: "missing", smallestCell: smallestCell),
            "specials": .array(
                zip(binning.specials, specification.specials).map {
                    $0.json(named: $1, smallestCell: smallestCell)
                }),
            "unseen": .array(binning.unseen.map { .integer($0) }),
            "unseenWeight": .double(binning.unseenWeight),
        ]
    }
}

extension Binning.Bin {
    fileprivate func json(named name: String, smallestCell: Int) -> JSONValue {
        .object(
            [
                JSONMember(key: "name", value: .string(name)),
                JSONMember(key: "members", value: .array(members.map { .integer($0) })),
            ] + SlotCounts.members(of: counts, smallestCell: smallestCell)
                + figures(weight: weight, rawWeight: rawWeight, information: information))
    }
}

extension Binning.Slot {
    fileprivate func json(named name: String, smallestCell: Int) -> JSONValue {
        .object(
            [
                JSONMember(key: "name", value: .string(name)),
                JSONMember(key: "basis", value: .string(basis.rawValue)),
            ] + SlotCounts.members(of: counts, smallestCell: smallestCell)
                + figures(weight: weight, rawWeight: rawWeight, information: information))
    }
}

extension SlotCounts {
    /// Null where they may not be shown.
    fileprivate static func members(of counts: SlotCounts?, smallestCell: Int) -> [JSONMember] {
        let shown = counts.flatMap { $0.mayBeShown(smallestCell: smallestCell) ? $0 : nil }
        return [
            JSONMember(key: "nonEvents", value: shown.map { .integer($0.nonEvents) } ?? .null),
            JSONMember(key: "events", value: shown.map { .integer($0.events) } ?? .null),
        ]
    }
}

private func figures(weight: Double, rawWeight: Double?, information: Double) -> [JSONMember] {
    [
        JSONMember(key: "weight", value: .double(weight)),
        JSONMember(key: "rawWeight", value: rawWeight.map { .double($0) } ?? .null),
        JSONMember(key: "information", value: .double(information)),
    ]
}
