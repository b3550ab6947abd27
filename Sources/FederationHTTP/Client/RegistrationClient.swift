package import Messaging
import NIOSSL

/// A candidate's way to the registration listener, before it has any certificate.
///
/// An invitation names the federation's authority by the SHA-256 of its certificate. So the
/// candidate first asks for the certificate, over a connection that it does not trust, and takes it
/// only if its digest is the invitation's. The request, which holds the invitation's secret, then
/// goes over a second connection, whose server must show a certificate of that authority for this
/// host. Nothing but the question for the certificate is sent before.
package actor RegistrationClient {
    private static let authorityBytes = 16 << 10

    private let coordinator: NetworkAddress
    private let authorityDigest: Digest
    private let proxy: NetworkAddress?
    private let limits: ClientLimits
    private var trusted: (authority: TrustedAuthority, connection: CoordinatorConnection)?

    package init(
        to coordinator: NetworkAddress, authorityDigest: Digest, proxy: NetworkAddress? = nil,
        limits: ClientLimits = ClientLimits()
    ) {
        self.coordinator = coordinator
        self.authorityDigest = authorityDigest
        self.proxy = proxy
        self.limits = limits
    }

    /// The federation's authority, fetched once.
    package func authority() async throws(TransportError) -> TrustedAuthority {
        try await trust().authority
    }

    /// Sends a registration request and returns what the coordinator answers, its receipt or the
    /// decision. Sending the same request again is safe.
    package func register(_ envelope: [UInt8]) async throws(TransportError) -> [UInt8] {
        let connection = try await trust().connection
        let answer = try await connection.post(envelope, to: RegistrationPath.registration)
        guard let reply = try answer.accepted(), !reply.isEmpty else { throw .notACoordinator }
        return reply
    }

    /// Closes the connections.
    package func close() async {
        await trusted?.connection.close()
    }

    private func trust() async throws(TransportError) -> (
        authority: TrustedAuthority, connection: CoordinatorConnection
    ) {
        if let trusted { return trusted }
        let authority = try await fetchAuthority()
        let connection = CoordinatorConnection(
            to: coordinator, tls: .coordinatorClient(trusting: authority), proxy: proxy,
            limits: limits)
        trusted = (authority, connection)
        return (authority, connection)
    }

    private func fetchAuthority() async throws(TransportError) -> TrustedAuthority {
        var tls = TLSConfiguration.makeClientConfiguration()
        tls.minimumTLSVersion = .tlsv13
        tls.trustRoots = .certificates([])
        tls.certificateVerification = .none
        var limits = limits
        limits.answerBytes = Self.authorityBytes
        let connection = CoordinatorConnection(
            to: coordinator, tls: tls, proxy: proxy, limits: limits)
        let answer: Result<CoordinatorAnswer, TransportError>
        do throws(TransportError) {
            answer = .success(try await connection.get(RegistrationPath.authority))
        } catch {
            answer = .failure(error)
        }
        await connection.close()
        return try checked(try answer.get().accepted())
    }

    private func checked(_ certificate: [UInt8]?) throws(TransportError) -> TrustedAuthority {
        guard let certificate else { throw .notACoordinator }
        guard Digest.sha256(certificate) == authorityDigest else {
            throw .certificateRejected(
                """
                \(coordinator) belongs to another authority than the invitation names. \
                Nothing was sent. Check the invitation, and whether a proxy opens the traffic.
                """)
        }
        do {
            return try TrustedAuthority(certificate: certificate)
        } catch {
            throw .notACoordinator
        }
    }
}
