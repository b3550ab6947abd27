import HTTPTypes
import Hummingbird
import Messaging
import NIOCore

/// Answers the requests of the registration listener.
///
/// While no invitation is pending, every request gets the same 404, whatever it asks.
struct RegistrationResponder: HTTPResponder {
    let endpoint: any RegistrationEndpoint
    let authority: TrustedAuthority
    let limits: ServerLimits
    let gate: RegistrationGate
    let memory: BodyMemory<ClientAddress>
    let stopwatch: Stopwatch

    /// The largest registration request, in bytes.
    static let maximumBody = 16 << 10

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
        guard await endpoint.isOpen() else { throw .unknownPath }
        let address = ClientAddress(channel.remoteAddress)
        try gate.enter(address)
        let head = try RequestHead(request.head, limits: limits)
        switch (head.path, head.method) {
        case (RegistrationPath.authority, .get):
            try head.requireNoBody()
            return Response(.accepted(authority.certificate))
        case (RegistrationPath.authority, _):
            throw .wrongMethod(allowed: "GET")
        case (RegistrationPath.registration, .post):
            let declared = try head.envelopeBytes(atMost: Self.maximumBody)
            let reader = BodyReader(limits: limits, stopwatch: stopwatch, memory: memory)
            return try await reader.read(request.body, declared: declared, for: address) {
                envelope in
                Response(await endpoint.register(envelope, from: address.description))
            }
        case (RegistrationPath.registration, _):
            throw .wrongMethod(allowed: "POST")
        default:
            throw .unknownPath
        }
    }
}
