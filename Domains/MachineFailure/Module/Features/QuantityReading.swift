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
    /// Empty where the institution records no states; a residual is the same in all regimes then.
    private var regimes = RegimeCourse()
    private var healthy = HealthyLevels()
    /// Another number whenever the regimes of the first readings may be others.
    private var regimeVersion = 0

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
    package var storedCount: Int {
        recent.storedCount + life.storedCount + regimes.storedCount
    }

    /// A row of telemetry has its value and its quality, of which only good ones are learnt; a row of
    /// the second history is a failure and has the moment of its restore; one of the third is a state
    /// and has its regime and its end.
    package mutating func learn(_ row: HistoryRow) {
        switch row.source {
        case 0: learnReading(row)
        case 1:
            if let restored = row.cells.moment(0) { restore(at: restored) }
        default:
            run(
                in: row.cells.word(0), from: row.event, to: row.cells.moment(1), known: row.known)
        }
    }

    private mutating func learnReading(_ row: HistoryRow) {
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

    /// Hears of a regime in which the asset ran from a moment on.
    package mutating func run(
        in regime: String?, from: Moment, to: Moment? = nil, known: Moment
    ) {
        regimes.learn(from: from, to: to, regime: regime)
        guard let first = life.readings.first, let end = life.end else { return }
        regimes.forget(through: known - window, but: first.event...end)
        if from < end { regimeVersion += 1 }
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

    /// The share of the window for which the readings speak, counted from a restore that lies in it.
    mutating func coverageOfLife(at moment: Moment) -> Double {
        life.advance(to: moment, recent: recent)
        let start = [life.restore, moment - window].compactMap(\.self).max() ?? moment - window
        guard moment > start else { return 0 }
        return series(recent.after(start), until: moment).covered
            / Double(moment.value - start.value)
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

    /// (mean − μ) ÷ σ of the asset's own first readings, all of the regime in which it runs. While the
    /// first readings still come there is no baseline, so that nothing enters it from behind the moment
    /// that is asked about.
    private mutating func residual(
        _ samples: ArraySlice<Sample>, at moment: Moment
    ) -> FeatureValue {
        let regime = regimes.regime(at: moment)
        guard let end = life.end, moment >= end,
            let level = level(in: regime, until: end), level.deviation >= quantity.step
        else { return .special("no_baseline") }
        return number(
            series(samples, until: moment, in: regime).mean.map {
                ($0 - level.mean) / level.deviation
            })
    }

    private mutating func level(in regime: String?, until end: Moment) -> HealthyLevels.Level? {
        let first = life.readings
        let (course, regimes) = (course, regimes)
        return healthy.level(in: regime, version: life.version + regimeVersion) {
            HeldSeries(first, until: end, course: course) {
                regimes.isIn(regime, at: $0.event)
            }
        }
    }

    private func series(
        _ samples: ArraySlice<Sample>, until end: Moment, in regime: String?
    ) -> HeldSeries {
        HeldSeries(samples, until: end, course: course) {
            regimes.isIn(regime, at: $0.event)
        }
    }

    private func series(_ samples: ArraySlice<Sample>, until end: Moment) -> HeldSeries {
        HeldSeries(samples, until: end, course: course)
    }

    private func number(_ value: Double?) -> FeatureValue {
        value.map(FeatureValue.number) ?? .missing
    }
}
