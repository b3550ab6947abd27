import HTTPTypes
import Hummingbird
import NIOCore

extension Response {
    /// The answer to a refused request. A body that it announced is not worth reading: the
    /// connection is closed then.
    init(_ fault: RequestFault, to request: HTTPRequest, on channel: any Channel) {
        self.init(
            fault.reply, allowed: fault.allowed,
            closing: fault.endsConnection || RequestHead.hasBody(request) ? channel : nil)
    }

    /// - Parameters:
    ///   - allowed: methods for the `Allow` field.
    ///   - closed: a connection to close after the answer.
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
