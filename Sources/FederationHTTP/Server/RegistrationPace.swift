/// How often each address may ask the registration listener.
///
/// A span starts with an address's first request and lets `requests` through. At most
/// `addresses` are remembered; while so many are busy, nobody new is let in.
package struct RegistrationPace: Hashable {
    package let requests: Int
    package let span: Duration
    package let addresses: Int
    private var visits: [String: Visit] = [:]

    private struct Visit: Hashable {
        let start: Duration
        var count: Int
    }

    package init(requests: Int = 10, span: Duration = .seconds(60), addresses: Int = 4096) {
        self.requests = requests
        self.span = span
        self.addresses = addresses
    }

    /// Counts a request at `now`, which never decreases. Nil if it is welcome, else for how long to
    /// wait.
    package mutating func visit(from address: String, at now: Duration) -> Duration? {
        guard let visit = visits[address], now - visit.start < span else {
            return begin(address, at: now)
        }
        guard visit.count < requests else { return visit.start + span - now }
        visits[address] = Visit(start: visit.start, count: visit.count + 1)
        return nil
    }

    private mutating func begin(_ address: String, at now: Duration) -> Duration? {
        visits[address] = nil
        if visits.count >= addresses {
            visits = visits.filter { now - $0.value.start < span }
            guard visits.count < addresses else { return span }
        }
        visits[address] = Visit(start: now, count: 1)
        return nil
    }
}
