/// Why a message was not moved. None of these decides anything about a run, only about sending
/// again.
package enum TransportError: Error, Hashable {
    /// Nobody answered; the text says where.
    case unreachable(String)
    /// The coordinator answered with an HTTP status other than success; `code` is its stable word.
    case refused(status: Int, code: String, text: String)
    /// The coordinator, or a server in between, asks for the same bytes again, and not before so many
    /// seconds have passed.
    case postponed(status: Int, code: String, text: String, seconds: Int)
    /// Whoever answered does not speak this protocol.
    case notACoordinator
    /// The other side's certificate, or ours at the other side, was not accepted; the text says
    /// which and why.
    case certificateRejected(String)
    case cancelled
}

extension TransportError: CustomStringConvertible {
    package var description: String {
        switch self {
        case .unreachable(let place):
            "The coordinator cannot be reached at \(place). It is tried again by itself."
        case .refused(let status, let code, let text):
            "The coordinator refused the message (\(status) \(code)): \(text)"
        case .postponed(let status, let code, let text, let seconds):
            """
            The coordinator asks to come back in \(seconds) s (\(status) \(code)): \(text) \
            It is tried again by itself.
            """
        case .notACoordinator:
            """
            Whoever answered is not a coordinator. Check the address, and whether a proxy or \
            captive portal stands in between.
            """
        case .certificateRejected(let reason): "The TLS certificate was not accepted: \(reason)"
        case .cancelled: "The transfer was cancelled; nothing is known to have arrived."
        }
    }
}
