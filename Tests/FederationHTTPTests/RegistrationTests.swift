import FederationHTTP
import Messaging
import Testing

@Suite(.timeLimit(.minutes(15))) struct `The registration listener` {
    let federation: TestFederation
    let server: TestMember
    let desk = TestDesk()

    init() throws {
        federation = try TestFederation()
        server = try federation.member("coordinator", hosts: ["127.0.0.1"])
    }

    private func listening(
        as identity: TLSIdentity? = nil, _ body: (RunningServer) async throws -> Void
    ) async throws {
        let current = try CurrentIdentity(identity ?? server.identity)
        let address = try NetworkAddress("127.0.0.1:0")
        try await RunningServer.with(
            { onPort in
                RegistrationServer(
                    endpoint: desk, identity: current, authority: federation.authority,
                    address: address, logger: RunningServer.silent, onListening: onPort)
            }, body)
    }

    private func client(_ running: RunningServer, digest: Digest? = nil) throws
        -> RegistrationClient
    {
        RegistrationClient(
            to: try running.address, authorityDigest: digest ?? federation.authority.digest)
    }

    @Test func `takes a request of someone who holds only an invitation`() async throws {
        try await listening { running in
            let client = try client(running)
            #expect(try await client.register([1, 2, 3]) == [42, 1])
            #expect(try await client.register([1, 2, 3]) == [42, 1])
            #expect(try await client.authority() == federation.authority)
            await client.close()
        }
        #expect(await desk.received == [[1, 2, 3], [1, 2, 3]])
        #expect(await desk.addresses == ["127.0.0.1", "127.0.0.1"])
    }

    @Test func `gets nothing from a candidate invited by another authority`() async throws {
        let other = try TestFederation().authority.digest
        try await listening { running in
            let client = try client(running, digest: other)
            let error = await #expect(throws: TransportError.self) {
                try await client.register([1])
            }
            guard case .certificateRejected(let reason)? = error else {
                Issue.record("expected a rejected certificate")
                return
            }
            #expect(reason.contains("Nothing was sent"))
        }
        #expect(await desk.received == [])
    }

    @Test func `gets nothing if it knows the authority's certificate but not its key`() async throws
    {
        let impostor = try TestFederation().member("coordinator", hosts: ["127.0.0.1"])
        try await listening(as: impostor.identity) { running in
            let client = try client(running)
            let error = await #expect(throws: TransportError.self) {
                try await client.register([1])
            }
            guard case .certificateRejected? = error else {
                Issue.record("expected a rejected certificate")
                return
            }
        }
        #expect(await desk.received == [])
    }

    @Test(arguments: [
        "GET /v1/authority", "POST /v1/registration", "GET /v1/registration", "GET /other",
    ])
    func `says the same to everything while no invitation is pending`(line: String) async throws {
        await desk.close()
        let answer = try await answer(
            to: "\(line) HTTP/1.1\r\nHost: a\r\nContent-Length: 0\r\n\r\n")
        #expect(answer.status == 404)
        #expect(answer.body == #"{"error":"unknown-path","where":"path"}"#)
    }

    @Test func `takes 16 KiB and no more`() async throws {
        try await listening { running in
            let client = try client(running)
            let largest = [UInt8](repeating: 1, count: 16 << 10)
            _ = try await client.register(largest)
            try await expectRefusal(413, "body-too-large") {
                try await client.register(largest + [1])
            }
        }
    }

    @Test func `answers ten requests a minute from one address`() async throws {
        let ask = "GET /v1/authority HTTP/1.1\r\nHost: a\r\n\r\n"
        let answers = try await connected { connection in
            var answers: [RawAnswer] = []
            // A machine that is slow to ask gets one more for every six seconds that it takes.
            while answers.count < 60, answers.last?.status != 429 {
                answers.append(try await connection.ask(ask))
            }
            return answers
        }
        #expect(answers.count >= 11 && answers.dropLast().allSatisfy { $0.status == 200 })
        let last = try #require(answers.last)
        #expect(last.status == 429)
        #expect((1...6).contains(Int(last.fields["retry-after"] ?? "") ?? 0))
    }

    @Test(arguments: [
        ("POST /v1/authority", 405, "GET"), ("GET /v1/registration", 405, "POST"),
        ("GET /v1/messages", 404, nil), ("POST /v1/registration", 415, nil),
    ])
    func `knows two paths`(line: String, status: Int, allowed: String?) async throws {
        let answer = try await answer(
            to: "\(line) HTTP/1.1\r\nHost: a\r\nContent-Length: 0\r\n\r\n")
        #expect(answer.status == status)
        #expect(answer.fields["allow"] == allowed)
    }

    private func answer(to text: String) async throws -> RawAnswer {
        try await connected { try await $0.ask(text) }
    }

    private func connected<Value: Sendable>(
        _ body: @Sendable (inout RawConnection) async throws -> Value
    ) async throws -> Value {
        var value: Value?
        try await listening { running in
            value = try await RawClient.with(
                port: running.port, identity: nil, authority: federation.authority, body)
        }
        return try #require(value)
    }
}

/// The operator's side of registration: answers every request alike, and can close.
actor TestDesk: RegistrationEndpoint {
    private var isTaking = true
    private(set) var received: [[UInt8]] = []
    private(set) var addresses: [String] = []

    func close() {
        isTaking = false
    }

    func isOpen() -> Bool { isTaking }

    func register(_ envelope: [UInt8], from address: String) -> Reply {
        received.append(envelope)
        addresses.append(address)
        return .accepted([42] + envelope.prefix(1))
    }
}
