/// The largest distance of two lists of numbers, relative to each expected number, or to `scale`
/// where that is larger.
func relativeDistance(_ found: [Double], _ expected: [Double], scale: Double = 0) -> Double {
    guard found.count == expected.count else { return .infinity }
    return zip(found, expected).map { abs($0 - $1) / max(abs($1), scale, .leastNonzeroMagnitude) }
        .max() ?? 0
}
