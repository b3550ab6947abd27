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
        try await clock.sleep(for: retry.next(atLeast: error.requestedWait))
    }
}

extension TransportError {
    /// Whether all is well but for the pace.
    var asksForPatience: Bool {
        switch self {
        case .refused(let status, _, _), .postponed(let status, _, _, _): status == 429
        case .unreachable, .notACoordinator, .certificateRejected, .cancelled: false
        }
    }

    /// Whether the same bytes may be accepted later.
    var isWorthRepeating: Bool { SenderAction(self) == .sendAgain }

    /// What the coordinator asked for, zero where it asked for nothing.
    var requestedWait: Duration {
        if case .postponed(_, _, _, let seconds) = self { .seconds(seconds) } else { .zero }
    }
}
