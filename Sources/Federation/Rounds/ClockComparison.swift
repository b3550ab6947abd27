/// How far the coordinator's clock is from this node's, as far as signed times prove it.
///
/// A message that lay around tells nothing of its sender's clock by its age; but one from the
/// future does, and so does a receipt that is older than what it attests. No clock is set by it.
package struct ClockComparison: Sendable, Hashable {
    /// 30 s: a difference beyond this is worth a word.
    private static let worthAWord: Int64 = 30_000

    /// The coordinator's time less this node's, at least, in milliseconds; 0 while nothing shows.
    package private(set) var differenceMilliseconds: Int64 = 0

    /// A message of the coordinator is at hand.
    mutating func saw(issued: UInt64, now: UInt64) {
        guard issued > now else { return }
        differenceMilliseconds = Int64(clamping: issued - now)
    }

    /// The coordinator's receipt for a message of this node is at hand.
    mutating func saw(receiptIssued issued: UInt64, forMessageOf own: UInt64, now: UInt64) {
        differenceMilliseconds =
            issued < own ? -Int64(clamping: own - issued) : Int64(clamping: max(issued, now) - now)
    }

    /// Nil while the clocks agree within 30 s, as far as one can see.
    package var warning: String? {
        guard abs(differenceMilliseconds) > Self.worthAWord else { return nil }
        let isAhead = differenceMilliseconds > 0
        return """
            The coordinator's clock is \(isAhead ? "ahead of" : "behind") this one by \
            \(differenceMilliseconds.magnitude / 1000) s or more. Compare both with the right \
            time; beyond 120 s messages are not acted upon.
            """
    }
}
