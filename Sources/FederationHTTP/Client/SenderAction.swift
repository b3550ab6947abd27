package import Messaging

/// What a sender does after a status (security.md section 8).
package enum SenderAction: Sendable, Hashable {
    /// Accepted: go on with what is next.
    case next
    /// Nothing new: poll again at once.
    case pollAgain
    /// The same bytes again, after a while, until the hard deadline.
    case sendAgain
    /// Out of sequence: resend from the own ledger, once, then stop.
    case resynchronise
    /// The run is closed: stop, as is normal.
    case closed
    /// Stop, and show why.
    case stop

    package init(status: Int) {
        self =
            switch status {
            case 200: .next
            case 204: .pollAgain
            case 409: .resynchronise
            case 410: .closed
            case 408, 429, 500, 502, 503, 504, 507: .sendAgain
            default: .stop
            }
    }

    /// After an error of a transport: only what time may heal is sent again.
    package init(_ error: TransportError) {
        self =
            switch error {
            case .unreachable, .postponed: .sendAgain
            case .refused(let status, _, _): SenderAction(status: status)
            case .notACoordinator, .certificateRejected, .cancelled: .stop
            }
    }
}
