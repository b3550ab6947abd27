package import Logging
import NIOSSL
import ServiceLifecycle

/// The listener for members: envelopes come in, polls wait, over mutual TLS 1.3.
///
/// A handshake needs a certificate of the federation's authority; each request then needs that
/// certificate's key to be an active member's in the roster of that moment. Stops promptly with its
/// service group: waiting polls are answered with 204.
package struct MemberServer: Service, CustomStringConvertible {
    private let endpoint: any MemberEndpoint
    private let identity: CurrentIdentity
    private let authority: TrustedAuthority
    private let address: NetworkAddress
    private let limits: ServerLimits
    private let logger: Logger
    private let stopwatch: Stopwatch
    private let onListening: @Sendable (Int) -> Void

    /// - Parameters:
    ///   - clock: tells how fast bodies come in and how often a member asks.
    ///   - onListening: told the port once connections are taken; of use with port 0.
    package init(
        endpoint: any MemberEndpoint, identity: CurrentIdentity, authority: TrustedAuthority,
        address: NetworkAddress, limits: ServerLimits = ServerLimits(), logger: Logger,
        clock: some Clock<Duration> = ContinuousClock(),
        onListening: @escaping @Sendable (Int) -> Void = { _ in }
    ) {
        self.endpoint = endpoint
        self.identity = identity
        self.authority = authority
        self.address = address
        self.limits = limits
        self.logger = logger
        stopwatch = Stopwatch(clock)
        self.onListening = onListening
    }

    package var description: String { "the members' listener at \(address)" }

    package func run() async throws {
        var tls = identity.serverConfiguration()
        tls.trustRoots = .certificates([authority.root])
        tls.certificateVerification = .noHostnameVerification
        let responder = MemberResponder(
            endpoint: endpoint, limits: limits,
            load: MemberLoad(limits: limits, stopwatch: stopwatch),
            memory: BodyMemory(limit: limits.bodyMemory, perHolder: limits.bodyMemoryPerSender),
            stopwatch: stopwatch)
        try await Listener(
            responder: responder, tls: tls, address: address, limits: limits, logger: logger,
            onListening: onListening
        ).run()
    }
}
