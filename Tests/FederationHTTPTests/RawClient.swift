import FederationHTTP
import Foundation
import NIOCore
import NIOPosix
import NIOSSL

/// Speaks whatever bytes a test wants over one TLS connection to 127.0.0.1.
enum RawClient {
    /// - Parameters:
    ///   - identity: shown to the server; nil shows no certificate.
    ///   - isSecure: whether it speaks TLS at all.
    @discardableResult
    static func with<Value>(
        port: Int, identity: TLSIdentity?, authority: TrustedAuthority,
        overOldTLS: Bool = false, isSecure: Bool = true,
        _ body: (inout RawConnection) async throws -> Value
    ) async throws -> Value {
        var tls = TLSConfiguration.makeClientConfiguration()
        if overOldTLS { tls.maximumTLSVersion = .tlsv12 }
        tls.trustRoots = .certificates([
            try NIOSSLCertificate(bytes: authority.certificate, format: .der)
        ])
        if let identity {
            tls.certificateChain = try identity.chain.map {
                .certificate(try NIOSSLCertificate(bytes: $0, format: .der))
            }
            tls.privateKey = .privateKey(
                try NIOSSLPrivateKey(bytes: identity.privateKey, format: .der))
        }
        let context = try NIOSSLContext(configuration: tls)
        let channel = try await ClientBootstrap(group: MultiThreadedEventLoopGroup.singleton)
            .connect(host: "127.0.0.1", port: port) { channel in
                channel.eventLoop.makeCompletedFuture {
                    if isSecure {
                        try channel.pipeline.syncOperations.addHandler(
                            NIOSSLClientHandler(context: context, serverHostname: nil))
                    }
                    return try NIOAsyncChannel<ByteBuffer, ByteBuffer>(
                        wrappingChannelSynchronously: channel)
                }
            }
        return try await channel.executeThenClose { inbound, outbound in
            var connection = RawConnection(
                inbound: inbound.makeAsyncIterator(), outbound: outbound)
            return try await body(&connection)
        }
    }
}

extension RawClient {
    /// Runs `body` while `count` sockets are open that never say a word.
    static func idle<Value>(
        _ count: Int, port: Int, _ body: () async throws -> Value
    ) async throws -> Value {
        var sockets: [any Channel] = []
        defer { for socket in sockets { socket.close(promise: nil) } }
        for _ in 0..<count {
            sockets.append(
                try await ClientBootstrap(group: MultiThreadedEventLoopGroup.singleton)
                    .connect(host: "127.0.0.1", port: port).get())
        }
        return try await body()
    }
}

/// The open connection of a raw client.
struct RawConnection {
    var inbound: NIOAsyncChannelInboundStream<ByteBuffer>.AsyncIterator
    let outbound: NIOAsyncChannelOutboundWriter<ByteBuffer>
    private var unread: [UInt8] = []

    init(
        inbound: NIOAsyncChannelInboundStream<ByteBuffer>.AsyncIterator,
        outbound: NIOAsyncChannelOutboundWriter<ByteBuffer>
    ) {
        self.inbound = inbound
        self.outbound = outbound
    }

    func send(_ text: String) async throws {
        try await outbound.write(ByteBuffer(string: text))
    }

    func send(_ bytes: [UInt8]) async throws {
        try await outbound.write(ByteBuffer(bytes: bytes))
    }

    /// Sends a request and reads its answer.
    mutating func ask(_ text: String) async throws -> RawAnswer {
        try await send(text)
        return try await answer()
    }

    /// The next answer; `closed` if the connection ends before it is whole.
    mutating func answer() async throws -> RawAnswer {
        while true {
            if let answer = RawAnswer(&unread) { return answer }
            guard let chunk = try await inbound.next() else { throw Closed() }
            unread.append(contentsOf: chunk.readableBytesView)
        }
    }

    /// Reads until the other end closes.
    mutating func isClosed() async -> Bool {
        while let chunk = try? await inbound.next() {
            unread.append(contentsOf: chunk.readableBytesView)
        }
        return true
    }

    struct Closed: Error {}
}

/// Status, fields and body of one HTTP/1.1 answer.
struct RawAnswer {
    let status: Int
    let fields: [String: String]
    let body: String

    /// Takes one whole answer from the start of `bytes`; nil if there is none yet.
    init?(_ bytes: inout [UInt8]) {
        let text = String(decoding: bytes, as: UTF8.self)
        guard let end = text.range(of: "\r\n\r\n") else { return nil }
        let lines = text[..<end.lowerBound].split(separator: "\r\n")
        guard let status = lines.first?.split(separator: " ").dropFirst().first.flatMap({ Int($0) })
        else { return nil }
        var fields: [String: String] = [:]
        for line in lines.dropFirst() {
            let parts = line.split(separator: ":", maxSplits: 1)
            fields[parts[0].lowercased()] = parts[1].trimmingCharacters(in: .whitespaces)
        }
        let headBytes = text[..<end.upperBound].utf8.count
        let bodyBytes = fields["content-length"].flatMap { Int($0) } ?? 0
        guard bytes.count >= headBytes + bodyBytes else { return nil }
        self.status = status
        self.fields = fields
        body = String(decoding: bytes[headBytes..<headBytes + bodyBytes], as: UTF8.self)
        bytes.removeFirst(headBytes + bodyBytes)
    }
}
