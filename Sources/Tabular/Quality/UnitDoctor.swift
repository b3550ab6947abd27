/// P2: an institution's numbers that look as if they stood in another unit than the others'.
///
/// It suggests and never converts.
package struct UnitDoctor: Sendable, Hashable {
    /// Pairs of units that the feature's quantity knows.
    package let suspicions: [UnitSuspicion]
    /// True where the numbers have no unit of their own, so that only their scale can be mistaken:
    /// hundredths for wholes, or thousands.
    package let looksAtScale: Bool

    /// How far a ratio may lie from a known factor, as a share of it.
    static let tolerance = 0.12
    static let scales = [100.0, 1000.0]

    package init(suspicions: [UnitSuspicion], looksAtScale: Bool) {
        self.suspicions = suspicions
        self.looksAtScale = looksAtScale
    }

    /// What the own numbers look like, in one sentence; nil where they look like the others'.
    package func suggestion(own: Quartiles, rest: Quartiles) -> String? {
        if let affine = affine(own: own, rest: rest) { return affine }
        guard let (name, mine, others) = UnitDoctor.middle(own, rest) else { return nil }
        let ratio = mine / others
        let size = max(ratio, 1 / ratio)
        guard size * (1 + UnitDoctor.tolerance) >= UnitSuspicion.smallestFactor else { return nil }
        let words =
            ratio >= 1
            ? "own \(name) is \(UnitDoctor.number(size)) times the others'"
            : "the others' \(name) is \(UnitDoctor.number(size)) times the own"
        if let pair = nearest(size) {
            let (mine, theirs) = ratio >= 1 ? (pair.from, pair.to) : (pair.to, pair.from)
            return "\(words); that is \(mine) against \(theirs) (\(pair.factor))"
        }
        guard looksAtScale, let scale = UnitDoctor.scales.first(where: { isNear(size, $0) }) else {
            return nil
        }
        return "\(words); that is a scale of \(Int(scale)), as of hundredths or thousands"
    }

    /// The medians, or where either is 0 the upper quartiles: of a quantity that is mostly 0 only
    /// those tell the unit.
    private static func middle(
        _ own: Quartiles, _ rest: Quartiles
    ) -> (name: String, own: Double, rest: Double)? {
        if own.median > 0, rest.median > 0 { return ("median", own.median, rest.median) }
        guard own.median >= 0, rest.median >= 0, own.high > 0, rest.high > 0 else { return nil }
        return ("upper quartile", own.high, rest.high)
    }

    /// The known factor that comes nearest to a ratio, of those within the tolerance.
    private func nearest(_ size: Double) -> UnitSuspicion? {
        suspicions.filter {
            !$0.isAffine && $0.factor >= UnitSuspicion.smallestFactor && isNear(size, $0.factor)
        }.min { (size / $0.factor - 1).magnitude < (size / $1.factor - 1).magnitude }
    }

    /// Two zero points: only the quartiles together can tell.
    private func affine(own: Quartiles, rest: Quartiles) -> String? {
        guard !areNear(own, rest) else { return nil }
        let found = suspicions.first { pair in
            pair.isAffine && areNear(own.map { pair.conversion($0) }, rest)
        }
        return found.map { "own quartiles fit the others' if they are \($0.from) and not \($0.to)" }
    }

    private func areNear(_ one: Quartiles, _ other: Quartiles) -> Bool {
        isNear(one.low, other.low) && isNear(one.median, other.median)
            && isNear(one.high, other.high)
    }

    private func isNear(_ value: Double, _ known: Double) -> Bool {
        (value - known).magnitude <= UnitDoctor.tolerance * known.magnitude
    }

    /// One decimal.
    private static func number(_ value: Double) -> String {
        guard value < 1e12 else { return "\(value)" }
        let tenths = Int((value * 10).rounded())
        return "\(tenths / 10).\(tenths % 10)"
    }
}

extension Quartiles {
    fileprivate func map(_ change: (Double) -> Double) -> Quartiles {
        Quartiles(low: change(low), median: change(median), high: change(high))
    }
}
