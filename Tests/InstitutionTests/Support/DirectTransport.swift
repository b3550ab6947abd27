import Federation
import Messaging

/// Hands messages to a coordinator in the same process.
struct DirectTransport: Transport {
    let coordinator: Coordinator
    let peer: NodeID

    func submit(_ envelope: [UInt8]) async throws(TransportError) -> [UInt8] {
        switch await coordinator.receive(envelope, from: peer) {
        case .accepted(let receipt): return receipt
        case .refused(let status, let code, let text):
            throw .refused(status: status, code: code, text: text)
        }
    }

    func messages(
        run: RunID, after entry: UInt64, waiting: Bool
    ) async throws(TransportError) -> [[UInt8]] {
        while true {
            let seen = await coordinator.bell.rings
            switch await coordinator.messages(run: run, after: entry, for: peer) {
            case .unknownRun:
                throw .refused(status: 404, code: "unknown-run", text: "There is no such run.")
            case .refused(let status, let code, let text):
                throw .refused(status: status, code: code, text: text)
            case .items(let items):
                if !items.isEmpty || !waiting { return items }
            }
            await coordinator.bell.wait(after: seen)
            if Task.isCancelled { throw .cancelled }
        }
    }
}
