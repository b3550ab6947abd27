import Tabular

/// What a quantity of a healthy asset says in each regime: level and spread of the first readings of the
/// asset's present life.
struct HealthyLevels: Sendable {
    struct Level: Sendable {
        let mean: Double
        let deviation: Double
    }

    private var version = 0
    private var levels: [String?: Level?] = [:]

    /// The level in a regime; nil where no first reading was taken in it. Computed once for as long as
    /// `version` stays the same.
    mutating func level(
        in regime: String?, version: Int, _ series: () -> HeldSeries
    ) -> Level? {
        if version != self.version {
            self.version = version
            levels = [:]
        }
        if let known = levels[regime] { return known }
        let series = series()
        let level = series.mean.flatMap { mean in
            series.deviation.map { Level(mean: mean, deviation: $0) }
        }
        levels[regime] = .some(level)
        return level
    }
}
