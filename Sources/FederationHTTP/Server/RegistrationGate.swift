import Synchronization

/// The pace of the registration listener, address by address.
final class RegistrationGate: Sendable {
    private let pace: Mutex<RequestPace<ClientAddress>>
    private let stopwatch: Stopwatch

    init(requestsPerMinute: Int, stopwatch: Stopwatch) {
        pace = Mutex(RequestPace(requests: requestsPerMinute, span: .seconds(60)))
        self.stopwatch = stopwatch
    }

    func enter(_ address: ClientAddress) throws(RequestFault) {
        let now = stopwatch.elapsed()
        let (wait, requests) = pace.withLock { ($0.visit(from: address, at: now), $0.requests) }
        guard let wait else { return }
        throw .tooManyRequests(
            limit: "at most \(requests) requests a minute from one address",
            retryAfterSeconds: wait.wholeSeconds)
    }
}

extension Duration {
    /// Rounded up, for `Retry-After`.
    var wholeSeconds: Int { Int(components.seconds) + (components.attoseconds > 0 ? 1 : 0) }
}
