import FederationHTTP
import NIOCore
import NIOPosix

/// An HTTP proxy at 127.0.0.1 that opens a tunnel to a port of this machine and passes bytes on.
///
/// Whatever name it is asked for, it connects to 127.0.0.1, as a name server of a test would.
enum ConnectProxy {
    private typealias Tunnel = NIOAsyncChannel<ByteBuffer, ByteBuffer>

    static func with<Value: Sendable>(
        _ body: (NetworkAddress) async throws -> Value
    ) async throws -> Value {
        let server = try await ServerBootstrap(group: MultiThreadedEventLoopGroup.singleton)
            .bind(host: "127.0.0.1", port: 0) { channel in wrap(channel) }
        let address = try NetworkAddress(
            host: "127.0.0.1", port: server.channel.localAddress?.port ?? 0)
        return try await withThrowingTaskGroup(of: Void.self) { tasks in
            tasks.addTask {
                try await server.executeThenClose { connections in
                    try await withThrowingDiscardingTaskGroup { tunnels in
                        for try await connection in connections {
                            tunnels.addTask { try? await serve(connection) }
                        }
                    }
                }
            }
            let value = try await body(address)
            tasks.cancelAll()
            return value
        }
    }

    private static func wrap(_ channel: any Channel) -> EventLoopFuture<Tunnel> {
        channel.eventLoop.makeCompletedFuture {
            try Tunnel(wrappingChannelSynchronously: channel)
        }
    }

    private static func serve(_ near: Tunnel) async throws {
        try await near.executeThenClose { inbound, outbound in
            var chunks = inbound.makeAsyncIterator()
            guard let request = try await chunks.next(),
                let port = port(in: String(buffer: request))
            else { return }
            let far = try await ClientBootstrap(group: MultiThreadedEventLoopGroup.singleton)
                .connect(host: "127.0.0.1", port: port) { channel in wrap(channel) }
            try await far.executeThenClose { farInbound, farOutbound in
                try await outbound.write(ByteBuffer(string: "HTTP/1.1 200 Open\r\n\r\n"))
                async let back: Void = relay(farInbound, to: outbound)
                while let chunk = try await chunks.next() { try await farOutbound.write(chunk) }
                farOutbound.finish()
                try await back
            }
        }
    }

    private static func relay(
        _ chunks: NIOAsyncChannelInboundStream<ByteBuffer>,
        to outbound: NIOAsyncChannelOutboundWriter<ByteBuffer>
    ) async throws {
        for try await chunk in chunks { try await outbound.write(chunk) }
        outbound.finish()
    }

    /// Of `CONNECT host:port HTTP/1.1`.
    private static func port(in request: String) -> Int? {
        let words = request.split(separator: " ")
        guard words.count > 1, words[0] == "CONNECT" else { return nil }
        return words[1].split(separator: ":").last.flatMap { Int($0) }
    }
}
