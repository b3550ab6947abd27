import Learning
import Tabular

/// What may tell a tampered meter from a sound one.
extension MeterTheft {
    static let features = [
        DomainFeature(
            "tariff", .code(["household", "business", "farm"]), label: "Tariff",
            reason: "Kind of customer", needs: [ColumnReference("meter", "tariff")],
            value: { cells, _ in cells.value(0) }),
        DomainFeature(
            "meter_age", .number, label: "Age of the meter", reason: "The meter is old", unit: "d",
            sign: .plus, needs: [ColumnReference("meter", "installed_on")],
            value: { cells, _ in
                guard let installed = cells.day(0), let today = cells.observedOn else {
                    return cells.value(0)
                }
                return installed > today
                    ? .later : .number(Double(today.number - installed.number))
            }),
        DomainFeature(
            "consumption", label: "Consumption", reason: "The meter counts little", unit: "kWh",
            specials: ["no_reading"], sign: .minus, windowing: .required,
            history: history("reading", ["energy"]),
            make: { Consumption(window: $0.window ?? 0) }),
        DomainFeature(
            "earlier_tampering", label: "Earlier tampering", reason: "Tampered with before",
            unit: "1", sign: .plus, windowing: .none, history: history("inspection", ["finding"]),
            make: { _ in EarlierTampering() }),
    ]

    private static func history(_ table: String, _ columns: [String]) -> History {
        History(
            table, group: "meter_id", equals: ColumnReference("inspection", "meter_id"),
            columns: columns)
    }
}

/// The sum of what was read in the window, in kWh.
private struct Consumption: HistoryReading {
    let window: Int
    private var readings: [(read: Moment, energy: Double)] = []

    init(window: Int) { self.window = window }

    mutating func learn(_ row: HistoryRow) {
        if let energy = row.cells.number(0) { readings.append((row.event, energy)) }
    }

    mutating func value(at moment: Moment) -> FeatureValue {
        let recent = readings.filter { $0.read > moment - window }
        guard !recent.isEmpty else { return .special("no_reading") }
        return .number(recent.reduce(0) { $0 + $1.energy })
    }
}

/// How many findings of tampering were known.
private struct EarlierTampering: HistoryReading {
    private var count = 0

    mutating func learn(_ row: HistoryRow) {
        if row.cells.word(0) == "tampered" { count += 1 }
    }

    mutating func value(at moment: Moment) -> FeatureValue { .number(Double(count)) }
}
