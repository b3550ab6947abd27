import Learning
import Tabular

extension MachineFailure {
    /// What is told of the asset itself.
    static func assetFeatures(of population: Population) -> [DomainFeature] {
        let always = [
            DomainFeature(
                "kind", .code(assetKinds), label: "Kind of machine", reason: "Kind of machine",
                needs: [ColumnReference("asset", "kind")], value: { cells, _ in cells.value(0) }),
            DomainFeature(
                "machine_model", .code([]), label: "Model", reason: "Model of the machine",
                needs: [ColumnReference("asset", "machine_model")],
                value: { cells, _ in cells.value(0) }),
        ]
        guard let axis = population.axis else { return always }
        return always + [age(on: axis)] + (axis.isUsage ? [] : [regime])
    }

    /// Hours or ticks since the asset was installed.
    private static func age(on axis: StudyAxis) -> DomainFeature {
        DomainFeature(
            "asset_age", .number, label: "Age", reason: "Age of the machine",
            unit: axis.scaleUnit, sign: .plus,
            availability: axis.isUsage
                ? .off(
                    reason: """
                        where machines run to failure the count of ticks tells the life that is left
                        """) : .on,
            needs: [ColumnReference("asset", "installed_at")],
            value: { cells, _ in
                guard let time = cells.time, let installed = cells.moment(0) else {
                    return .missing
                }
                guard installed <= time else { return .later }
                return .number(Double(time.value - installed.value) / axis.scale)
            })
    }

    private static let regime = DomainFeature(
        "regime", .code([]), label: "Regime", reason: "Load or speed class in which it runs",
        windowing: .none,
        history: History(
            "operating_state", group: "asset_id", equals: AssetEvidence.asset,
            columns: ["regime", "to_at"]),
        make: { _ in RegimeReading() })
}
