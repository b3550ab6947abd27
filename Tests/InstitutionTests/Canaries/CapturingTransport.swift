import Messaging
import Synchronization

/// Every byte that nodes handed to their connections, before any TLS.
final class CapturedBytes: Sendable {
    private let bytes = Mutex<[[UInt8]]>([])

    var all: [[UInt8]] { bytes.withLock { $0 } }

    func append(_ message: [UInt8]) { bytes.withLock { $0.append(message) } }
}

/// Keeps what a node sends.
struct CapturingTransport: Transport {
    let inner: DirectTransport
    let captured: CapturedBytes

    func submit(_ envelope: [UInt8]) async throws(TransportError) -> [UInt8] {
        captured.append(envelope)
        return try await inner.submit(envelope)
    }

    func messages(
        run: RunID, after entry: UInt64, waiting: Bool
    ) async throws(TransportError) -> [[UInt8]] {
        try await inner.messages(run: run, after: entry, waiting: waiting)
    }
}
