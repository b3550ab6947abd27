import FederationHTTP
import Messaging
import Testing

/// What is refused when only the header of an envelope was read.
@Suite(.timeLimit(.minutes(15))) struct `The start of an envelope` {
    let federation: TestFederation
    let server: TestMember
    let alder: TestMember
    let coordinator: TestCoordinator

    init() throws {
        federation = try TestFederation()
        server = try federation.member("coordinator", hosts: ["127.0.0.1"])
        alder = try federation.member("alder")
        coordinator = TestCoordinator(
            members: [alder], maximumBody: 200 << 20, judgesHeaders: true)
    }

    private func header(_ type: UInt16, payloadLength: UInt64) -> [UInt8] {
        alder.header(type, payloadLength: payloadLength)
    }

    private static let answer = MessageType.maskedAnswer.rawValue

    @Test func `is taken where length and type agree`() throws {
        try EnvelopeStart.check(header(Self.answer, payloadLength: 40), wireBytes: 400)
        let largest = MessageType.maskedAnswer.maximumPayload
        try EnvelopeStart.check(
            header(Self.answer, payloadLength: UInt64(largest)), wireBytes: largest + 360)
    }

    @Test(arguments: [(1, 360), (41, 400), (39, 400), (0, 359), (0, 296)])
    func `announces exactly what comes`(payload: UInt64, wire: Int) {
        #expect(
            throws: EnvelopeError.lengthMismatch(declared: payload, found: max(0, wire - 360))
        ) {
            try EnvelopeStart.check(header(Self.answer, payloadLength: payload), wireBytes: wire)
        }
    }

    @Test(arguments: [1 << 63, UInt64.max, (128 << 20) + 1] as [UInt64])
    func `announces no more than its type allows`(payload: UInt64) {
        #expect(
            throws: EnvelopeError.payloadTooLarge(
                .maskedAnswer, declared: payload, maximum: 128 << 20)
        ) {
            try EnvelopeStart.check(
                header(Self.answer, payloadLength: payload), wireBytes: 130 << 20)
        }
    }

    @Test func `is of a type that is known and that a member sends`() {
        #expect(throws: EnvelopeError.unknownType(0x0999)) {
            try EnvelopeStart.check(header(0x0999, payloadLength: 0), wireBytes: 360)
        }
        #expect(throws: EnvelopeError.typeNotAllowed(.question, sender: alder.id)) {
            try EnvelopeStart.check(
                header(MessageType.question.rawValue, payloadLength: 0), wireBytes: 360)
        }
    }

    /// The answer to a header of this type whose body, of `declared` bytes, never comes.
    private func answer(to header: [UInt8], declared: Int) async throws -> RawAnswer {
        try await RunningServer.with(federation, coordinator, as: CurrentIdentity(server.identity))
        {
            try await RawClient.with(
                port: $0.port, identity: alder.identity, authority: federation.authority
            ) { connection in
                try await connection.send(
                    "POST /v1/messages HTTP/1.1\r\nHost: a\r\n"
                        + "Content-Type: application/octet-stream\r\n"
                        + "Content-Length: \(declared)\r\n\r\n")
                try await connection.send(header)
                return try await connection.answer()
            }
        }
    }

    @Test func `is judged before the rest is read`() async throws {
        let declared = (4 << 10) + 361
        let tooLarge = try await answer(
            to: header(MessageType.maskKeys.rawValue, payloadLength: UInt64(declared - 360)),
            declared: declared)
        #expect(tooLarge.status == 413)
        #expect(tooLarge.body.contains(#""error":"payload-too-large","where":"header""#))
        #expect(tooLarge.fields["connection"] == "close")
        let differing = try await answer(
            to: header(Self.answer, payloadLength: 1), declared: 128 << 20)
        #expect(differing.status == 400)
        #expect(differing.body.contains("length-mismatch"))
        let foreign = try await answer(
            to: [UInt8](repeating: 0x50, count: 296), declared: 128 << 20)
        #expect(foreign.status == 400)
        #expect(foreign.body.contains("wrong-magic"))
        #expect(await coordinator.received == [])
    }

    @Test func `takes no more memory than bytes have come`() async throws {
        var limits = ServerLimits()
        limits.bodyMemory = 1 << 20
        limits.bodyMemoryPerSender = 1 << 20
        let head = header(Self.answer, payloadLength: 128 << 20)
        let answers = try await RunningServer.with(
            federation, coordinator, as: CurrentIdentity(server.identity), limits: limits
        ) { running in
            try await RawClient.with(
                port: running.port, identity: alder.identity, authority: federation.authority
            ) { slow in
                try await slow.send(
                    "POST /v1/messages HTTP/1.1\r\nHost: a\r\n"
                        + "Content-Type: application/octet-stream\r\n"
                        + "Content-Length: \((128 << 20) + 360)\r\n\r\n")
                try await slow.send(head)
                let other = try HTTPTransport(
                    to: running.address, identity: alder.identity, authority: federation.authority)
                _ = try await other.submit(alder.envelope(payloadBytes: 500_000))
                await other.close()
                try await slow.send([UInt8](repeating: 0, count: 2 << 20))
                return try await slow.answer()
            }
        }
        #expect(answers.status == 503)
        #expect(answers.body.contains("no-memory"))
        #expect(answers.fields["retry-after"] == "2")
        #expect(await coordinator.received.count == 1)
    }
}
