import AsyncHTTPClient
import HTTPTypes
import Messaging
import NIOCore
import NIOHTTP1
import NIOSSL

/// One HTTP client that speaks with one address only, over TLS 1.3 of its own configuration.
///
/// No redirect is followed, no connection is tried twice, nothing is decompressed: whether to send
/// again is the caller's decision.
final class CoordinatorConnection: Sendable {
    /// Of an error's body, which may be another server's web page.
    private static let errorBytes = 64 << 10

    let address: NetworkAddress
    private let limits: ClientLimits
    private let client: HTTPClient

    /// - Parameter serverKeys: what the other end is known by; empty accepts each key that `tls`
    ///   accepts.
    init(
        to address: NetworkAddress, tls: TLSConfiguration, serverKeys: CoordinatorKeys = [],
        proxy: NetworkAddress?, limits: ClientLimits
    ) {
        self.address = address
        self.limits = limits
        var configuration = HTTPClient.Configuration(tlsConfiguration: tls)
        configuration.httpVersion = .http1Only
        configuration.redirectConfiguration = .disallow
        configuration.timeout = HTTPClient.Configuration.Timeout(
            connect: TimeAmount(limits.connect), read: TimeAmount(limits.silence),
            write: TimeAmount(limits.silence))
        configuration.connectionPool.idleTimeout = TimeAmount(limits.idle)
        configuration.connectionPool.retryConnectionEstablishment = false
        configuration.proxy = proxy.map { .server(host: $0.host, port: $0.port) }
        if !serverKeys.isEmpty {
            configuration.http1_1ConnectionDebugInitializer = { channel in
                ServerKeyCheck.check(channel, against: serverKeys)
            }
        }
        client = HTTPClient(eventLoopGroupProvider: .singleton, configuration: configuration)
    }

    deinit {
        client.shutdown { _ in }
    }

    /// Ends waiting requests and closes the connections.
    func close() async {
        try? await client.shutdown()
    }

    func get(_ path: String) async throws(TransportError) -> CoordinatorAnswer {
        try await exchange(request(.GET, path))
    }

    func post(_ envelope: [UInt8], to path: String) async throws(TransportError)
        -> CoordinatorAnswer
    {
        var request = request(.POST, path)
        request.headers.add(name: "Content-Type", value: MediaType.envelope)
        request.body = .bytes(ByteBuffer(bytes: envelope))
        return try await exchange(request)
    }

    private func request(_ method: HTTPMethod, _ path: String) -> HTTPClientRequest {
        var request = HTTPClientRequest(url: "https://\(address)\(path)")
        request.method = method
        return request
    }

    private func exchange(
        _ request: HTTPClientRequest
    ) async throws(TransportError) -> CoordinatorAnswer {
        do {
            let response = try await client.execute(request, deadline: .distantFuture)
            let isError = response.status.code >= 300
            let limit = isError ? Self.errorBytes : limits.answerBytes
            let body = try await response.body.collect(upTo: limit)
            return CoordinatorAnswer(
                status: Int(response.status.code),
                mediaType: response.headers.first(name: "Content-Type")?.lowercased(),
                retryAfter: response.headers.first(name: "Retry-After"),
                body: Array(body.readableBytesView))
        } catch {
            throw TransportError(failure: error, at: address)
        }
    }
}
