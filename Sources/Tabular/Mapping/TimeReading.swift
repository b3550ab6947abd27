/// How one local column is read as a day, or as a point on the institution's axis.
struct TimeReading {
    let encoding: DateEncoding
    /// The zone of times that name no offset.
    let zone: String?
    /// For an encoding that counts back from another date of the row, that date as SQL.
    let reference: String?
    /// A time of the row that can't lie before the one read, as SQL: it tells a repeated hour.
    let deciding: String?

    func value(of local: String, as content: CanonicalColumn.Content) -> String {
        "\(name(content))(\(arguments(local, content)))"
    }

    /// Branches of a CASE that say why there is no time.
    func states(of local: String, as content: CanonicalColumn.Content) -> [String] {
        let value = value(of: local, as: content)
        let unknown = reference.map { ["WHEN \($0) IS NULL THEN 'missing'"] } ?? []
        let doubt = "local_doubt(\(arguments(local, content)))"
        let doubtful = isLocalHour(content) ? ["WHEN \(doubt) IS NOT NULL THEN \(doubt)"] : []
        return unknown + doubtful + ["WHEN \(value) IS NULL THEN 'unreadable'"]
    }

    private func name(_ content: CanonicalColumn.Content) -> String {
        isDay(content) ? "to_date" : "to_instant"
    }

    private func arguments(_ local: String, _ content: CanonicalColumn.Content) -> String {
        var arguments = [local, SQLText.literal(encoding.name)]
        if let reference {
            arguments.append(reference)
        } else if mayBeLocal, let zone {
            arguments.append(SQLText.literal(zone))
            if isLocalHour(content), let deciding { arguments.append(deciding) }
        }
        return arguments.joined(separator: ", ")
    }

    /// True where a local hour may stand for two instants, or for none. A day is the one that is
    /// written.
    private func isLocalHour(_ content: CanonicalColumn.Content) -> Bool {
        !isDay(content) && mayBeLocal && zone != nil
    }

    /// True for an encoding whose values may name a time of day without saying in which zone.
    private var mayBeLocal: Bool {
        switch encoding {
        case .iso8601, .excelDays: true
        case .pattern(let pattern): pattern.hasTime
        case .epochSeconds, .epochMilliseconds, .julian, .sasDays, .yearMonthDay, .yearMonth, .year,
            .before, .ageAt, .tick:
            false
        }
    }

    private func isDay(_ content: CanonicalColumn.Content) -> Bool {
        content == .date || content == .month
    }
}
