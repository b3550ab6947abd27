/// From which share of rows on a check warns or fails.
package struct ShareLimit: Sendable, Hashable {
    /// Exclusive: a share equal to the limit still passes. Nil: never.
    package let warnAbove: Double?
    package let failAbove: Double?

    package init(warnAbove: Double?, failAbove: Double?) {
        self.warnAbove = warnAbove
        self.failAbove = failAbove
    }

    /// No rows at all measure nothing.
    package func outcome(count: Int, of rows: Int) -> QualityResult.Outcome {
        guard rows > 0 else { return .notMeasured }
        return outcome(of: Double(count) / Double(rows))
    }

    /// The same for a share, or for any other measure that is better low.
    func outcome(of value: Double) -> QualityResult.Outcome {
        if let failAbove, value > failAbove { return .fail }
        if let warnAbove, value > warnAbove { return .warn }
        return .pass
    }

    package var words: String { words(ShareLimit.percent) }

    /// The limits in words, of a measure that isn't a share.
    var plainWords: String { words { "\($0)" } }

    private func words(_ number: (Double) -> String) -> String {
        let parts = [("warn", warnAbove), ("fail", failAbove)].compactMap { word, limit in
            limit.map { "\(word) above \(number($0))" }
        }
        return parts.joined(separator: ", ")
    }

    /// A share as `0.5 %`, with at most one decimal below ten.
    static func percent(_ share: Double) -> String {
        let tenths = Int((share * 1000).rounded())
        return tenths % 10 == 0 ? "\(tenths / 10) %" : "\(tenths / 10).\(tenths % 10) %"
    }
}
