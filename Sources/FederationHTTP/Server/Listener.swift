import Hummingbird
import HummingbirdTLS
import Logging
import NIOCore
import NIOSSL
import ServiceLifecycle
import Synchronization

/// What both listeners share: an HTTP/1.1 server over TLS that answers with `responder`.
struct Listener<Responder: HTTPResponder>: Sendable where Responder.Context == PeerContext {
    let responder: Responder
    let tls: TLSConfiguration
    let address: NetworkAddress
    let limits: ServerLimits
    let logger: Logger
    let onListening: @Sendable (Int) -> Void

    /// Returns when the surrounding service group shuts down.
    func run() async throws(ListenerError) {
        let isListening = Atomic(false)
        do {
            try await application { port in
                isListening.store(true, ordering: .relaxed)
                onListening(port)
            }.run()
        } catch {
            guard isListening.load(ordering: .relaxed) else { throw .cannotListen(at: address) }
            throw .broken(at: address)
        }
    }

    private func application(
        _ onPort: @escaping @Sendable (Int) -> Void
    ) throws -> Application<Responder> {
        let book = ConnectionBook(limits: limits)
        var tls = tls
        tls.shutdownTimeout = TimeAmount(limits.goodbye)
        return try Application(
            responder: responder,
            server: .tls(
                .http1(
                    configuration: .init(
                        additionalChannelHandlers: [
                            ConnectionWatch(limits: limits, book: book, logger: logger)
                        ],
                        idleTimeout: TimeAmount(limits.idle),
                        // Looser than the limits, which are checked with an answer; what passes
                        // even these is cut off.
                        httpDecoderConfiguration: .init(
                            maxHeaderFieldSize: 2 * limits.headerFieldBytes,
                            maxHeaderListSize: 4 * limits.headerFieldBytes,
                            maxHeaderFieldCount: 2 * limits.headerFields))),
                tlsConfiguration: tls),
            configuration: ApplicationConfiguration(
                address: .hostname(address.host, port: address.port), serverName: nil,
                availableConnectionsDelegate: .maximum(limits.connections, logger: logger)),
            onServerRunning: { channel in onPort(channel.localAddress?.port ?? address.port) },
            logger: logger)
    }
}
