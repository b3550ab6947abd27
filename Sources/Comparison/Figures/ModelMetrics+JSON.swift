package import Documents

extension ModelMetrics {
    package static let keys =
        ["rows", "events", "aucBracket"] + Metric.allCases.flatMap(Figure.keys)

    /// An object with every metric under its name; a null has its reason beside it.
    package var json: JSONValue {
        var members: [JSONMember] = []
        if let rows { members.append(JSONMember(key: "rows", value: .integer(rows))) }
        if let events { members.append(JSONMember(key: "events", value: .integer(events))) }
        for metric in Metric.allCases {
            members += self[metric].members(metric)
            if metric == .auc, let aucBracket {
                members.append(JSONMember(key: "aucBracket", value: aucBracket.json))
            }
        }
        return .object(members)
    }

    /// Throws `DocumentError` where a figure is neither a number nor a null with a known reason.
    package init(_ reader: DocumentReader) throws(DocumentError) {
        let rows = try reader.optionalInteger("rows", in: 0...JSONValue.largestInteger)
        let events = try reader.optionalInteger(
            "events", in: 0...(rows ?? JSONValue.largestInteger))
        var bracket: Bounds?
        if let object = try reader.optionalObject("aucBracket", keys: Bounds.keys) {
            bracket = try Bounds(object)
        }
        try self.init(rows: rows, events: events, aucBracket: bracket) {
            metric throws(DocumentError) in
            try Figure(reader, metric)
        }
    }
}
