import Learning

/// P2, row by row: numbers outside a feature's public range that would lie inside it in another unit
/// of its quantity.
struct RowUnitCheck {
    private let column: FrameColumn
    private let suspicions: [UnitSuspicion]

    init(_ column: FrameColumn, _ doctor: UnitDoctor) {
        self.column = column
        suspicions = doctor.suspicions
    }

    /// Nothing for codes and flags, and for numbers whose unit can't be mistaken.
    var results: [QualityResult] {
        guard case .number(let range, _) = column.specification.kind, !suspicions.isEmpty else {
            return []
        }
        var (rows, count) = (0, 0)
        for (value, state) in zip(column.values, column.states) where state == FrameColumn.value {
            rows += 1
            if !range.contains(value), isInside(range, value) { count += 1 }
        }
        let limit = ShareLimit(warnAbove: 0.001, failAbove: 0.05)
        let outcome = limit.outcome(count: count, of: rows)
        return [
            QualityResult(
                id: "P2", place: column.specification.name, feature: column.specification.name,
                what: "numbers that are plausible in another unit only", outcome: outcome,
                rows: rows, count: count, threshold: limit.words,
                advice: outcome == .warn || outcome == .fail
                    ? "check the unit in the mapping; name it row by row where rows differ" : "")
        ]
    }

    private func isInside(_ range: ClosedRange<Double>, _ value: Double) -> Bool {
        suspicions.contains { pair in
            range.contains(pair.conversion(value))
                || (!pair.isAffine && range.contains(value * pair.factor))
        }
    }
}
