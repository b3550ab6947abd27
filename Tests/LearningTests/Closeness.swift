import Testing

/// Expects two numbers to differ by at most `relative` of the second one, or by `absolute`.
func expectClose(
    _ found: Double, _ expected: Double, relative: Double = 0, absolute: Double = 0,
    _ comment: Comment? = nil, sourceLocation: SourceLocation = #_sourceLocation
) {
    let gap = (found - expected).magnitude
    #expect(
        found == expected || gap <= absolute || gap <= relative * expected.magnitude,
        "\(found) is not \(expected) \(comment?.rawValue ?? "")", sourceLocation: sourceLocation)
}

func expectClose(
    _ found: [Double], _ expected: [Double], relative: Double = 0, absolute: Double = 0,
    _ comment: Comment? = nil, sourceLocation: SourceLocation = #_sourceLocation
) {
    #expect(found.count == expected.count, sourceLocation: sourceLocation)
    for (found, expected) in zip(found, expected) {
        expectClose(
            found, expected, relative: relative, absolute: absolute, comment,
            sourceLocation: sourceLocation)
    }
}
