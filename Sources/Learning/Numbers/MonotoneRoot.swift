/// The place where a function that only rises, or only falls, passes zero.
package enum MonotoneRoot {
    /// Halves the range until no number lies between its ends, so the result is as exact as
    /// `function` is.
    ///
    /// Without a change of sign inside, the nearer end comes back.
    package static func bisection(
        in range: ClosedRange<Double>, of function: (Double) -> Double
    ) -> Double {
        var low = range.lowerBound
        var high = range.upperBound
        let rises = function(low) < function(high)
        while true {
            let middle = low + (high - low) / 2
            guard middle > low, middle < high else { return middle }
            let value = function(middle)
            if value == 0 { return middle }
            if (value > 0) == rises { high = middle } else { low = middle }
        }
    }

    /// Newton's method on a falling function, kept inside a range that each step narrows.
    ///
    /// `function` gives value and slope. Ends when a step is at most `tolerance` times the larger
    /// of 1 and the place's magnitude, after 100 steps at the latest.
    package static func newtonFalling(
        in range: ClosedRange<Double>, from start: Double, tolerance: Double,
        of function: (Double) -> (value: Double, slope: Double)
    ) -> Double {
        var low = range.lowerBound
        var high = range.upperBound
        var place = min(max(start, low), high)
        for _ in 0..<100 {
            let (value, slope) = function(place)
            if value == 0 { return place }
            if value > 0 { low = place } else { high = place }
            let newton = place - value / slope
            let next = newton > low && newton < high ? newton : low + (high - low) / 2
            let step = (next - place).magnitude
            place = next
            if step <= tolerance * max(1, place.magnitude) { return place }
        }
        return place
    }
}
