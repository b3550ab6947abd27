import Hummingbird
import NIOCore

/// Reads the body of a request, whose length was declared and found acceptable.
struct BodyReader {
    let limits: ServerLimits
    let stopwatch: Stopwatch

    func read(_ body: RequestBody, declared: Int) async throws(RequestFault) -> [UInt8] {
        var bytes: [UInt8] = []
        bytes.reserveCapacity(declared)
        var pace = BodyPace(span: limits.bodySpan, bytesPerSecond: limits.bodyBytesPerSecond)
        let start = stopwatch.elapsed()
        var chunks = body.makeAsyncIterator()
        while let chunk = await next(&chunks) {
            bytes.append(contentsOf: chunk.readableBytesView)
            guard bytes.count <= declared else {
                throw .bodyCut(declared: declared, received: bytes.count)
            }
            guard pace.accept(chunk.readableBytes, at: stopwatch.elapsed() - start) else {
                throw .bodyTooSlow(bytesPerSecond: limits.bodyBytesPerSecond)
            }
        }
        guard bytes.count == declared else {
            throw .bodyCut(declared: declared, received: bytes.count)
        }
        return bytes
    }

    /// A connection that breaks ends the body; the count of bytes then tells.
    private func next(_ chunks: inout RequestBody.AsyncIterator) async -> ByteBuffer? {
        try? await chunks.next()
    }
}
