package import Documents

extension BinningTable {
    static let keys = [
        "feature", "direction", "informationValue", "freeInformationValue", "unusable", "rows",
    ]

    package var json: JSONValue {
        [
            "feature": .string(feature), "direction": direction.map { .string($0) } ?? .null,
            "informationValue": .double(informationValue),
            "freeInformationValue": .double(freeInformationValue),
            "unusable": unusable.map { .string($0) } ?? .null,
            "rows": .array(rows.map(\.json)),
        ]
    }

    init(_ reader: DocumentReader) throws(DocumentError) {
        var rows: [Row] = []
        for entry in try reader.objects("rows", keys: Row.keys) { rows.append(try Row(entry)) }
        self.init(
            feature: try reader.string("feature"), rows: rows,
            informationValue: try reader.number("informationValue", in: 0...1e6),
            freeInformationValue: try reader.number("freeInformationValue", in: 0...1e6),
            direction: try reader.isNull("direction") ? nil : reader.string("direction"),
            unusable: try reader.isNull("unusable") ? nil : reader.string("unusable"))
    }
}

extension BinningTable.Row {
    static let keys = [
        "name", "nonEvents", "events", "weight", "rawWeight", "information", "note",
    ]

    var json: JSONValue {
        [
            "name": .string(name), "nonEvents": nonEvents.map { .integer($0) } ?? .null,
            "events": events.map { .integer($0) } ?? .null, "weight": .double(weight),
            "rawWeight": rawWeight.map { .double($0) } ?? .null,
            "information": .double(information), "note": note.map { .string($0) } ?? .null,
        ]
    }

    init(_ reader: DocumentReader) throws(DocumentError) {
        let rows = 0...JSONValue.largestInteger
        self.init(
            name: try reader.string("name"),
            nonEvents: try reader.isNull("nonEvents")
                ? nil : reader.integer("nonEvents", in: rows),
            events: try reader.isNull("events") ? nil : reader.integer("events", in: rows),
            weight: try reader.number("weight"),
            rawWeight: try reader.isNull("rawWeight") ? nil : reader.number("rawWeight"),
            information: try reader.number("information"),
            note: try reader.isNull("note") ? nil : reader.string("note"))
    }
}
