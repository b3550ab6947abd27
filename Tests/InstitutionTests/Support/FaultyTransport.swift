import Learning
import Messaging
import Synchronization

/// A connection that breaks by seed: before a message arrives, after it arrived and before its
/// receipt came back, or with a coordinator that asks for patience.
final class FaultyTransport: Transport {
    private enum Fault: CaseIterable {
        case none
        case unreachable
        case receiptLost
        case overloaded
    }

    private let inner: DirectTransport
    private let generator: Mutex<SeededGenerator>
    private let count = Mutex(0)

    init(_ inner: DirectTransport, seed: UInt64) {
        self.inner = inner
        generator = Mutex(SeededGenerator(seeds: seed, 0x66_61_75_6C))
    }

    /// How often it broke so far.
    var faults: Int { count.withLock { $0 } }

    private func draw() -> Fault {
        let fault = generator.withLock { Fault.allCases[$0.index(below: Fault.allCases.count)] }
        if fault != .none { count.withLock { $0 += 1 } }
        return fault
    }

    func submit(_ envelope: [UInt8]) async throws(TransportError) -> [UInt8] {
        switch draw() {
        case .none: return try await inner.submit(envelope)
        case .unreachable: throw .unreachable("localhost:7001")
        case .receiptLost:
            _ = try await inner.submit(envelope)
            throw .unreachable("localhost:7001")
        case .overloaded: throw .refused(status: 503, code: "starting", text: "Starting.")
        }
    }

    func messages(
        run: RunID, after entry: UInt64, waiting: Bool
    ) async throws(TransportError) -> [[UInt8]] {
        switch draw() {
        case .none: return try await inner.messages(run: run, after: entry, waiting: waiting)
        case .unreachable, .receiptLost: throw .unreachable("localhost:7001")
        case .overloaded: throw .refused(status: 429, code: "slow-down", text: "Slow down.")
        }
    }
}
