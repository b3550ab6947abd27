package import Documents

extension ModelMetrics {
    package static let keys =
        [
            "rows", "events", "lastRows", "cappedRows", "cappedLastRows", "aucBracket",
            "macroAucBracket", "classes", "confusion",
        ] + Metric.allCases.flatMap(Figure.keys)

    /// An object with every metric of the family under its name; a null has its reason beside it.
    package var json: JSONValue {
        let counts: [(String, Int?)] = [
            ("rows", rows), ("events", events), ("lastRows", amountRows?.last),
            ("cappedRows", amountRows?.capped), ("cappedLastRows", amountRows?.cappedLast),
        ]
        var members = counts.compactMap { key, count in
            count.map { JSONMember(key: key, value: .integer($0)) }
        }
        for metric in family.metrics {
            members += self[metric].members(metric)
            if metric.hasBracket, let aucBracket {
                members.append(JSONMember(key: metric.bracketKey, value: aucBracket.json))
            }
        }
        return .object(members + (classes?.members ?? []))
    }

    /// Throws `DocumentError` where a figure is neither a number nor a null with a known reason.
    package init(_ reader: DocumentReader) throws(DocumentError) {
        let family = Self.family(reader)
        try Self.refuseOthers(reader, than: family)
        let rows = try reader.optionalInteger("rows", in: 0...JSONValue.largestInteger)
        let events = try reader.optionalInteger(
            "events", in: 0...(rows ?? JSONValue.largestInteger))
        var figures: [Metric: Figure] = [:]
        for metric in family.metrics { figures[metric] = try Figure(reader, metric) }
        self.init(
            family, rows: rows, events: events, aucBracket: try Self.bracket(reader, family),
            classes: try ClassDetail.read(reader),
            amountRows: try Self.amountRows(reader, rows: rows), figures: figures)
    }

    /// The family whose first metric the object has; of an event where it has none.
    private static func family(_ reader: DocumentReader) -> Metric.Family {
        Metric.Family.allCases.first { reader.has($0.metrics[0].rawValue) } ?? .event
    }

    private static func refuseOthers(
        _ reader: DocumentReader, than family: Metric.Family
    ) throws(DocumentError) {
        let strangers = Metric.allCases.filter { !family.metrics.contains($0) }
        guard let stranger = strangers.first(where: { reader.has($0.rawValue) }) else { return }
        throw reader.failure(
            stranger.rawValue, expected: "metrics of one kind of target", found: "those of two")
    }

    private static func bracket(
        _ reader: DocumentReader, _ family: Metric.Family
    ) throws(DocumentError) -> Bounds? {
        guard let rank = family.rank,
            let object = try reader.optionalObject(rank.bracketKey, keys: Bounds.keys)
        else { return nil }
        return try Bounds(object)
    }

    private static func amountRows(
        _ reader: DocumentReader, rows: Int?
    ) throws(DocumentError) -> AmountRows? {
        guard reader.has("lastRows") else { return nil }
        let most = rows ?? JSONValue.largestInteger
        return AmountRows(
            last: try reader.integer("lastRows", in: 0...most),
            capped: try reader.integer("cappedRows", in: 0...most),
            cappedLast: try reader.integer("cappedLastRows", in: 0...most))
    }
}

extension Metric {
    var bracketKey: String { rawValue + "Bracket" }
}
