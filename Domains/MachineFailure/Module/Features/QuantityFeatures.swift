import Learning
import Tabular

extension MachineFailure {
    /// Each statistic of each quantity: `core_speed_mean`, `core_speed_last` and so on.
    static func quantityFeatures(of population: Population) -> [DomainFeature] {
        guard let axis = population.axis else { return [] }
        return population.quantities.flatMap { quantity in
            QuantityStatistic.allCases.map { statistic in
                feature(
                    statistic, quantity, axis, longestHold: population.longestHold(of: quantity))
            }
        }
    }

    private static func feature(
        _ statistic: QuantityStatistic, _ quantity: Quantity, _ axis: StudyAxis, longestHold: Int
    ) -> DomainFeature {
        DomainFeature(
            statistic.name(of: quantity), label: statistic.label(of: quantity),
            reason: statistic.reason(of: quantity), unit: statistic.unit(of: quantity, on: axis),
            specials: statistic.specials, absences: ["no_data", "too_few"],
            sign: statistic.sign(of: quantity), availability: statistic.availability,
            windowing: statistic.windowing,
            histories: [readings(of: quantity), restores]
                + (statistic == .residual ? [states] : []),
            make: { settings in
                QuantityReading(
                    statistic, of: quantity, window: settings.window ?? 0, axis: axis,
                    longestHold: longestHold)
            })
    }

    static func readings(of quantity: Quantity) -> History {
        History(
            "telemetry", group: "asset_id", equals: AssetEvidence.asset,
            selector: .init("quantity", is: quantity.name), columns: ["value", "quality"])
    }

    static let restores = History(
        "failure", group: "asset_id", equals: AssetEvidence.asset, columns: ["restored_at"],
        isOptional: true)

    private static let states = History(
        "operating_state", group: "asset_id", equals: AssetEvidence.asset,
        columns: ["regime", "to_at"], isOptional: true)
}
