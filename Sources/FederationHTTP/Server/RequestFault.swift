package import Messaging

/// Why a listener refuses a request before the endpoint sees it.
package enum RequestFault: Error, Hashable, CustomStringConvertible {
    case notAMember
    case unknownPath
    case wrongMethod(allowed: String)
    case pathTooLong(limit: Int)
    case headersTooLarge(fieldLimit: Int, byteLimit: Int)
    case malformed(place: String, expected: String)
    case lengthMissing
    case wrongMediaType
    case encodedContent
    case bodyTooLarge(limit: Int, declared: Int)
    case bodyTooSlow(bytesPerSecond: Int)
    case bodyCut(declared: Int, received: Int)
    case tooManyRequests(limit: String, retryAfterSeconds: Int)
    case tooManyConnections(limit: Int)
    case noMemory
    /// The envelope's header already says that the endpoint refuses it.
    case envelope(EnvelopeError)

    /// The methods the path knows, for the `Allow` field.
    var allowed: String? {
        guard case .wrongMethod(let allowed) = self else { return nil }
        return allowed
    }

    package var description: String {
        let body = explanation
        return "The request is refused (\(status) \(body.code)). \(body.sentence)"
    }

    /// Whether the connection is closed after the answer: it is one that should not be there.
    var endsConnection: Bool {
        switch self {
        case .notAMember, .tooManyConnections: true
        case .unknownPath, .wrongMethod, .pathTooLong, .headersTooLarge, .malformed, .lengthMissing,
            .wrongMediaType, .encodedContent, .bodyTooLarge, .bodyTooSlow, .bodyCut,
            .tooManyRequests, .noMemory, .envelope:
            false
        }
    }

    var reply: Reply {
        .refused(status: status, explanation, retryAfterSeconds: retryAfterSeconds)
    }

    private var status: Int {
        switch self {
        case .notAMember: 403
        case .unknownPath: 404
        case .wrongMethod: 405
        case .pathTooLong: 414
        case .headersTooLarge: 431
        case .malformed, .bodyCut: 400
        case .lengthMissing: 411
        case .wrongMediaType, .encodedContent: 415
        case .bodyTooLarge: 413
        case .bodyTooSlow: 408
        case .tooManyRequests, .tooManyConnections: 429
        case .noMemory: 503
        case .envelope(let error): error.status
        }
    }

    private var retryAfterSeconds: Int? {
        switch self {
        case .tooManyRequests(_, let seconds): seconds
        case .tooManyConnections, .noMemory: 2
        case .notAMember, .unknownPath, .wrongMethod, .pathTooLong, .headersTooLarge, .malformed,
            .lengthMissing, .wrongMediaType, .encodedContent, .bodyTooLarge, .bodyTooSlow, .bodyCut,
            .envelope:
            nil
        }
    }

    private var explanation: ErrorBody {
        switch self {
        case .notAMember:
            ErrorBody(
                code: "not-a-member", at: "certificate",
                expected: "the TLS key of an active member of the current roster")
        case .unknownPath:
            ErrorBody(code: "unknown-path", at: "path")
        case .wrongMethod(let allowed):
            ErrorBody(code: "wrong-method", at: "method", expected: allowed)
        case .pathTooLong(let limit):
            ErrorBody(code: "path-too-long", at: "path", expected: "at most \(limit) bytes")
        case .headersTooLarge(let fields, let bytes):
            ErrorBody(
                code: "headers-too-large", at: "headers",
                expected: "at most \(fields) fields of at most \(bytes) bytes each")
        case .malformed(let place, let expected):
            ErrorBody(code: "malformed-request", at: place, expected: expected)
        case .lengthMissing:
            ErrorBody(
                code: "length-required", at: "Content-Length",
                expected: "the number of bytes of the envelope, unchunked")
        case .wrongMediaType:
            ErrorBody(
                code: "wrong-media-type", at: "Content-Type", expected: MediaType.envelope)
        case .encodedContent:
            ErrorBody(
                code: "encoded-content", at: "Content-Encoding", expected: "no encoding")
        case .bodyTooLarge(let limit, let declared):
            ErrorBody(
                code: "body-too-large", at: "Content-Length", expected: "at most \(limit) bytes",
                found: "\(declared) bytes")
        case .bodyTooSlow(let rate):
            ErrorBody(
                code: "body-too-slow", at: "body", expected: "at least \(rate) bytes a second")
        case .bodyCut(let declared, let received):
            ErrorBody(
                code: "body-cut", at: "body", expected: "\(declared) bytes",
                found: "\(received) bytes")
        case .tooManyRequests(let limit, _):
            ErrorBody(code: "too-many-requests", expected: limit)
        case .tooManyConnections(let limit):
            ErrorBody(
                code: "too-many-connections", at: "connection",
                expected: "at most \(limit) a member")
        case .noMemory:
            ErrorBody(
                code: "no-memory", at: "body", expected: "less under way at the same time")
        case .envelope(let error):
            ErrorBody(
                code: error.code, at: "header", expected: "an acceptable header",
                found: error.description)
        }
    }
}
