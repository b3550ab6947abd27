/// The cells that errors of an amount are counted in: 126 equal ones from −width to width of the
/// target's range, and one at either end for all beyond.
struct AmountCells: Sendable {
    static let count = 128
    /// Cells on either side of 0, without the outer one.
    private static let half = 63

    let middle: Double
    private let width: Double

    init(_ range: ClosedRange<Double>) {
        width = range.upperBound - range.lowerBound
        middle = range.lowerBound + width / 2
    }

    /// Errors are cut at this size.
    var largestError: Double { 8 * width }

    func cut(_ error: Double) -> Double { min(max(error, -largestError), largestError) }

    /// Cells are [a, b).
    func cell(of error: Double) -> Int {
        let place = (error / width * Double(Self.half)).rounded(.down)
        return Int(min(max(place, -Double(Self.half) - 1), Double(Self.half))) + Self.half + 1
    }

    /// The median of |error|: linear inside the pair of cells where half the rows are reached; the
    /// width where it lies beyond.
    func medianSize(_ histogram: [Int]) -> Double {
        let target = Double(histogram.reduce(0, +)) / 2
        var before = 0.0
        for ring in 0..<Self.half {
            let count = Double(histogram[Self.half + 1 + ring] + histogram[Self.half - ring])
            if count > 0, before + count >= target {
                return (Double(ring) + (target - before) / count) * width / Double(Self.half)
            }
            before += count
        }
        return width
    }
}
