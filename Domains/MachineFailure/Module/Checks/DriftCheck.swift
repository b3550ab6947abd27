import Learning
import Tabular

/// F12: whether the departure from an asset's healthy level stays away from it while nothing is wrong.
///
/// A residual is counted in deviations of the asset's own first readings, so it is near nothing as long
/// as the asset is healthy and its sensor true. Months are those of the decision times that no failure
/// follows; ones with fewer than 20 residuals say nothing.
struct DriftCheck {
    private let loaded: LoadedFrame

    static let fewestRows = 20
    /// In deviations of the healthy level.
    static let farthest = 2.0

    init(_ loaded: LoadedFrame) {
        self.loaded = loaded
    }

    /// One result for each residual of the study; none where it has no such feature.
    var results: [QualityResult] {
        loaded.frame.columns.filter { $0.specification.specials.contains(Self.special) }.map {
            result(of: $0)
        }
    }

    /// The special value by which a residual is known, whatever name the study gives it.
    private static let special = "no_baseline"

    private func result(of column: FrameColumn) -> QualityResult {
        let name = column.specification.name
        let what = "assets whose residual stays over 2 deviations from healthy for 2 months"
        guard loaded.axis != .ticks else {
            return QualityResult(
                id: "F12", place: name, feature: name, what: what, outcome: .notMeasured,
                advice: "an axis of usage has no months")
        }
        let assets = medians(of: column).filter { $0.count >= 2 }
        let drifting = assets.reduce(0) { $0 + (DriftCheck.drifts($1) ? 1 : 0) }
        let outcome: QualityResult.Outcome =
            assets.isEmpty ? .notMeasured : drifting > 0 ? .warn : .pass
        return QualityResult(
            id: "F12", place: name, feature: name, what: what, outcome: outcome,
            rows: assets.count, count: drifting, threshold: "warn at any",
            sql: DriftCheck.statement(of: name),
            advice: outcome == .warn
                ? "calibrate the sensor, or tell the month from which on its readings are good" : ""
        )
    }

    /// For each asset its months with enough residuals, in order, and their medians.
    private func medians(of column: FrameColumn) -> [[(month: Int, median: Double)]] {
        var values: [[Int: [Double]]] = loaded.entityKeys.map { _ in [:] }
        for row in 0..<loaded.frame.rowCount
        where column.states[row] == FrameColumn.value && isHealthy(row) {
            guard let day = loaded.axis.day(of: loaded.times[row]) else { continue }
            let (year, month, _) = day.components
            let asset = loaded.frame.entities[row]
            values[asset][year * 12 + month, default: []].append(column.values[row])
        }
        return values.map { months in
            months.filter { $0.value.count >= DriftCheck.fewestRows }
                .map { (month: $0.key, median: DriftCheck.median($0.value)) }
                .sorted { $0.month < $1.month }
        }
    }

    /// True of a row that no failure follows within the horizon, or within the limit of a remaining
    /// life.
    private func isHealthy(_ row: Int) -> Bool {
        switch loaded.frame.targetKind {
        case .event, .classes: loaded.frame.targets[row] == 0
        case .amount(let range): loaded.frame.targets[row] >= range.upperBound
        }
    }

    /// True where two months that follow each other lie off to the same side.
    private static func drifts(_ months: [(month: Int, median: Double)]) -> Bool {
        zip(months, months.dropFirst()).contains { before, after in
            after.month == before.month + 1
                && (min(before.median, after.median) > farthest
                    || max(before.median, after.median) < -farthest)
        }
    }

    private static func median(_ values: [Double]) -> Double {
        let sorted = values.sorted()
        let middle = sorted.count / 2
        return sorted.count % 2 == 1
            ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2
    }

    /// The readings behind a residual by asset and month, in which its drift is seen; nil where the
    /// study calls the feature by another name.
    private static func statement(of name: String) -> String? {
        guard let end = name.firstRange(of: "_residual") else { return nil }
        let quantity = name[..<end.lowerBound].replacing("'", with: "''")
        return """
            SELECT "asset_id", strftime('%Y-%m', "ts" / 1000, 'unixepoch') AS "month", \
            count(*), avg("value") FROM "telemetry" WHERE "quantity" = '\(quantity)' \
            AND coalesce("quality", 'good') = 'good' GROUP BY 1, 2
            """
    }
}
