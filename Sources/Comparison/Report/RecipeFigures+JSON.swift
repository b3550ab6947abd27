package import Documents

extension RecipeFigures {
    static let keys = ["scaledPerInstitution", "overlap", "clipped", "joinedCells", "dropped"]
    private static let counts = 0...JSONValue.largestInteger

    package var json: JSONValue {
        [
            "scaledPerInstitution": .array(scaledAtHome.map { .string($0) }),
            "overlap": overlap?.json ?? .null,
            "clipped": .array(
                clipped.map {
                    [
                        "feature": .string($0.feature),
                        "below": $0.below.map { .integer($0) } ?? .null,
                        "above": $0.above.map { .integer($0) } ?? .null,
                    ]
                }),
            "joinedCells": .array(
                joined.map {
                    [
                        "feature": .string($0.feature), "cells": .integer($0.cells),
                        "asked": .integer($0.asked),
                    ]
                }),
            "dropped": .array(
                dropped.map { ["column": .string($0.column), "reason": .string($0.reason)] }),
        ]
    }

    package init(_ reader: DocumentReader) throws(DocumentError) {
        var overlap: FeatureOverlap?
        if !reader.isNull("overlap") {
            overlap = try FeatureOverlap(reader.object("overlap", keys: FeatureOverlap.keys))
        }
        var clipped: [Clipped] = []
        for entry in try reader.objects("clipped", keys: ["feature", "below", "above"]) {
            clipped.append(
                Clipped(
                    feature: try entry.string("feature"), below: try Self.count("below", of: entry),
                    above: try Self.count("above", of: entry)))
        }
        var joined: [JoinedCells] = []
        for entry in try reader.objects("joinedCells", keys: ["feature", "cells", "asked"]) {
            joined.append(
                JoinedCells(
                    feature: try entry.string("feature"),
                    cells: try entry.integer("cells", in: Self.counts),
                    asked: try entry.integer("asked", in: Self.counts)))
        }
        var dropped: [Dropped] = []
        for entry in try reader.objects("dropped", keys: ["column", "reason"]) {
            dropped.append(
                Dropped(column: try entry.string("column"), reason: try entry.string("reason")))
        }
        self.init(
            scaledAtHome: try reader.strings("scaledPerInstitution"), overlap: overlap,
            clipped: clipped, joined: joined, dropped: dropped)
    }

    private static func count(
        _ key: String, of entry: DocumentReader
    ) throws(DocumentError) -> Int? {
        try entry.isNull(key) ? nil : entry.integer(key, in: counts)
    }
}
