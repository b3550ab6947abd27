import Tabular

extension MachineFailure {
    /// The quantities that every study knows; those that it declares come on top or in their place.
    package static let standardQuantities: [Quantity] = [
        Quantity(
            "vibration_velocity_rms", .vibrationSpeed, unit: "mm/s", resolution: 3, range: 0...100),
        Quantity(
            "bearing_temperature", .temperature, unit: "°C", resolution: 2, range: -40...250),
        Quantity(
            "winding_temperature", .temperature, unit: "°C", resolution: 2, range: -40...250),
        Quantity(
            "suction_pressure", .pressureGauge, unit: "kPa(g)", resolution: 1, range: -100...50_000
        ),
        Quantity(
            "discharge_pressure", .pressureGauge, unit: "kPa(g)", resolution: 1,
            range: -100...50_000),
        Quantity(
            "ambient_temperature", .temperature, unit: "°C", resolution: 2, range: -50...60),
        Quantity("oil_temperature", .temperature, unit: "°C", resolution: 2, range: -40...200),
        Quantity("flow", .massFlow, unit: "kg/s", resolution: 3, range: 0...5_000),
        Quantity("speed", .rotation, unit: "rpm", resolution: 2, range: 0...30_000),
        Quantity("motor_current", .current, unit: "A", resolution: 2, range: 0...5_000),
        Quantity("motor_power", .power, unit: "kW", resolution: 2, range: 0...50_000),
        Quantity(
            "differential_pressure", .pressureGauge, unit: "kPa(g)", resolution: 2, range: 0...5_000
        ),
    ]
}
