import Tabular

/// What a window's readings say as they are, whatever lies between them.
package enum SampleStatistics {
    /// Least squares of the values over their moments, in values per `scale` units of the axis.
    ///
    /// Nil with fewer than three readings, or where they span less than half of the window.
    package static func slope(
        _ samples: ArraySlice<Sample>, window: Int, scale: Double
    ) -> Double? {
        guard samples.count >= 3, let first = samples.first, let last = samples.last,
            2 * (last.event.value - first.event.value) >= window
        else { return nil }
        let times = samples.map { Double($0.event.value - first.event.value) / scale }
        let count = Double(samples.count)
        let middle = times.reduce(0, +) / count
        let mean = samples.reduce(0) { $0 + $1.value } / count
        var together = 0.0
        var spread = 0.0
        for (time, sample) in zip(times, samples) {
            together += (time - middle) * (sample.value - mean)
            spread += (time - middle) * (time - middle)
        }
        return spread > 0 ? together / spread : nil
    }

    /// The 95th percentile less the 5th; between two ranks by their distance. Nil without a reading.
    package static func range(_ samples: ArraySlice<Sample>) -> Double? {
        let values = samples.map(\.value).sorted()
        guard let high = percentile(values, 0.95), let low = percentile(values, 0.05) else {
            return nil
        }
        return high - low
    }

    private static func percentile(_ sorted: [Double], _ share: Double) -> Double? {
        guard let last = sorted.last else { return nil }
        let rank = share * Double(sorted.count - 1)
        let place = Int(rank.rounded(.down))
        guard place + 1 < sorted.count else { return last }
        return sorted[place] + (sorted[place + 1] - sorted[place]) * (rank - Double(place))
    }
}
