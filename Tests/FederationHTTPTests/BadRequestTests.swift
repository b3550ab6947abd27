import FederationHTTP
import Messaging
import Testing

/// What a member may send by mistake, or by malice, over a connection of its own.
@Suite(.timeLimit(.minutes(15))) struct `Bad requests` {
    let federation: TestFederation
    let server: TestMember
    let alder: TestMember
    let coordinator: TestCoordinator

    private static let type = "Content-Type: application/octet-stream"
    private static let run = RunID.federation.hex

    init() throws {
        federation = try TestFederation()
        server = try federation.member("coordinator", hosts: ["127.0.0.1"])
        alder = try federation.member("alder")
        coordinator = TestCoordinator(members: [alder])
    }

    /// The answer to a request of `line`, these fields and this body.
    private func answer(
        to line: String, _ fields: [String] = [], body: String = "",
        limits: ServerLimits = ServerLimits()
    ) async throws -> RawAnswer {
        let head = (["\(line) HTTP/1.1", "Host: 127.0.0.1"] + fields).joined(separator: "\r\n")
        let answer = try await connected(limits: limits) { connection in
            try await connection.ask(head + "\r\n\r\n" + body)
        }
        #expect(await coordinator.received == [])
        return answer
    }

    private func connected<Value: Sendable>(
        limits: ServerLimits = ServerLimits(),
        _ body: @Sendable (inout RawConnection) async throws -> Value
    ) async throws -> Value {
        try await RunningServer.with(
            federation, coordinator, as: CurrentIdentity(server.identity), limits: limits
        ) { running in
            try await RawClient.with(
                port: running.port, identity: alder.identity, authority: federation.authority,
                body)
        }
    }

    @Test(arguments: [
        "/", "/v1", "/v1/messages/", "//v1/messages", "/v1//messages", "/v1/../v1/messages",
        "/v1/%6Dessages", "/v1/messages%00", "/V1/messages", "/v1/registration",
    ])
    func `to a path that is spelled otherwise find nothing`(path: String) async throws {
        let answer = try await answer(to: "GET \(path)")
        #expect(answer.status == 404)
        #expect(answer.body == #"{"error":"unknown-path","where":"path"}"#)
        #expect(answer.fields["content-type"] == "application/json")
    }

    @Test(arguments: ["PUT", "DELETE", "HEAD", "OPTIONS", "TRACE", "PATCH"])
    func `of a wrong method hear which are right`(method: String) async throws {
        let answer = try await answer(to: "\(method) /v1/messages")
        #expect(answer.status == 405)
        #expect(answer.fields["allow"] == "GET, POST")
    }

    @Test(arguments: ["http://127.0.0.1/v1/messages", "*", "v1/messages"])
    func `with a whole address for a path are refused`(target: String) async throws {
        #expect(try await answer(to: "GET \(target)").status == 400)
    }

    @Test(arguments: [
        "", "?", "?run=\(run)", "?after=0", "?run=\(run)&after=", "?run=\(run)&after=-1",
        "?run=\(run)&after=0&after=0", "?run=\(run)&run=\(run)&after=0",
        "?run=\(run)&after=0&more=1", "?run=\(run)&after=0?", "?run=\(run)&after=%30",
        "?run=\(run)&after=18446744073709551616", "?run=00&after=0", "?run=\(run)&after=0&",
        "?run=\(run.uppercased().replacing("0", with: "A"))&after=0", "?run=\(run)&after=0=0",
    ])
    func `of a poll with a wrong query are refused`(query: String) async throws {
        let answer = try await answer(to: "GET /v1/messages\(query)")
        #expect(answer.status == 400)
        #expect(answer.body.contains(#""where":"query"#))
    }

    @Test func `of a poll with a body are refused`() async throws {
        let line = "GET /v1/messages?run=\(Self.run)&after=0"
        #expect(try await answer(to: line, ["Content-Length: 1"], body: "x").status == 400)
    }

    @Test func `without a length are refused, chunked ones as well`() async throws {
        #expect(try await answer(to: "POST /v1/messages", [Self.type]).status == 411)
        let chunked = try await answer(
            to: "POST /v1/messages", [Self.type, "Transfer-Encoding: chunked"],
            body: "1\r\nx\r\n0\r\n\r\n")
        #expect(chunked.status == 411)
        #expect(chunked.fields["connection"] == "close")
    }

    @Test(arguments: [
        ["Content-Type: text/plain"], [], [type, "Content-Encoding: gzip"],
        ["Content-Type: application/octet-stream; charset=utf-8"],
    ])
    func `of another media type or encoding are refused`(fields: [String]) async throws {
        let answer = try await answer(
            to: "POST /v1/messages", fields + ["Content-Length: 1"], body: "x")
        #expect(answer.status == 415)
    }

    @Test(arguments: [
        ["Content-Length: 1", "Content-Length: 2"], ["Content-Length: -1"],
        ["Content-Length: 0x1"], ["Content-Length: 99999999999999999999"],
        ["Content-Length: 1", "Transfer-Encoding: chunked"],
    ])
    func `of two lengths or none that counts are refused`(fields: [String]) async throws {
        let answer = try await answer(to: "POST /v1/messages", [Self.type] + fields, body: "x")
        #expect(answer.status == 400 || answer.status == 411)
    }

    @Test func `too large are refused before their body, and the connection closed`() async throws {
        let (answer, isClosed) = try await connected { connection in
            let answer = try await connection.ask(
                "POST /v1/messages HTTP/1.1\r\nHost: a\r\n\(Self.type)\r\n"
                    + "Content-Length: 99000000000\r\n\r\n")
            return (answer, await connection.isClosed())
        }
        #expect(answer.status == 413)
        #expect(answer.fields["connection"] == "close")
        #expect(answer.body.contains(#""expected":"at most 100000 bytes""#))
        #expect(isClosed)
    }

    @Test func `without a body leave the connection open, others close it`() async throws {
        let (statuses, isClosed) = try await connected { connection in
            var statuses: [Int] = []
            for line in ["GET /other", "PUT /v1/messages", "GET /v1/messages"] {
                let answer = try await connection.ask("\(line) HTTP/1.1\r\nHost: a\r\n\r\n")
                statuses.append(answer.status)
            }
            let last = try await connection.ask(
                "PUT /v1/messages HTTP/1.1\r\nHost: a\r\nContent-Length: 3\r\n\r\nabc")
            return (statuses + [last.status], await connection.isClosed())
        }
        #expect(statuses == [404, 405, 400, 405])
        #expect(isClosed)
    }

    @Test func `with a long path are refused`() async throws {
        let path = "/" + String(repeating: "a", count: 1024)
        #expect(try await answer(to: "GET \(path)").status == 414)
    }

    @Test func `with a long field or many fields are refused`() async throws {
        let long = "X-Long: " + String(repeating: "a", count: 8192)
        #expect(try await answer(to: "GET /", [long]).status == 431)
        let many = (0..<65).map { "X-\($0): a" }
        #expect(try await answer(to: "GET /", many).status == 431)
    }

    @Test(arguments: [
        "PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n", "GARBAGE\r\n\r\n",
        "GET / HTTP/9.9\r\n\r\n", "\u{16}\u{3}\u{1}\u{2}\u{0}",
    ])
    func `that are no HTTP are refused and the connection closed`(text: String) async throws {
        let (status, isClosed) = try await connected { connection in
            let status = try? await connection.ask(text).status
            return (status, await connection.isClosed())
        }
        #expect(status == 400 || status == nil)
        #expect(isClosed)
    }

    @Test func `that go on beyond their length are no envelope`() async throws {
        let (first, second) = try await connected { connection in
            let first = try await connection.ask(
                "POST /v1/messages HTTP/1.1\r\nHost: a\r\n\(Self.type)\r\n"
                    + "Content-Length: 2\r\n\r\nabGET /v1/smuggled HTTP/1.1\r\nHost: a\r\n\r\n")
            return (first, try await connection.answer())
        }
        #expect(first.status == 200)
        #expect(second.status == 404)
        #expect(await coordinator.received == [Array("ab".utf8)])
    }

    private static let get = "GET /other HTTP/1.1\r\nHost: a\r\n\r\n"

    @Test func `behind one another are answered in order, up to eight that wait`() async throws {
        let statuses = try await connected { connection in
            try await connection.send(
                "GET /v1/messages HTTP/1.1\r\nHost: a\r\n\r\n"
                    + String(repeating: Self.get, count: 8))
            var statuses: [Int] = []
            for _ in 1...9 { statuses.append(try await connection.answer().status) }
            return statuses
        }
        #expect(statuses == [400] + [Int](repeating: 404, count: 8))
    }

    @Test func `of which nine wait behind one close the connection`() async throws {
        let poll = "GET /v1/messages?run=\(Self.run)&after=0 HTTP/1.1\r\nHost: a\r\n\r\n"
        let isClosed = try await connected { connection in
            try await connection.send(poll)
            try await eventually { await coordinator.waitingPolls == 1 }
            try await connection.send(String(repeating: Self.get, count: 9))
            return await connection.isClosed()
        }
        #expect(isClosed)
        try await eventually { await coordinator.waitingPolls == 0 }
    }

    @Test func `whose head drips close the connection, later ones as well`() async throws {
        var limits = ServerLimits()
        limits.requestHead = .milliseconds(20)
        let (status, isClosed) = try await connected(limits: limits) { connection in
            let status = try await connection.ask(Self.get).status
            try await connection.send("GET /other HTTP/1.1\r\n")
            return (status, await connection.isClosed())
        }
        #expect(status == 404)
        #expect(isClosed)
    }

    @Test(arguments: [
        "CONNECT 127.0.0.1:22 HTTP/1.1\r\nHost: a\r\n\r\n",
        "GET /v1/messages HTTP/1.1\r\nHost: a\r\nConnection: Upgrade\r\nUpgrade: websocket\r\n\r\n",
        "GET /v1/messages HTTP/1.1\r\nHost: a\r\nConnection: Upgrade, HTTP2-Settings\r\n"
            + "Upgrade: h2c\r\nHTTP2-Settings: AAMAAABkAARAAAAAAAIAAAAA\r\n\r\n",
    ])
    func `for another protocol are refused`(text: String) async throws {
        let status = try await connected { try await $0.ask(text).status }
        #expect(status == 400)
        #expect(await coordinator.received == [])
    }

    @Test func `that stop in the middle reach nobody`() async throws {
        try await connected { connection in
            try await connection.send(
                "POST /v1/messages HTTP/1.1\r\nHost: a\r\n\(Self.type)\r\n"
                    + "Content-Length: 9\r\n\r\nabc")
        }
        #expect(await coordinator.received == [])
    }

    @Test func `that never come let the connection be closed`() async throws {
        var limits = ServerLimits()
        limits.firstRequest = .milliseconds(200)
        let isClosed = try await connected(limits: limits) { await $0.isClosed() }
        #expect(isClosed)
    }

    @Test func `of a connection that idles let it be closed`() async throws {
        var limits = ServerLimits()
        limits.idle = .milliseconds(20)
        let isClosed = try await connected(limits: limits) { await $0.isClosed() }
        #expect(isClosed)
    }

    @Test func `whose body drips are refused`() async throws {
        var limits = ServerLimits()
        limits.bodySpan = .zero
        limits.bodyBytesPerSecond = 1_000_000_000
        let answer = try await connected(limits: limits) { connection in
            try await connection.send(
                "POST /v1/messages HTTP/1.1\r\nHost: a\r\n\(Self.type)\r\n"
                    + "Content-Length: 100\r\n\r\n")
            return try await connection.ask("a")
        }
        #expect(answer.status == 408)
        #expect(answer.body.contains("body-too-slow"))
    }
}
