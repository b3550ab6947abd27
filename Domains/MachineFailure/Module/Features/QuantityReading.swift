package import Tabular

/// One statistic of one quantity of an asset, learnt reading by reading.
///
/// It remembers the readings of its window and, where it asks for them, the first of the asset's
/// present life; so its memory doesn't grow with the record's length. Windows are (t0 − w, t0] and
/// stop at the last restore.
package struct QuantityReading: HistoryReading, Sendable {
    package let statistic: QuantityStatistic
    package let quantity: Quantity
    /// In units of the axis; 0 where the statistic has none.
    package let window: Int
    private let axis: StudyAxis
    private let course: HeldSeries.Course
    private var recent = SampleBuffer()
    private var life: SinceRestore
    private var baseline: Baseline?

    /// The healthy level and spread of an asset, and of which first readings.
    private struct Baseline {
        let version: Int
        let level: Double
        let spread: Double
    }

    /// 20 ticks, or 14 days.
    private static func baselineLength(on axis: StudyAxis) -> Int {
        axis.isUsage ? 20 : 14 * 24 * 3_600_000
    }

    /// - Parameters:
    ///   - longestHold: how long a reading speaks at most on the calendar, in milliseconds.
    package init(
        _ statistic: QuantityStatistic, of quantity: Quantity, window: Int, axis: StudyAxis,
        longestHold: Int
    ) {
        self.statistic = statistic
        self.quantity = quantity
        self.window = window
        self.axis = axis
        course =
            switch (axis.isUsage, quantity.isStepped) {
            case (true, _): .ticks
            case (false, true): .stepped(longest: longestHold)
            case (false, false): .sloped(longest: longestHold)
            }
        life = SinceRestore(
            length: statistic == .residual ? QuantityReading.baselineLength(on: axis) : 1)
    }

    /// How many readings the memory holds.
    package var storedCount: Int { recent.storedCount + life.storedCount }

    /// A row of telemetry has its value and its quality, of which only good ones are learnt; a row of
    /// the second history is a failure and has the moment of its restore.
    package mutating func learn(_ row: HistoryRow) {
        guard row.source == 0 else {
            if let restored = row.cells.moment(0) { restore(at: restored) }
            return
        }
        guard let value = row.cells.number(0), row.cells.word(1) ?? "good" == "good" else { return }
        let rounded = CanonicalColumn.rounded(value, decimals: quantity.resolution)
        learn(Sample(event: row.event, value: rounded), known: row.known)
    }

    /// Learns a reading at the moment at which it became known. Nobody is asked about an earlier one
    /// any more.
    package mutating func learn(_ sample: Sample, known: Moment) {
        life.advance(to: known, recent: recent)
        life.learn(sample)
        recent.insert(sample)
        switch statistic.windowing {
        case .none: recent.keepLast()
        case .required: recent.forget(through: known - window)
        }
    }

    /// Hears of a moment from which on the asset runs again after a failure.
    package mutating func restore(at moment: Moment) {
        life.restore(at: moment)
    }

    package mutating func value(at moment: Moment) -> FeatureValue {
        life.advance(to: moment, recent: recent)
        let start: Moment? =
            switch statistic.windowing {
            case .none: life.restore
            case .required: [life.restore, moment - window].compactMap(\.self).max()
            }
        let samples = recent.after(start)
        return samples.isEmpty ? nothing : value(of: samples, at: moment)
    }

    /// The value of a window without a reading.
    private var nothing: FeatureValue {
        switch statistic {
        case .mean, .deviation, .min, .max, .last, .lastAge, .range, .rise: .special("no_data")
        case .slope: .special("too_few")
        case .aboveHigh: quantity.limit == nil ? .special("no_limit") : .missing
        case .coverage: .number(0)
        case .residual: .missing
        }
    }

    private mutating func value(
        of samples: ArraySlice<Sample>, at moment: Moment
    ) -> FeatureValue {
        let values = samples.lazy.map(\.value)
        switch statistic {
        case .mean: return number(series(samples, until: moment).mean)
        case .deviation: return number(series(samples, until: moment).deviation)
        case .min: return number(values.min())
        case .max: return number(values.max())
        case .last: return number(values.last)
        case .lastAge:
            let age = samples.last.map { Double(moment.value - $0.event.value) }
            return number(age.map { axis.isUsage ? $0 : $0 / 1_000 })
        case .slope:
            let slope = SampleStatistics.slope(samples, window: window, scale: axis.scale)
            return slope.map(FeatureValue.number) ?? .special("too_few")
        case .range: return number(SampleStatistics.range(samples))
        case .aboveHigh:
            guard let limit = quantity.limit else { return .special("no_limit") }
            return number(series(samples, until: moment).share(above: limit))
        case .coverage:
            return .number(series(samples, until: moment).covered / Double(window))
        case .residual: return residual(samples, at: moment)
        case .rise:
            guard let first = life.readings.first,
                let mean = series(samples, until: moment).mean
            else { return .special("no_data") }
            return .number(mean - first.value)
        }
    }

    /// (mean − μ) ÷ σ of the asset's own first readings. While those still come there is no baseline,
    /// so that nothing enters it from behind the moment that is asked about.
    private mutating func residual(
        _ samples: ArraySlice<Sample>, at moment: Moment
    ) -> FeatureValue {
        guard let end = life.end, moment >= end, let healthy = baseline(until: end),
            healthy.spread >= quantity.step
        else { return .special("no_baseline") }
        return number(
            series(samples, until: moment).mean.map { ($0 - healthy.level) / healthy.spread })
    }

    /// Computed once for as long as the first readings stay the same.
    private mutating func baseline(until end: Moment) -> Baseline? {
        if let baseline, baseline.version == life.version { return baseline }
        let healthy = series(life.readings, until: end)
        guard let level = healthy.mean, let spread = healthy.deviation else { return nil }
        baseline = Baseline(version: life.version, level: level, spread: spread)
        return baseline
    }

    private func series(_ samples: ArraySlice<Sample>, until end: Moment) -> HeldSeries {
        HeldSeries(samples, until: end, course: course)
    }

    private func number(_ value: Double?) -> FeatureValue {
        value.map(FeatureValue.number) ?? .missing
    }
}
