import HTTPTypes
import Hummingbird
import NIOCore

extension Response {
    /// - Parameters:
    ///   - allowed: methods for the `Allow` field.
    ///   - closed: a connection to close after the answer, as its unread body is not worth reading.
    init(_ reply: Reply, allowed: String? = nil, closing closed: (any Channel)? = nil) {
        var fields = HTTPFields()
        fields[.contentType] = reply.status < 400 ? MediaType.envelope : MediaType.error
        if let allowed { fields[.allow] = allowed }
        if let seconds = reply.retryAfterSeconds { fields[.retryAfter] = String(seconds) }
        if closed != nil { fields[.connection] = "close" }
        self.init(
            status: HTTPResponse.Status(code: reply.status), headers: fields,
            body: Self.body(reply.body, closing: closed))
    }

    static var nothingNew: Response { Response(status: .noContent) }

    private static func body(_ bytes: [UInt8], closing channel: (any Channel)?) -> ResponseBody {
        let buffer = ByteBuffer(bytes: bytes)
        guard let channel else { return ResponseBody(byteBuffer: buffer) }
        return ResponseBody(contentLength: bytes.count) { writer in
            try await writer.write(buffer)
            try await writer.finish(nil)
            channel.close(promise: nil)
        }
    }
}
