import Hummingbird
import NIOCore

/// Reads the body of a request, whose length was declared and found acceptable.
///
/// Memory is taken as bytes arrive, never by the declared length alone.
struct BodyReader<Holder: Hashable & Sendable> {
    let limits: ServerLimits
    let stopwatch: Stopwatch
    let memory: BodyMemory<Holder>

    /// What is looked at as soon as it is there, before the rest is read.
    struct Start {
        let byteCount: Int
        let examine: ([UInt8]) throws(RequestFault) -> Void
    }

    /// Hands the body to `use`; the memory it takes counts as `holder`'s until then.
    func read<Outcome>(
        _ body: RequestBody, declared: Int, for holder: Holder, start: Start? = nil,
        use: ([UInt8]) async -> Outcome
    ) async throws(RequestFault) -> Outcome {
        var held = 0
        defer { if held > 0 { memory.giveBack(held, for: holder) } }
        var (bytes, start) = ([UInt8](), start)
        var pace = BodyPace(span: limits.bodySpan, bytesPerSecond: limits.bodyBytesPerSecond)
        let began = stopwatch.elapsed()
        var chunks = body.makeAsyncIterator()
        while let chunk = await next(&chunks) {
            let count = bytes.count + chunk.readableBytes
            guard count <= declared else { throw .bodyCut(declared: declared, received: count) }
            if count > held {
                let capacity = min(declared, max(2 * held, count, Self.leastBytes))
                guard memory.take(capacity - held, for: holder) else { throw .noMemory }
                held = capacity
                bytes.reserveCapacity(capacity)
            }
            bytes.append(contentsOf: chunk.readableBytesView)
            guard pace.accept(chunk.readableBytes, at: stopwatch.elapsed() - began) else {
                throw .bodyTooSlow(bytesPerSecond: limits.bodyBytesPerSecond)
            }
            if let head = start, count >= head.byteCount {
                try head.examine(Array(bytes.prefix(head.byteCount)))
                start = nil
            }
        }
        guard bytes.count == declared else {
            throw .bodyCut(declared: declared, received: bytes.count)
        }
        return await use(bytes)
    }

    private static var leastBytes: Int { 4 << 10 }

    /// A connection that breaks ends the body; the count of bytes then tells.
    private func next(_ chunks: inout RequestBody.AsyncIterator) async -> ByteBuffer? {
        try? await chunks.next()
    }
}
