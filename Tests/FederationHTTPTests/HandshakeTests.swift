import FederationHTTP
import Messaging
import Testing

@Suite(.timeLimit(.minutes(15))) struct `Who gets past the members' listener` {
    let federation: TestFederation
    let server: TestMember
    let alder: TestMember
    let coordinator: TestCoordinator

    init() throws {
        federation = try TestFederation()
        server = try federation.member("coordinator", hosts: ["127.0.0.1"])
        alder = try federation.member("alder")
        coordinator = TestCoordinator(members: [alder])
    }

    private func listening(_ body: (RunningServer) async throws -> Void) async throws {
        try await RunningServer.with(
            federation, coordinator, as: CurrentIdentity(server.identity), body)
        #expect(await coordinator.received == [])
    }

    private func expectRejection(of member: TestMember, at running: RunningServer) async throws {
        let transport = try HTTPTransport(
            to: running.address, identity: member.identity, authority: federation.authority)
        let error = await #expect(throws: TransportError.self) { try await transport.submit([1]) }
        guard case .certificateRejected? = error else {
            Issue.record("expected a rejected certificate, found \(String(describing: error))")
            return
        }
    }

    @Test func `nobody without a certificate`() async throws {
        try await listening { running in
            await #expect(throws: (any Error).self) {
                try await RawClient.with(
                    port: running.port, identity: nil, authority: federation.authority
                ) { connection in
                    try await connection.ask("GET / HTTP/1.1\r\nHost: a\r\n\r\n")
                }
            }
        }
    }

    @Test func `nobody with a certificate of another authority of the same name`() async throws {
        let stranger = try TestFederation().member("alder")
        try await listening { try await expectRejection(of: stranger, at: $0) }
    }

    @Test func `nobody with a certificate that is out of date`() async throws {
        let late = try federation.member("alder", age: 366)
        try await listening { try await expectRejection(of: late, at: $0) }
    }

    @Test func `nobody with a certificate that does not hold yet`() async throws {
        let early = try federation.member("alder", age: -2)
        try await listening { try await expectRejection(of: early, at: $0) }
    }

    @Test func `a refused handshake is logged in our words, with its address`() async throws {
        let stranger = try TestFederation().member("alder")
        let log = LogRecorder()
        try await RunningServer.with(
            federation, coordinator, as: CurrentIdentity(server.identity),
            logger: log.logger()
        ) { running in
            try await expectRejection(of: stranger, at: running)
            try await eventually { !log.lines.isEmpty }
        }
        let line = try #require(log.lines.first)
        #expect(line.contains("not of the federation's authority"))
        #expect(line.contains("127.0.0.1"))
        #expect(!line.contains("SSL"))
    }

    @Test func `nobody over TLS 1.2`() async throws {
        try await listening { running in
            await #expect(throws: (any Error).self) {
                try await RawClient.with(
                    port: running.port, identity: alder.identity, authority: federation.authority,
                    overOldTLS: true
                ) { connection in
                    try await connection.ask("GET / HTTP/1.1\r\nHost: a\r\n\r\n")
                }
            }
        }
    }

    @Test(arguments: ["POST /v1/messages", "GET /v1/messages?run=00&after=0", "GET /other"])
    func `a key outside the roster hears the same on every path`(line: String) async throws {
        let stranger = try federation.member("alder")
        try await listening { running in
            let answer = try await RawClient.with(
                port: running.port, identity: stranger.identity, authority: federation.authority
            ) { connection in
                try await connection.ask("\(line) HTTP/1.1\r\nHost: a\r\nContent-Length: 0\r\n\r\n")
            }
            #expect(answer.status == 403)
            #expect(answer.body.contains(#""error":"not-a-member""#))
        }
    }

    @Test func `a revoked member hears it on the connection that stands`() async throws {
        let poll =
            "GET /v1/messages?run=\(RunID.federation.hex)&after=0 HTTP/1.1\r\nHost: a\r\n\r\n"
        await coordinator.append(item(1))
        try await listening { running in
            try await RawClient.with(
                port: running.port, identity: alder.identity, authority: federation.authority
            ) { connection in
                let before = try await connection.ask(poll)
                await coordinator.revoke(alder)
                let after = try await connection.ask(poll)
                #expect(before.status == 200)
                #expect(after.status == 403)
            }
        }
    }

    @Test func `a member revoked while its poll waits gets nothing from it`() async throws {
        let poll =
            "GET /v1/messages?run=\(RunID.federation.hex)&after=0 HTTP/1.1\r\nHost: a\r\n\r\n"
        try await listening { running in
            try await RawClient.with(
                port: running.port, identity: alder.identity, authority: federation.authority
            ) { connection in
                try await connection.send(poll)
                try await eventually { await coordinator.waitingPolls == 1 }
                await coordinator.revoke(alder)
                await coordinator.append(item(1))
                let answer = try await connection.answer()
                #expect(answer.status == 403)
            }
        }
    }

    @Test func `a connection that never shakes hands is closed in time`() async throws {
        var limits = ServerLimits()
        limits.firstRequest = .milliseconds(20)
        try await RunningServer.with(
            federation, coordinator, as: CurrentIdentity(server.identity), limits: limits
        ) { running in
            let isClosed = try await RawClient.with(
                port: running.port, identity: nil, authority: federation.authority, isSecure: false
            ) { await $0.isClosed() }
            #expect(isClosed)
        }
    }

    /// Whether each of three connections, one after the other, gets its request through.
    private func threeConnections(openHandshakes: Int) async throws -> [Bool] {
        var limits = ServerLimits()
        limits.openHandshakes = openHandshakes
        return try await RunningServer.with(
            federation, coordinator, as: CurrentIdentity(server.identity), limits: limits
        ) { running in
            var got: [Bool] = []
            for _ in 1...3 {
                let transport = try HTTPTransport(
                    to: running.address, identity: alder.identity, authority: federation.authority)
                got.append((try? await transport.submit([1])) != nil)
            }
            return got
        }
    }

    @Test func `a connection counts as an open handshake until its first request`() async throws {
        #expect(try await threeConnections(openHandshakes: 1) == [true, true, true])
        #expect(try await threeConnections(openHandshakes: 0) == [false, false, false])
    }

    /// A stranger opens sockets and says nothing; alder then comes from the same address.
    private func submission(beside idle: Int, limits: ServerLimits) async throws -> Bool {
        try await RunningServer.with(
            federation, coordinator, as: CurrentIdentity(server.identity), limits: limits
        ) { running in
            try await RawClient.idle(idle, port: running.port) {
                let transport = try HTTPTransport(
                    to: running.address, identity: alder.identity, authority: federation.authority)
                defer { Task { await transport.close() } }
                return (try? await transport.submit([1])) != nil
            }
        }
    }

    @Test func `a stranger's idle sockets don't keep members out`() async throws {
        var limits = ServerLimits()
        limits.openHandshakes = 4
        limits.openHandshakesPerAddress = 64
        #expect(try await submission(beside: 32, limits: limits))
    }

    @Test func `nor do those that come from a member's own address`() async throws {
        var limits = ServerLimits()
        limits.openHandshakesPerAddress = 4
        #expect(try await submission(beside: 32, limits: limits))
    }

    @Test func `one address holds no more connections than its share`() async throws {
        var limits = ServerLimits()
        limits.connectionsPerAddress = 1
        try await RunningServer.with(
            federation, coordinator, as: CurrentIdentity(server.identity), limits: limits
        ) { running in
            let first = try HTTPTransport(
                to: running.address, identity: alder.identity, authority: federation.authority)
            let second = try HTTPTransport(
                to: running.address, identity: alder.identity, authority: federation.authority)
            _ = try await first.submit([1])
            await #expect(throws: TransportError.self) { try await second.submit([2]) }
            await first.close()
            try await eventually { (try? await second.submit([3])) != nil }
            await second.close()
        }
    }

    @Test func `a connection of a key outside the roster is not kept`() async throws {
        let stranger = try federation.member("alder")
        try await listening { running in
            try await RawClient.with(
                port: running.port, identity: stranger.identity, authority: federation.authority
            ) { connection in
                let answer = try await connection.ask("GET / HTTP/1.1\r\nHost: a\r\n\r\n")
                #expect(answer.fields["connection"] == "close")
                #expect(await connection.isClosed())
            }
        }
    }
}
