/// Curves through public knots that are cubic between them and straight beyond the outer ones.
///
/// With u₊³ = max(u, 0)³ and knots t₁ < … < t_m, curve j = 1 … m − 2 is
/// [(x−t_j)₊³ − (x−t_{m−1})₊³(t_m−t_j)/(t_m−t_{m−1}) + (x−t_m)₊³(t_{m−1}−t_j)/(t_m−t_{m−1})]
/// ÷ (t_m−t₁)². The basis is x itself and these curves; all rise and none bends back.
/// Source: Harrell 2001.
package struct RestrictedCubicSpline: Sendable, Hashable {
    package let knots: [Double]

    /// Nil for fewer than three knots, or knots that do not rise strictly.
    package init?(knots: [Double]) {
        guard knots.count > 2, zip(knots, knots.dropFirst()).allSatisfy({ $0 < $1 }) else {
            return nil
        }
        self.knots = knots
    }

    /// How many curves stand beside x itself: two fewer than knots.
    package var curveCount: Int { knots.count - 2 }

    /// Curve number `index`, counted from 0, at x.
    package func curve(_ index: Int, at x: Double) -> Double {
        let first = knots[index]
        let (beforeLast, last) = (knots[knots.count - 2], knots[knots.count - 1])
        let gap = last - beforeLast
        let outer = last - knots[0]
        let bends =
            Self.cube(x - first) - Self.cube(x - beforeLast) * ((last - first) / gap)
            + Self.cube(x - last) * ((beforeLast - first) / gap)
        return bends / (outer * outer)
    }

    private static func cube(_ distance: Double) -> Double {
        distance > 0 ? distance * distance * distance : 0
    }

    /// The shares of rows below which 3 to 7 knots lie, by Harrell's table.
    package static func shares(knots: Int) -> [Double] {
        switch knots {
        case 3: [0.1, 0.5, 0.9]
        case 4: [0.05, 0.35, 0.65, 0.95]
        case 5: [0.05, 0.275, 0.5, 0.725, 0.95]
        case 6: [0.05, 0.23, 0.41, 0.59, 0.77, 0.95]
        case 7: [0.025, 0.1833, 0.3417, 0.5, 0.6583, 0.8167, 0.975]
        default: preconditionFailure("a spline has 3 to 7 knots at quantiles")
        }
    }
}
