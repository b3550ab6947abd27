import FederationHTTP
import Messaging
import Testing

@Suite(.timeLimit(.minutes(15))) struct `The members' listener` {
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

    private func listening(
        limits: ServerLimits = ServerLimits(), _ body: (RunningServer) async throws -> Void
    ) async throws {
        try await RunningServer.with(
            federation, coordinator, as: CurrentIdentity(server.identity), limits: limits, body)
    }

    private func transport(_ running: RunningServer, as member: TestMember? = nil) throws
        -> HTTPTransport
    {
        try HTTPTransport(
            to: running.address, identity: (member ?? alder).identity,
            authority: federation.authority, coordinatorKeys: [server.keyDigest])
    }

    @Test func `takes an envelope and brings back its receipt`() async throws {
        try await listening { running in
            let receipt = try await transport(running).submit([7, 8, 9, 10])
            #expect(receipt == [42, 7, 8, 9])
        }
        #expect(await coordinator.received == [[7, 8, 9, 10]])
        #expect(await coordinator.senders == [alder.id])
    }

    @Test func `takes an envelope of the largest size, and none larger`() async throws {
        try await listening { running in
            let transport = try transport(running)
            let largest = [UInt8](repeating: 5, count: coordinator.maximumBody)
            _ = try await transport.submit(largest)
            try await expectRefusal(413, "body-too-large") {
                try await transport.submit(largest + [5])
            }
            _ = try await transport.submit([1])
        }
        #expect(await coordinator.received.map(\.count) == [coordinator.maximumBody, 1])
    }

    @Test func `tells a sender that its large envelope is refused while it still sends`()
        async throws
    {
        try await listening { running in
            let transport = try transport(running)
            let large = [UInt8](repeating: 5, count: 32 << 20)
            try await expectRefusal(413, "body-too-large") { try await transport.submit(large) }
            _ = try await transport.submit([1])
        }
    }

    @Test func `passes a refusal of the coordinator on, with its reason`() async throws {
        try await listening { running in
            await #expect(
                throws: TransportError.refused(
                    status: 409, code: "gap", text: "seq: expected 4, found 6")
            ) {
                try await transport(running).submit([0])
            }
        }
    }

    @Test func `brings what is new after an entry`() async throws {
        for sign in 1...3 { await coordinator.append(item(UInt8(sign))) }
        try await listening { running in
            let transport = try transport(running)
            #expect(
                try await transport.messages(run: .federation, after: 0)
                    == [item(1), item(2), item(3)])
            #expect(try await transport.messages(run: .federation, after: 2) == [item(3)])
        }
    }

    @Test func `lets a poll wait, and wakes it when something is new`() async throws {
        try await listening { running in
            let transport = try transport(running)
            async let polled = transport.messages(run: .federation, after: 0)
            try await eventually { await coordinator.waitingPolls == 1 }
            await coordinator.append(item(9))
            #expect(try await polled == [item(9)])
        }
    }

    @Test func `ends a poll that finds nothing in time`() async throws {
        var limits = ServerLimits()
        limits.pollWait = .milliseconds(5)
        try await listening(limits: limits) { running in
            let items = try await transport(running).messages(run: .federation, after: 0)
            #expect(items == [])
        }
    }

    @Test func `ends waiting polls when it stops`() async throws {
        try await listening { running in
            let transport = try transport(running)
            async let polled = transport.messages(run: .federation, after: 0)
            try await eventually { await coordinator.waitingPolls == 1 }
            await running.stop()
            #expect(try await polled == [])
        }
    }

    @Test func `ends a poll whose member has left`() async throws {
        try await listening { running in
            let transport = try transport(running)
            let poll = Task { try await transport.messages(run: .federation, after: 0) }
            try await eventually { await coordinator.waitingPolls == 1 }
            poll.cancel()
            await #expect(throws: TransportError.cancelled) { try await poll.value }
            try await eventually { await coordinator.waitingPolls == 0 }
        }
    }

    @Test func `says the same of a run that is unknown and of one that is another's`() async throws
    {
        try await listening { running in
            try await expectRefusal(404, "unknown-run") {
                try await transport(running).messages(run: RunID.fresh(), after: 0)
            }
        }
    }

    @Test func `works on a bounded number of requests of each member`() async throws {
        var limits = ServerLimits()
        limits.requestsPerMember = 2
        try await listening(limits: limits) { running in
            let transport = try transport(running)
            async let first = transport.messages(run: .federation, after: 0)
            async let second = transport.messages(run: .federation, after: 0)
            try await eventually { await coordinator.waitingPolls == 2 }
            try await expectPostponement(429, "too-many-requests") {
                try await transport.submit([1])
            }
            await coordinator.append(item(1))
            let (one, other) = try await (first, second)
            #expect(one == other)
            _ = try await transport.submit([1])
        }
    }

    @Test func `lets a member hold a bounded number of connections`() async throws {
        var limits = ServerLimits()
        limits.connectionsPerMember = 1
        let birch = try federation.member("birch")
        await coordinator.admit(birch)
        try await listening(limits: limits) { running in
            let first = try transport(running)
            let second = try transport(running)
            let other = try transport(running, as: birch)
            _ = try await first.submit([1])
            await #expect(throws: TransportError.self) { try await second.submit([2]) }
            _ = try await other.submit([3])
            await first.close()
            try await eventually { (try? await second.submit([4])) != nil }
            await second.close()
            await other.close()
        }
    }

    @Test func `keeps a member to its pace, and others to theirs`() async throws {
        var limits = ServerLimits()
        limits.requestsPerSecond = 1
        let birch = try federation.member("birch")
        await coordinator.admit(birch)
        try await RunningServer.with(
            federation, coordinator, as: CurrentIdentity(server.identity), limits: limits,
            clock: StillClock()
        ) { running in
            let alder = try transport(running)
            for sign in 1...5 { _ = try await alder.submit([UInt8(sign)]) }
            await #expect(
                throws: TransportError.postponed(
                    status: 429, code: "too-many-requests",
                    text: "expected at most 1 requests a second", seconds: 1)
            ) {
                try await alder.submit([6])
            }
            let birch = try transport(running, as: birch)
            _ = try await birch.submit([7])
        }
    }

    @Test func `lets a bounded number of polls wait`() async throws {
        var limits = ServerLimits()
        limits.polls = 1
        try await listening(limits: limits) { running in
            let transport = try transport(running)
            async let first = transport.messages(run: .federation, after: 0)
            try await eventually { await coordinator.waitingPolls == 1 }
            try await expectPostponement(429, "too-many-requests") {
                try await transport.messages(run: .federation, after: 0)
            }
            _ = try await transport.submit([1])
            await coordinator.append(item(1))
            #expect(try await first == [item(1)])
        }
    }

    @Test func `shows a new certificate without a restart`() async throws {
        let renewed = try federation.member("coordinator", hosts: ["127.0.0.1"])
        let identity = try CurrentIdentity(server.identity)
        try await RunningServer.with(federation, coordinator, as: identity) { running in
            _ = try await transport(running).submit([1])
            try identity.replace(with: renewed.identity)
            let later = try HTTPTransport(
                to: running.address, identity: alder.identity, authority: federation.authority,
                coordinatorKeys: [renewed.keyDigest])
            _ = try await later.submit([2])
        }
    }

    @Test func `cannot take a port that is taken`() async throws {
        try await listening { running in
            let address = try running.address
            let second = MemberServer(
                endpoint: coordinator, identity: try CurrentIdentity(server.identity),
                authority: federation.authority, address: address, logger: RunningServer.silent)
            await #expect(throws: ListenerError.cannotListen(at: address)) {
                try await second.run()
            }
        }
    }
}
