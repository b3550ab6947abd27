package import Tabular

/// What a tag measures: its unit, resolution and plausible range, and how its value goes on between
/// two readings.
package struct Quantity: Sendable, Hashable {
    /// A word such as `core_speed`; features are named after it.
    package let name: String
    package let dimension: Dimension
    /// The unit's name for people, one spelling of the dimension's canonical unit.
    package let unit: String
    /// Decimals to which readings are rounded.
    package let resolution: Int
    /// What a sensor can plausibly say, both ends included.
    package let range: ClosedRange<Double>
    /// True where a reading holds until the next; else the value goes straight from one to the next.
    package let isStepped: Bool
    /// How often a reading is expected, in units of the study's axis; nil where the study's own holds.
    package let interval: Int?
    /// The limit above which the machine should not run, or nil where the study names none.
    package let limit: Double?

    package init(
        _ name: String, _ dimension: Dimension, unit: String, resolution: Int,
        range: ClosedRange<Double>, isStepped: Bool = false, interval: Int? = nil,
        limit: Double? = nil
    ) {
        self.name = name
        self.dimension = dimension
        self.unit = unit
        self.resolution = resolution
        self.range = range
        self.isStepped = isStepped
        self.interval = interval
        self.limit = limit
    }

    /// How the loader reads it.
    package var measure: Measure {
        Measure(name, dimension, resolution: resolution, range: range)
    }

    /// The name for people: `core_speed` is core speed.
    package var words: String {
        name.split(separator: "_").joined(separator: " ")
    }

    /// The smallest difference that a rounded reading can show.
    package var step: Double {
        1 / (0..<resolution).reduce(1.0) { scale, _ in scale * 10 }
    }

    /// The unit of differences: temperatures lose their zero point.
    package var differenceUnit: String {
        dimension == .temperature ? Dimension.temperatureDifference.canonicalUnit : unit
    }

    /// More of it is expected to mean more wear.
    package var isWearSign: Bool {
        dimension == .temperature || dimension == .vibrationSpeed
    }
}
