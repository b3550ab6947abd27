import Learning
import Tabular

extension Diagnosis {
    /// C1 beside the keys: visits that equal an earlier one in every feature and in the target, as
    /// when a record was entered twice under two keys.
    ///
    /// Not measured where chance makes equal rows: the pairs of rows times the chance that two rows
    /// agree in every column, were the columns independent, must lie below 0.05.
    static func equalRows(_ loaded: LoadedFrame) -> QualityResult {
        let frame = loaded.frame
        var seen: Set<[UInt64]> = []
        var copies = 0
        for row in 0..<frame.rowCount where !seen.insert(frame.bits(ofRow: row)).inserted {
            copies += 1
        }
        let isMeasured = frame.expectedEqualPairs < 0.05
        let outcome: QualityResult.Outcome =
            isMeasured ? (copies > 0 ? .warn : .pass) : .notMeasured
        return QualityResult(
            id: "C1", place: "rows",
            what: "visits that equal another in all features and the target",
            outcome: outcome, rows: isMeasured ? frame.rowCount : nil,
            count: isMeasured ? copies : nil, threshold: "warn above 0 %",
            advice: isMeasured
                ? (copies > 0 ? "look whether one visit was entered twice, under two keys" : "")
                : "so few columns make equal rows by chance")
    }
}

extension Frame {
    fileprivate func bits(ofRow row: Int) -> [UInt64] {
        [targets[row].bitPattern]
            + columns.flatMap { [$0.values[row].bitPattern, UInt64($0.states[row])] }
    }

    fileprivate var expectedEqualPairs: Double {
        let rows = Double(rowCount)
        return columns.reduce(rows * (rows - 1) / 2) { pairs, column in
            var counts: [[UInt64]: Int] = [:]
            for (value, state) in zip(column.values, column.states) {
                counts[[value.bitPattern, UInt64(state)], default: 0] += 1
            }
            let agreeing = counts.values.reduce(0) { $0 + $1 * ($1 - 1) }
            return pairs * Double(agreeing) / max(rows * (rows - 1), 1)
        }
    }
}
