package import Logging
import NIOSSL
import ServiceLifecycle

/// The listener for candidates, who have no certificate yet: a port of its own, over TLS 1.3.
///
/// It takes registration requests and hands out the authority's certificate, which a candidate
/// checks against its invitation before it sends anything. It keeps its port while no invitation is
/// pending, and then answers 404 to everything. At most 10 requests a minute from one address.
package struct RegistrationServer: Service, CustomStringConvertible {
    private let endpoint: any RegistrationEndpoint
    private let identity: CurrentIdentity
    private let authority: TrustedAuthority
    private let address: NetworkAddress
    private let limits: ServerLimits
    private let logger: Logger
    private let stopwatch: Stopwatch
    private let onListening: @Sendable (Int) -> Void

    /// - Parameters:
    ///   - clock: tells how fast bodies come in and how often an address asks.
    ///   - onListening: told the port once connections are taken; of use with port 0.
    package init(
        endpoint: any RegistrationEndpoint, identity: CurrentIdentity, authority: TrustedAuthority,
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

    package var description: String { "the registration listener at \(address)" }

    package func run() async throws {
        var tls = identity.serverConfiguration()
        tls.trustRoots = .certificates([])
        tls.certificateVerification = .none
        let responder = RegistrationResponder(
            endpoint: endpoint, authority: authority, limits: limits,
            gate: RegistrationGate(
                requestsPerMinute: limits.registrationsPerMinute, stopwatch: stopwatch),
            memory: BodyMemory(
                limit: limits.bodyMemory, perHolder: limits.bodyMemoryPerSender),
            stopwatch: stopwatch)
        try await Listener(
            responder: responder, tls: tls, address: address, limits: limits, logger: logger,
            onListening: onListening
        ).run()
    }
}
