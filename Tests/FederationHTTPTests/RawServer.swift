import FederationHTTP
import NIOCore
import NIOPosix
import NIOSSL

/// Something that listens at 127.0.0.1 and says one thing to everybody, whatever they ask.
enum RawServer {
    /// - Parameters:
    ///   - identity: nil speaks plain TCP.
    ///   - text: sent after the first bytes came in; then the connection is closed.
    static func with<Value>(
        identity: TLSIdentity?, saying text: String,
        _ body: (NetworkAddress) async throws -> Value
    ) async throws -> Value {
        let context = try identity.map(Self.context)
        let server = try await ServerBootstrap(group: MultiThreadedEventLoopGroup.singleton)
            .serverChannelOption(.socketOption(.so_reuseaddr), value: 1)
            .childChannelInitializer { channel in
                channel.eventLoop.makeCompletedFuture {
                    if let context {
                        try channel.pipeline.syncOperations.addHandler(
                            NIOSSLServerHandler(context: context))
                    }
                    try channel.pipeline.syncOperations.addHandler(OneAnswer(text: text))
                }
            }
            .bind(host: "127.0.0.1", port: 0).get()
        let address = try NetworkAddress(
            host: "127.0.0.1", port: server.localAddress?.port ?? 0)
        do {
            let value = try await body(address)
            try await server.close()
            return value
        } catch {
            try await server.close()
            throw error
        }
    }

    private static func context(_ identity: TLSIdentity) throws -> NIOSSLContext {
        let configuration = TLSConfiguration.makeServerConfiguration(
            certificateChain: try identity.chain.map {
                .certificate(try NIOSSLCertificate(bytes: $0, format: .der))
            },
            privateKey: .privateKey(
                try NIOSSLPrivateKey(bytes: identity.privateKey, format: .der)))
        return try NIOSSLContext(configuration: configuration)
    }

    private final class OneAnswer: ChannelInboundHandler {
        typealias InboundIn = ByteBuffer
        typealias OutboundOut = ByteBuffer

        private let text: String

        init(text: String) {
            self.text = text
        }

        func channelRead(context: ChannelHandlerContext, data: NIOAny) {
            context.writeAndFlush(wrapOutboundOut(ByteBuffer(string: text)), promise: nil)
            context.close(promise: nil)
        }
    }
}
