import Learning

/// M2: how the share of missing values moves from month to month.
///
/// Months with fewer than 50 rows say nothing, and only months that follow each other are compared. A
/// jump counts when it is over 20 points and over four standard errors, so that chance makes none.
struct MonthlyMissing {
    private let months: [Int]
    /// For each row the place of its month in `months`, or nil.
    private let places: [Int?]

    static let fewestRows = 50

    /// An axis of usage has no months, and neither has a `record` study.
    init(_ loaded: LoadedFrame) {
        let numbers = loaded.times.map { time in
            loaded.axis.day(of: time).map { day -> Int in
                let (year, month, _) = day.components
                return year * 12 + month - 1
            }
        }
        var counts: [Int: Int] = [:]
        for case .some(let month) in numbers { counts[month, default: 0] += 1 }
        let months = counts.filter { $0.value >= MonthlyMissing.fewestRows }.keys.sorted()
        let order = Dictionary(uniqueKeysWithValues: months.enumerated().map { ($1, $0) })
        places = numbers.map { month in month.flatMap { order[$0] } }
        self.months = months
    }

    /// Nothing where rows have no day.
    func results(_ column: FrameColumn) -> [QualityResult] {
        guard !places.isEmpty else { return [] }
        var rows = [Int](repeating: 0, count: months.count)
        var missing = rows
        for case (let state, .some(let place)) in zip(column.states, places) {
            rows[place] += 1
            if state == FrameColumn.missing { missing[place] += 1 }
        }
        var worst: (place: Int, jump: Double)?
        var pairs = 0
        for place in months.indices.dropFirst() where months[place] == months[place - 1] + 1 {
            pairs += 1
            let jump = jump(rows, missing, place)
            if jump > worst?.jump ?? 0 { worst = (place, jump) }
        }
        return [result(column.specification.name, worst, rows, missing, pairs: pairs)]
    }

    /// The jump into a month, or 0 where chance may have made it.
    private func jump(_ rows: [Int], _ missing: [Int], _ place: Int) -> Double {
        let (before, after) = (Double(rows[place - 1]), Double(rows[place]))
        let shares = (Double(missing[place - 1]) / before, Double(missing[place]) / after)
        let both = Double(missing[place - 1] + missing[place]) / (before + after)
        let error = (both * (1 - both) * (1 / before + 1 / after)).squareRoot()
        let jump = (shares.1 - shares.0).magnitude
        return jump > 4 * error ? jump : 0
    }

    private func result(
        _ name: String, _ worst: (place: Int, jump: Double)?, _ rows: [Int], _ missing: [Int],
        pairs: Int
    ) -> QualityResult {
        let limit = ShareLimit(warnAbove: 0.2, failAbove: nil)
        let outcome: QualityResult.Outcome =
            pairs == 0 ? .notMeasured : limit.outcome(of: worst?.jump ?? 0)
        guard outcome == .warn, let worst else {
            return QualityResult(
                id: "M2", place: name, feature: name, what: "missing values by month",
                outcome: outcome, threshold: "warn at a jump above 20 points",
                advice: outcome == .notMeasured
                    ? "no two months in a row have \(MonthlyMissing.fewestRows) rows" : "")
        }
        let month = months[worst.place]
        let day = "\(Day.padded(month / 12, 4))-\(Day.padded(month % 12 + 1, 2))"
        return QualityResult(
            id: "M2", place: name, feature: name,
            what: "missing values jump by \(ShareLimit.percent(worst.jump)) into \(day)",
            outcome: outcome, rows: rows[worst.place], count: missing[worst.place],
            threshold: "warn at a jump above 20 points",
            advice: "find out what changed in that month: a form, a system, a mapping")
    }
}
