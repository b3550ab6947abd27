import Messaging

/// What came back over a connection, before anybody asks whether a coordinator sent it.
struct CoordinatorAnswer: Sendable, Hashable {
    let status: Int
    let mediaType: String?
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
        if mediaType == MediaType.error, let error = ErrorBody(parsing: body) {
            return .refused(status: status, code: error.code, text: error.sentence)
        }
        guard SenderAction(status: status) == .sendAgain else { return .notACoordinator }
        return .refused(status: status, code: "unexplained", text: "no reason was given")
    }
}
