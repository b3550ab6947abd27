package import Messaging
import NIOSSL

/// An institution's way to the coordinator: outgoing HTTP/1.1 over mutual TLS 1.3.
///
/// Trusts the federation's authority and nothing else; the coordinator's certificate must name the
/// host that is asked, and be one that `coordinatorKeys` accepts. Close it when it is no longer needed.
package final class HTTPTransport: Transport, CustomStringConvertible {
    /// Entry number and the shortest thing that follows it: a sealed header.
    private static let smallestItem = 8 + 360

    private let connection: CoordinatorConnection

    /// - Parameters:
    ///   - coordinatorKeys: what the coordinator is known by. Empty leaves this check out, as
    ///     before the first roster is known.
    ///   - proxy: an HTTP proxy that is asked to CONNECT; the TLS goes through it unopened. The
    ///     coordinator must then be asked for by name, as its IP address cannot be checked behind it.
    package init(
        to coordinator: NetworkAddress, identity: TLSIdentity, authority: TrustedAuthority,
        coordinatorKeys: CoordinatorKeys = [], proxy: NetworkAddress? = nil,
        limits: ClientLimits = ClientLimits()
    ) throws(TLSMaterialError) {
        let own = try LoadedIdentity(identity)
        var tls = TLSConfiguration.coordinatorClient(trusting: authority)
        tls.certificateChain = own.chain.map { .certificate($0) }
        tls.privateKey = .privateKey(own.privateKey)
        connection = CoordinatorConnection(
            to: coordinator, tls: tls, serverKeys: coordinatorKeys, proxy: proxy, limits: limits)
    }

    package var description: String { "the connection to \(connection.address)" }

    package func submit(_ envelope: [UInt8]) async throws(TransportError) -> [UInt8] {
        let answer = try await connection.post(envelope, to: MemberPath.messages)
        guard let receipt = try answer.accepted(), !receipt.isEmpty else { throw .notACoordinator }
        return receipt
    }

    /// Waits at the coordinator until there is something new, or for its poll wait; does not wait
    /// where `waiting` is false.
    package func messages(
        run: RunID, after entry: UInt64, waiting: Bool
    ) async throws(TransportError) -> [[UInt8]] {
        let query = PollQuery(run: run, after: entry, isWaiting: waiting)
        let answer = try await connection.get(query.path)
        guard let bytes = try answer.accepted() else { return [] }
        do {
            return try MessageFrames.decode(bytes, smallest: Self.smallestItem)
        } catch {
            throw .notACoordinator
        }
    }

    /// Ends waiting requests with `.cancelled` and closes the connections.
    package func close() async {
        await connection.close()
    }

    /// Does something over the connection and closes it, whatever comes of it.
    package func use<Outcome>(
        _ body: (HTTPTransport) async throws -> Outcome
    ) async throws -> Outcome {
        do {
            let outcome = try await body(self)
            await close()
            return outcome
        } catch {
            await close()
            throw error
        }
    }
}

extension TLSConfiguration {
    /// TLS 1.3 that trusts one authority, and checks the host's name or IP address.
    static func coordinatorClient(trusting authority: TrustedAuthority) -> TLSConfiguration {
        var tls = TLSConfiguration.makeClientConfiguration()
        tls.minimumTLSVersion = .tlsv13
        tls.trustRoots = .certificates([authority.root])
        tls.certificateVerification = .fullVerification
        return tls
    }
}
