import FederationHTTP
import Messaging

/// Strangers and one member of ill will, each in its own way, over and over until they are stopped.
enum HostileLoad: String, CaseIterable, Sendable {
    /// Connects and says nothing.
    case idleSockets = "sockets that say nothing"
    /// Shakes hands without a certificate.
    case handshakes = "handshakes without a certificate"
    /// Announces 128 MiB and sends a little of it.
    case slowBodies = "large bodies that never end"
    case malformedRequests = "malformed requests"
    case pipelines = "requests behind one another"
    case longHeads = "heads without end"
    /// Opens connections and keeps them.
    case connections = "connections that stay"

    /// Attackers of this kind at a time.
    var crowd: Int {
        switch self {
        case .idleSockets, .connections: 2
        case .handshakes, .slowBodies, .malformedRequests, .pipelines, .longHeads: 4
        }
    }

    /// One go; throws where the listener cuts it off.
    func attack(port: Int, federation: TestFederation, as mallory: TestMember) async throws {
        switch self {
        case .idleSockets:
            try await RawClient.idle(60, port: port) { try await Self.pause() }
        case .handshakes:
            try await with(nil, port, federation) { connection in
                _ = try await connection.ask("GET / HTTP/1.1\r\nHost: a\r\n\r\n")
            }
        case .slowBodies:
            try await with(mallory, port, federation) { connection in
                try await Self.sendLargeBody(of: mallory, over: connection)
                try await Self.pause()
            }
        case .malformedRequests:
            try await with(mallory, port, federation) { connection in
                for text in Self.malformed { _ = try await connection.ask(text) }
            }
        case .pipelines:
            try await with(mallory, port, federation) { connection in
                try await connection.send(
                    String(repeating: "GET /x HTTP/1.1\r\nHost: a\r\n\r\n", count: 2000))
                _ = await connection.isClosed()
            }
        case .longHeads:
            try await with(mallory, port, federation) { connection in
                let line = "X: \(String(repeating: "a", count: 4000))\r\n"
                try await connection.send("GET / HTTP/1.1\r\n")
                for _ in 0..<1000 { try await connection.send(line) }
            }
        case .connections:
            try await with(mallory, port, federation) { connection in
                _ = try await connection.ask("GET /x HTTP/1.1\r\nHost: a\r\n\r\n")
                try await Self.pause()
            }
        }
    }

    private static let malformed = [
        "GET //v1/messages HTTP/1.1\r\nHost: a\r\n\r\n",
        "TRACE /v1/messages HTTP/1.1\r\nHost: a\r\n\r\n",
        "GET /v1/messages?run=&after= HTTP/1.1\r\nHost: a\r\n\r\n",
        "POST /v1/messages HTTP/1.1\r\nHost: a\r\nContent-Length: 1\r\n"
            + "Content-Length: 2\r\n\r\nx",
    ]

    private static func sendLargeBody(
        of member: TestMember, over connection: RawConnection
    ) async throws {
        let payload = MessageType.maskedAnswer.maximumPayload
        try await connection.send(
            "POST /v1/messages HTTP/1.1\r\nHost: a\r\nContent-Type: application/octet-stream\r\n"
                + "Content-Length: \(payload + SealedHeader.byteCount)\r\n\r\n")
        try await connection.send(
            member.header(MessageType.maskedAnswer.rawValue, payloadLength: UInt64(payload))
                + [UInt8](repeating: 0, count: 64 << 10))
    }

    private func with(
        _ member: TestMember?, _ port: Int, _ federation: TestFederation,
        _ body: (inout RawConnection) async throws -> Void
    ) async throws {
        try await RawClient.with(
            port: port, identity: member?.identity, authority: federation.authority, body)
    }

    private static func pause() async throws {
        try await Task.sleep(for: .milliseconds(500))
    }
}

extension HostileLoad {
    /// Runs `body` while these attack the listener at `port`.
    static func during<Value: Sendable>(
        _ kinds: [HostileLoad], port: Int, federation: TestFederation, as mallory: TestMember,
        _ body: () async throws -> Value
    ) async throws -> Value {
        try await withThrowingTaskGroup(of: Void.self) { group in
            for kind in kinds {
                for _ in 0..<kind.crowd {
                    group.addTask {
                        while !Task.isCancelled {
                            try? await kind.attack(
                                port: port, federation: federation, as: mallory)
                            try? await Task.sleep(for: .milliseconds(1))
                        }
                    }
                }
            }
            let value = try await body()
            group.cancelAll()
            return value
        }
    }
}
