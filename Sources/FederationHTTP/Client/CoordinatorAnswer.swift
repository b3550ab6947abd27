import Messaging

/// What came back over a connection, before anybody asks whether a coordinator sent it.
struct CoordinatorAnswer: Sendable, Hashable {
    let status: Int
    let mediaType: String?
    /// The field `Retry-After`.
    let retryAfter: String?
    let body: [UInt8]

    /// The bytes of an accepted request; nil for 204. Anything else is an error.
    func accepted() throws(TransportError) -> [UInt8]? {
        switch status {
        case 200:
            guard mediaType == MediaType.envelope else { throw .notACoordinator }
            return body
        case 204:
            return nil
        case 400...:
            throw refusal
        default:
            throw .notACoordinator
        }
    }

    /// Proxies and load balancers explain themselves in their own ways: of theirs only "try later"
    /// is believed.
    private var refusal: TransportError {
        let mayRepeat = SenderAction(status: status) == .sendAgain
        var explanation = (code: "unexplained", text: "no reason was given")
        if mediaType == MediaType.error, let error = ErrorBody(parsing: body) {
            explanation = (error.code, error.sentence)
        } else if !mayRepeat {
            return .notACoordinator
        }
        let (code, text) = explanation
        guard mayRepeat, let seconds = retryAfterSeconds else {
            return .refused(status: status, code: code, text: text)
        }
        return .postponed(status: status, code: code, text: text, seconds: seconds)
    }

    /// Nil if nothing was asked for, or a date, or more than an hour, which no coordinator asks for.
    private var retryAfterSeconds: Int? {
        guard let retryAfter, let seconds = Int(retryAfter), (1...3600).contains(seconds) else {
            return nil
        }
        return seconds
    }
}
