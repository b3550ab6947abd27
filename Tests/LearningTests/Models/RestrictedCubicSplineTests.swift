import Learning
import Testing

@Suite struct `A restricted cubic spline` {
    /// Knots 0, 1, 3: at x = 2 the curve is (2³ − 1³·3/2)/9 = 6.5/9.
    @Test func `has the value of its formula`() throws {
        let spline = try #require(RestrictedCubicSpline(knots: [0, 1, 3]))
        #expect(spline.curveCount == 1)
        #expect(spline.curve(0, at: 2) == 6.5 / 9)
        #expect(spline.curve(0, at: 0.5) == 0.125 / 9)
        #expect(spline.curve(0, at: -4) == 0)
    }

    @Test func `is straight beyond its outer knots`() throws {
        let spline = try #require(RestrictedCubicSpline(knots: [0, 1, 3, 7, 8]))
        for curve in 0..<spline.curveCount {
            #expect(spline.curve(curve, at: -1) == 0 && spline.curve(curve, at: 0) == 0)
            let far = [8, 10, 12, 14].map { spline.curve(curve, at: $0) }
            let steps = zip(far, far.dropFirst()).map { $1 - $0 }
            expectClose(steps, [steps[0], steps[0], steps[0]], relative: 1e-12)
            #expect(steps[0] > 0)
        }
    }

    @Test func `never bends down and meets itself smoothly at each knot`() throws {
        let knots = [-2, 0.5, 1, 4]
        let spline = try #require(RestrictedCubicSpline(knots: knots))
        for curve in 0..<spline.curveCount {
            let values = (-30...60).map { spline.curve(curve, at: Double($0) / 10) }
            let slopes = zip(values, values.dropFirst()).map { $1 - $0 }
            #expect(zip(slopes, slopes.dropFirst()).allSatisfy { $0 <= $1 + 1e-14 })
            for knot in knots {
                let before = spline.curve(curve, at: knot) - spline.curve(curve, at: knot - 1e-6)
                let after = spline.curve(curve, at: knot + 1e-6) - spline.curve(curve, at: knot)
                expectClose(after, before, absolute: 1e-11)
            }
        }
    }

    @Test func `needs three knots that rise`() {
        #expect(RestrictedCubicSpline(knots: [0, 1]) == nil)
        #expect(RestrictedCubicSpline(knots: [0, 1, 1]) == nil)
        #expect(RestrictedCubicSpline(knots: [0, 2, 1]) == nil)
    }

    @Test(arguments: 3...7)
    func `has as many shares as knots, in mirror image`(knots: Int) {
        let shares = RestrictedCubicSpline.shares(knots: knots)
        #expect(shares.count == knots)
        expectClose(shares.reversed().map { 1 - $0 }, shares, absolute: 1e-12)
    }
}
