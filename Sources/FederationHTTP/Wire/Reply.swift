/// What a listener answers to one request: a status, and a receipt or an error body.
package struct Reply: Sendable, Hashable {
    /// An HTTP status of security.md section 8.
    package let status: Int
    /// Bytes of an envelope below 400, an `ErrorBody` from 400 on.
    package let body: [UInt8]
    /// When to send the same bytes again; nil leaves it to the sender's own schedule.
    package let retryAfterSeconds: Int?

    package init(status: Int, body: [UInt8], retryAfterSeconds: Int? = nil) {
        precondition((200...599).contains(status), "A reply has a final HTTP status.")
        self.status = status
        self.body = body
        self.retryAfterSeconds = retryAfterSeconds
    }

    /// Accepted: the answer is `envelope`, a receipt or a decision.
    package static func accepted(_ envelope: [UInt8]) -> Reply {
        Reply(status: 200, body: envelope)
    }

    package static func refused(
        status: Int, _ error: ErrorBody, retryAfterSeconds: Int? = nil
    ) -> Reply {
        precondition((400...599).contains(status), "A refusal has a status from 400 on.")
        return Reply(status: status, body: error.bytes, retryAfterSeconds: retryAfterSeconds)
    }
}
