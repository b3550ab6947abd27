import Learning

/// P3: a number that stands in for something else, such as −9, 0 or 999.
///
/// A value held by at least 20 rows and 10 times as often as its neighbours are on average (the two
/// distinct values on either side) is a heap. Rounded amounts heap at many values inside a column, so
/// a heap inside counts only where no other value reaches half of that; one at an end always does.
struct HeapCheck {
    private let column: FrameColumn
    private let source: FeatureSource?

    private static let fewestRows = 20
    private static let fewestValues = 8
    private static let ratio = 10.0

    init(_ column: FrameColumn, _ source: FeatureSource?) {
        self.column = column
        self.source = source
    }

    /// Nothing for codes and flags; not measured with fewer than eight distinct values.
    var results: [QualityResult] {
        guard case .number = column.specification.kind else { return [] }
        let counts = counts
        let rows = counts.reduce(0, +)
        guard counts.count >= HeapCheck.fewestValues else { return [result(nil, rows: rows)] }
        return [result(HeapCheck.heap(counts), rows: rows)]
    }

    /// Rows of each distinct value, by ascending value.
    private var counts: [Int] {
        var counts: [Double: Int] = [:]
        for (value, state) in zip(column.values, column.states) where state == FrameColumn.value {
            counts[value, default: 0] += 1
        }
        return counts.keys.sorted().map { counts[$0] ?? 0 }
    }

    /// Rows of the largest heap, 0 where there is none.
    static func heap(_ counts: [Int]) -> Int {
        let ratios = counts.indices.map { ratio(counts, at: $0) }
        let standsOut = ratios.reduce(0) { $0 + ($1 >= ratio / 2 ? 1 : 0) }
        var largest = 0
        for (place, count) in counts.enumerated()
        where count >= fewestRows && ratios[place] >= ratio {
            let isEnd = place == 0 || place == counts.count - 1
            if isEnd || standsOut == 1 { largest = max(largest, count) }
        }
        return largest
    }

    private static func ratio(_ counts: [Int], at place: Int) -> Double {
        let near = max(0, place - 2)...min(counts.count - 1, place + 2)
        let sum = counts[near].reduce(0, +) - counts[place]
        return Double(counts[place] * (near.count - 1)) / Double(max(sum, 1))
    }

    /// `count` is nil where nothing could be measured.
    private func result(_ count: Int?, rows: Int) -> QualityResult {
        let outcome: QualityResult.Outcome =
            count.map { $0 > 0 ? .warn : .pass } ?? .notMeasured
        return QualityResult(
            id: "P3", place: column.specification.name, feature: column.specification.name,
            what: "rows of one value that stands out from its neighbours", outcome: outcome,
            rows: rows, count: count, threshold: "warn at 10 times its neighbours",
            sql: source?.commonest,
            advice: outcome == .warn
                ? "if it stands for something else, list it in the mapping under specials or missing"
                : "")
    }
}
