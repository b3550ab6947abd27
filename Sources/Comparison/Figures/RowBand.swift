/// A range that a row count lies in, told in place of the count.
///
/// Bands are 0–9, 10–49, 50–199, 200–999, and from there on 1000–4999, 5000–19999, 20000–99999 and
/// so on: each begins at 1, 5 or 20 times a power of ten.
package struct RowBand: Sendable, Hashable {
    /// The smallest and the largest count of the band.
    package let range: ClosedRange<Int>

    package init(containing count: Int) {
        precondition(count >= 0, "a row count is not negative")
        self.range = Self.ranges.first { $0.contains(count) } ?? Self.last
    }

    /// The band that is written as `text`, or nil if there is none.
    package init?(_ text: String) {
        guard let range = Self.ranges.first(where: { Self.text(of: $0) == text }) else {
            return nil
        }
        self.range = range
    }

    /// Plain ASCII, such as `200-999`; `<10` for the lowest band.
    package var text: String { Self.text(of: range) }

    /// For people: `200–999`, `1,000–4,999`, `under 10`, or `2,000,000 or more` for the last one.
    package var words: String {
        if range.lowerBound == 0 { return "under 10" }
        let low = NumberText.grouped(range.lowerBound)
        if range.upperBound == Int.max { return "\(low) or more" }
        return "\(low)–\(NumberText.grouped(range.upperBound))"
    }

    private static func text(of range: ClosedRange<Int>) -> String {
        if range.lowerBound == 0 { return "<10" }
        if range.upperBound == Int.max { return "\(range.lowerBound)+" }
        return "\(range.lowerBound)-\(range.upperBound)"
    }

    private static let starts = [
        0, 10, 50, 200, 1_000, 5_000, 20_000, 100_000, 500_000, 2_000_000,
    ]
    private static let last = 2_000_000...Int.max
    private static let ranges = zip(starts, starts.dropFirst()).map { $0...($1 - 1) } + [last]
}

/// How many rows there are: exactly, or as a band where the count may not leave the institution.
package enum RowCount: Sendable, Hashable {
    case exact(Int)
    case band(RowBand)

    package var exact: Int? {
        switch self {
        case .exact(let count): count
        case .band: nil
        }
    }

    package var band: RowBand {
        switch self {
        case .exact(let count): RowBand(containing: count)
        case .band(let band): band
        }
    }

    /// The same count as a band.
    package var banded: RowCount { .band(band) }

    /// For people: `412` or `200–999`.
    package var words: String {
        switch self {
        case .exact(let count): NumberText.grouped(count)
        case .band(let band): band.words
        }
    }
}
