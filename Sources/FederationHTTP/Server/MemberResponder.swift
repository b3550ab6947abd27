import HTTPTypes
import Hummingbird
import Messaging
import NIOCore

/// Answers the requests of the members' listener.
///
/// The first question is always who asks: a stranger gets the same refusal whatever the path, so
/// nothing about runs can be found out from outside the roster.
struct MemberResponder: HTTPResponder {
    let endpoint: any MemberEndpoint
    let limits: ServerLimits
    let load: MemberLoad
    let memory: BodyMemory<NodeID>
    let stopwatch: Stopwatch

    func respond(to request: Request, context: PeerContext) async throws -> Response {
        do {
            return try await answer(request, on: context.channel)
        } catch {
            return Response(error, to: request.head, on: context.channel)
        }
    }

    private func answer(
        _ request: Request, on channel: any Channel
    ) async throws(RequestFault) -> Response {
        let peer = try await member(on: channel)
        let head = try RequestHead(request.head, limits: limits)
        guard head.path == MemberPath.messages else { throw .unknownPath }
        try load.enter(peer, on: channel)
        defer { load.leave(peer) }
        return try await work(request, head, for: peer, on: channel)
    }

    private func work(
        _ request: Request, _ head: RequestHead, for peer: NodeID, on channel: any Channel
    ) async throws(RequestFault) -> Response {
        switch head.method {
        case .post:
            return try await receive(request, head, from: peer)
        case .get:
            return try await poll(head, for: peer, on: channel)
        default:
            throw .wrongMethod(allowed: "GET, POST")
        }
    }

    private func receive(
        _ request: Request, _ head: RequestHead, from peer: NodeID
    ) async throws(RequestFault) -> Response {
        let declared = try head.envelopeBytes(atMost: endpoint.maximumBody)
        let reader = BodyReader(limits: limits, stopwatch: stopwatch, memory: memory)
        let start = BodyReader<NodeID>.Start(byteCount: EnvelopeHeader.byteCount) {
            (header) throws(RequestFault) in
            let refusal = endpoint.refusal(ofHeader: header, wireBytes: declared)
            if let refusal { throw .envelope(refusal) }
        }
        return try await reader.read(request.body, declared: declared, for: peer, start: start) {
            Response(await endpoint.receive($0, from: peer))
        }
    }

    private func poll(
        _ head: RequestHead, for peer: NodeID, on channel: any Channel
    ) async throws(RequestFault) -> Response {
        try head.requireNoBody()
        let query = try PollQuery(head.query)
        try load.beginPoll()
        defer { load.endPoll() }
        let poll = LongPoll(
            query: query, peer: peer, endpoint: endpoint,
            wait: query.isWaiting ? limits.pollWait : .zero)
        let reply = await poll.answer(on: channel)
        guard try await member(on: channel) == peer else { throw .notAMember }
        return switch reply {
        case .messages(let items): Response(.accepted(MessageFrames.encode(items)))
        case .nothingNew: .nothingNew
        case .unknownRun: Response(.refused(status: 404, ErrorBody(code: "unknown-run", at: "run")))
        case .refused(let refusal): Response(refusal)
        }
    }

    private func member(on channel: any Channel) async throws(RequestFault) -> NodeID {
        guard let key = await PeerKey.digest(of: channel),
            let member = await endpoint.member(withTLSKey: key)
        else { throw .notAMember }
        return member
    }
}
