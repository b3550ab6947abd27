import Console
import Documents
import Federation
import FederationHTTP
import Messaging

/// The members' listener, answered by the coordinator.
struct CoordinatorEndpoint: MemberEndpoint {
    let coordinator: Coordinator

    var maximumBody: Int { SealedHeader.byteCount + MessageType.maskedAnswer.maximumPayload }

    func member(withTLSKey digest: Digest) async -> NodeID? {
        await coordinator.member(withTLSKey: digest)
    }

    func receive(_ envelope: [UInt8], from peer: NodeID) async -> Reply {
        switch await coordinator.receive(envelope, from: peer) {
        case .accepted(let receipt):
            return .accepted(receipt)
        case .refused(422, _, _) where await isForClosedRun(envelope):
            return .refused(
                status: 410, ErrorBody(code: "run-closed", at: "run", expected: "an open run"))
        case .refused(let status, let code, let text):
            return .refused(
                status: max(status, 400),
                ErrorBody(code: code, at: "message", expected: "an acceptable message", found: text)
            )
        }
    }

    private func isForClosedRun(_ envelope: [UInt8]) async -> Bool {
        guard
            let header = try? EnvelopeHeader(
                decoding: Array(envelope.prefix(EnvelopeHeader.byteCount))),
            let run = await coordinator.runCoordinators.first(where: { $0.run == header.run })
        else { return false }
        return await run.machine.isClosed
    }

    func messages(
        run: RunID, after entry: UInt64, for peer: NodeID, waitingAtMost wait: Duration
    ) async -> MessagesReply {
        let clock = ContinuousClock()
        let deadline = clock.now.advanced(by: wait)
        while true {
            let seen = await coordinator.bell.rings
            switch await coordinator.messages(run: run, after: entry, for: peer) {
            case .unknownRun: return .unknownRun
            case .items(let items) where !items.isEmpty: return .messages(items)
            case .items: break
            }
            let left = clock.now.duration(to: deadline)
            guard left > .zero, !Task.isCancelled else { return .nothingNew }
            await coordinator.bell.wait(after: seen, atMost: left, on: clock)
        }
    }
}

/// The registration listener, answered by the registrar.
struct RegistrationDesk: RegistrationEndpoint {
    let registrar: Registrar

    func isOpen() async -> Bool {
        (try? registrar.isOpen(nowMilliseconds: WallClock.milliseconds())) ?? false
    }

    func register(_ envelope: [UInt8], from address: String) async -> Reply {
        do {
            switch try registrar.register(envelope, nowMilliseconds: WallClock.milliseconds()) {
            case .pending(let fingerprint):
                let answer: JSONValue = ["pending": .string("\(fingerprint)")]
                return .accepted(answer.encoded())
            case .decided(let decision):
                return .accepted(decision)
            case .refused(let status, let code, let text):
                return .refused(
                    status: status,
                    ErrorBody(
                        code: code, at: "request", expected: "an open invitation", found: text))
            }
        } catch {
            Terminal.note("registration failed: \(error)")
            return .refused(
                status: 500,
                ErrorBody(
                    code: "failed", at: "coordinator", expected: "a stored request",
                    found: "a failure"))
        }
    }
}
