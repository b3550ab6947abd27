import FederationHTTP
import Messaging

/// Waits out what time may heal.
struct Patience: Sendable {
    let clock: any Clock<Duration>
    /// Hears why it waits.
    let say: @Sendable (String) -> Void

    /// Errors of transport are waited out where sending again can help, and thrown elsewhere.
    func pause(_ retry: inout RetrySchedule, after error: TransportError) async throws {
        if case .cancelled = error { throw CancellationError() }
        guard error.isWorthRepeating else { throw error }
        say("\(error)")
        try await clock.sleep(for: retry.next())
    }
}

extension TransportError {
    /// Whether all is well but for the pace.
    var asksForPatience: Bool {
        if case .refused(429, _, _) = self { true } else { false }
    }

    /// Whether the same bytes may be accepted later.
    var isWorthRepeating: Bool {
        switch self {
        case .unreachable: true
        case .refused(let status, _, _): SenderAction(status: status) == .sendAgain
        case .notACoordinator, .certificateRejected, .cancelled: false
        }
    }
}
