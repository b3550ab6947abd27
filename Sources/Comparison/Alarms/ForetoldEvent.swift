package import Federation
import Learning

/// One event of an institution, with what each model said on the way to it. It never leaves home.
package struct ForetoldEvent: Sendable, Hashable {
    /// What one model said and did.
    package struct Warning: Sendable, Hashable {
        package let threshold: Double
        /// One for each of the event's `times`.
        package let probabilities: [Double]
        package let episodes: [ClosedRange<Int>]
    }

    /// The key of the last row before the event.
    package let key: String
    /// In units of the axis.
    package let moment: Int
    /// The decision times shown, up to two horizons before the event.
    package let times: [Int]
    package let warnings: [AlarmWatch.Model: Warning]
    /// How long before the event each model's first alarm in time began; none where it was missed.
    package let leadTimes: [AlarmWatch.Model: Int]

    /// Nil for a stretch without an event that could have been warned of.
    init?(
        _ watch: AlarmWatch, stretch place: Int, replays: [AlarmWatch.Model: AlarmReplay],
        thresholds: [AlarmWatch.Model: Double], settings: AlarmSettings, keys: [String]
    ) {
        let stretch = watch.stretches[place]
        guard let event = stretch.event, stretch.isReached(by: settings.window) else { return nil }
        moment = event
        key = keys[watch.rows[stretch.places.upperBound - 1]]
        let start = event - 2 * settings.window.horizon
        let shown = stretch.times.indices.filter { stretch.times[$0] >= start }
        times = shown.map { stretch.times[$0] }
        var warnings: [AlarmWatch.Model: Warning] = [:]
        for (model, replay) in replays {
            guard let all = watch.probabilities[model], let threshold = thresholds[model] else {
                continue
            }
            warnings[model] = Warning(
                threshold: threshold,
                probabilities: shown.map { all[stretch.places.lowerBound + $0] },
                episodes: replay.episodes.map(\.times).filter { $0.upperBound >= start })
        }
        self.warnings = warnings
        leadTimes = replays.compactMapValues(\.leadTime)
    }
}

extension ForetoldEvent: CustomStringConvertible {
    /// The shape only.
    package var description: String { "ForetoldEvent(\(times.count) decision times)" }
}
