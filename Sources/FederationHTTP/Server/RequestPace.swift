/// How often each source may ask: `requests` in a row, and as many in each `span` from then on.
///
/// At most `sources` are remembered; while so many are busy, nobody new is let in.
package struct RequestPace<Source: Hashable>: Hashable {
    package let requests: Int
    package let span: Duration
    package let sources: Int
    /// When a source, if it asked no more, could ask `requests` times in a row again.
    private var rested: [Source: Duration] = [:]

    package init(requests: Int, span: Duration, sources: Int = 4096) {
        precondition(requests > 0 && span > .zero && sources > 0, "A pace is above zero.")
        self.requests = requests
        self.span = span
        self.sources = sources
    }

    /// Counts a request at `now`, which never decreases. Nil if it is welcome, else for how long to
    /// wait.
    package mutating func visit(from source: Source, at now: Duration) -> Duration? {
        if rested[source] == nil, rested.count >= sources {
            rested = rested.filter { $0.value > now }
            guard rested.count < sources else { return span }
        }
        let after = max(rested[source, default: now], now) + span / requests
        guard after <= now + span else { return after - span - now }
        rested[source] = after
        return nil
    }
}
