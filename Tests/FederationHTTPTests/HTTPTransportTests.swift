import FederationHTTP
import Messaging
import Testing

@Suite(.timeLimit(.minutes(15))) struct `A transport over HTTP` {
    let federation: TestFederation
    let server: TestMember
    let alder: TestMember

    init() throws {
        federation = try TestFederation()
        server = try federation.member("coordinator", hosts: ["127.0.0.1"])
        alder = try federation.member("alder")
    }

    private func transport(
        to address: NetworkAddress, keys: CoordinatorKeys? = nil, proxy: NetworkAddress? = nil
    ) throws -> HTTPTransport {
        try HTTPTransport(
            to: address, identity: alder.identity, authority: federation.authority,
            coordinatorKeys: keys ?? [server.keyDigest], proxy: proxy)
    }

    /// The error of sending to someone who shows `identity` and says `text`.
    private func error(
        from identity: TLSIdentity?, saying text: String, keys: CoordinatorKeys? = nil
    ) async throws -> TransportError? {
        try await RawServer.with(identity: identity, saying: text) { address in
            let transport = try transport(to: address, keys: keys)
            let error = await #expect(throws: TransportError.self) {
                try await transport.submit([1])
            }
            await transport.close()
            return error
        }
    }

    private func response(
        _ line: String, type: String = "text/html", retryAfter: String? = nil,
        _ body: String = "<html>Log in</html>"
    ) -> String {
        """
        HTTP/1.1 \(line)\r\nContent-Type: \(type)\r\nLocation: https://127.0.0.1/\r
        \(retryAfter.map { "Retry-After: \($0)\r\n" } ?? "")\
        Content-Length: \(body.utf8.count)\r\n\r\n\(body)
        """
    }

    @Test func `says where nobody listens`() async throws {
        let address = try await RawServer.with(identity: nil, saying: "") { $0 }
        let transport = try transport(to: address)
        await #expect(throws: TransportError.unreachable(address.description)) {
            try await transport.submit([1])
        }
    }

    @Test(arguments: [
        "220 mail.example ESMTP\r\n", "HTTP/1.1 200 OK\r\n\r\n", "\u{0}\u{1}\u{2}\u{3}\u{4}\u{5}",
    ])
    func `takes no one for a coordinator who doesn't speak TLS`(text: String) async throws {
        #expect(try await error(from: nil, saying: text) == .notACoordinator)
    }

    @Test(arguments: [
        "200 OK", "201 Created", "301 Moved Permanently", "302 Found", "404 Not Found",
        "403 Forbidden",
    ])
    func `takes no web page for a coordinator's answer`(line: String) async throws {
        let found = try await error(from: server.identity, saying: response(line))
        #expect(found == .notACoordinator)
    }

    @Test func `takes no garbage for a coordinator's answer`() async throws {
        let found = try await error(from: server.identity, saying: "no HTTP at all\r\n\r\n")
        #expect(found == .notACoordinator)
    }

    @Test func `believes a server in between that says to come back later`() async throws {
        let found = try await error(
            from: server.identity,
            saying: response("503 Service Unavailable", String(repeating: "later ", count: 1000)))
        #expect(
            found
                == .refused(status: 503, code: "unexplained", text: "no reason was given"))
    }

    @Test(arguments: [("429 Slow", 429), ("503 Starting", 503), ("507 Full", 507)])
    func `comes back when it is asked to`(line: String, status: Int) async throws {
        let found = try await error(
            from: server.identity,
            saying: response(
                line, type: "application/json", retryAfter: "7", #"{"error":"later","where":"x"}"#))
        #expect(found == .postponed(status: status, code: "later", text: "x", seconds: 7))
    }

    @Test(arguments: ["0", "-1", "3601", "1e3", "Wed, 21 Oct 2026 07:28:00 GMT"])
    func `keeps its own pace where it is asked for an odd time`(text: String) async throws {
        let found = try await error(
            from: server.identity, saying: response("503 Later", retryAfter: text))
        #expect(found == .refused(status: 503, code: "unexplained", text: "no reason was given"))
    }

    @Test func `hears that a run is closed, and waits for nothing`() async throws {
        let found = try await error(
            from: server.identity,
            saying: response(
                "410 Gone", type: "application/json", retryAfter: "7", #"{"error":"run-closed"}"#))
        #expect(found == .refused(status: 410, code: "run-closed", text: ""))
        #expect(found.map { SenderAction($0) } == .closed)
    }

    @Test func `takes an empty receipt for none`() async throws {
        let found = try await error(
            from: server.identity,
            saying: response("200 OK", type: "application/octet-stream", ""))
        #expect(found == .notACoordinator)
    }

    @Test func `trusts no other authority of the same name`() async throws {
        let impostor = try TestFederation().member("coordinator", hosts: ["127.0.0.1"])
        let found = try await error(from: impostor.identity, saying: "", keys: [])
        expectRejection(found, saying: "not of the federation's authority")
    }

    @Test func `trusts no certificate that is out of date`() async throws {
        let late = try federation.member("coordinator", hosts: ["127.0.0.1"], age: 366)
        let found = try await error(from: late.identity, saying: "", keys: [])
        expectRejection(found, saying: "out of date")
    }

    @Test func `trusts no certificate for another host`() async throws {
        let elsewhere = try federation.member("coordinator", hosts: ["coordinator.example"])
        let found = try await error(from: elsewhere.identity, saying: "", keys: [])
        expectRejection(found, saying: "not made out to this host")
    }

    @Test func `trusts no member that poses as the coordinator`() async throws {
        let birch = try federation.member("birch", hosts: ["127.0.0.1"])
        let found = try await error(
            from: birch.identity,
            saying: response("200 OK", type: "application/octet-stream", "receipt"))
        expectRejection(found, saying: "not the coordinator's in the roster")
    }

    @Test func `knows a coordinator by its id under a key that no roster names yet`() async throws {
        let known = CoordinatorKeys(
            [alder.keyDigest], replaced: [], of: server.id, federation: TestFederation.id)
        let found = try await error(from: server.identity, saying: response("200 OK"), keys: known)
        #expect(found == .notACoordinator)
    }

    @Test func `takes no key that was replaced, nor one of another id or federation`() async throws
    {
        let strangers = [
            CoordinatorKeys(
                [alder.keyDigest], replaced: [server.keyDigest], of: server.id,
                federation: TestFederation.id),
            CoordinatorKeys(
                [alder.keyDigest], replaced: [], of: alder.id, federation: TestFederation.id),
            CoordinatorKeys([alder.keyDigest], replaced: [], of: server.id, federation: .zero),
        ]
        for keys in strangers {
            let found = try await error(
                from: server.identity, saying: response("200 OK"), keys: keys)
            expectRejection(found, saying: "not the coordinator's in the roster")
        }
    }

    @Test func `goes through a proxy, and checks the coordinator's name behind it`() async throws {
        let named = try federation.member("coordinator", hosts: ["coordinator.example"])
        let coordinator = TestCoordinator(members: [alder])
        try await RunningServer.with(
            federation, coordinator, as: CurrentIdentity(named.identity)
        ) { running in
            try await ConnectProxy.with { proxy in
                let right = try transport(
                    to: NetworkAddress(host: "coordinator.example", port: running.port),
                    keys: [named.keyDigest], proxy: proxy)
                #expect(try await right.submit([1, 2]) == [42, 1, 2])
                await right.close()
                let wrong = try transport(
                    to: NetworkAddress(host: "other.example", port: running.port),
                    keys: [named.keyDigest], proxy: proxy)
                let error = await #expect(throws: TransportError.self) {
                    try await wrong.submit([3])
                }
                expectRejection(error, saying: "not made out to this host")
                await wrong.close()
            }
        }
    }

    @Test func `knows a proxy that isn't there, and one that refuses`() async throws {
        let nobody = try await RawServer.with(identity: nil, saying: "") { $0 }
        let coordinator = try NetworkAddress("coordinator.example:8443")
        let lonely = try transport(to: coordinator, proxy: nobody)
        await #expect(throws: TransportError.unreachable(coordinator.description)) {
            try await lonely.submit([1])
        }
        try await RawServer.with(identity: nil, saying: response("403 Forbidden")) { proxy in
            let refused = try transport(to: coordinator, proxy: proxy)
            await #expect(
                throws: TransportError.unreachable(
                    "\(coordinator), since the proxy refuses the connection")
            ) {
                try await refused.submit([1])
            }
        }
    }

    @Test func `refuses material it cannot use`() throws {
        let birch = try federation.member("birch")
        let mixed = TLSIdentity(
            chain: alder.identity.chain, privateKey: birch.identity.privateKey)
        let address = try NetworkAddress("127.0.0.1:1")
        #expect(throws: TLSMaterialError.keyOfAnotherCertificate) {
            try HTTPTransport(to: address, identity: mixed, authority: federation.authority)
        }
        let empty = TLSIdentity(chain: [], privateKey: birch.identity.privateKey)
        #expect(throws: TLSMaterialError.emptyChain) { try CurrentIdentity(empty) }
        let cut = TLSIdentity(
            chain: [alder.identity.chain[0], [48, 3]], privateKey: alder.identity.privateKey)
        #expect(throws: TLSMaterialError.certificateUnreadable(position: 2, byteCount: 2)) {
            try CurrentIdentity(cut)
        }
        #expect(throws: TLSMaterialError.authorityUnreadable(byteCount: 1)) {
            try TrustedAuthority(certificate: [0])
        }
    }

    private func expectRejection(
        _ error: TransportError?, saying words: String,
        sourceLocation: SourceLocation = #_sourceLocation
    ) {
        guard case .certificateRejected(let reason)? = error else {
            Issue.record(
                "expected a rejected certificate, found \(String(describing: error))",
                sourceLocation: sourceLocation)
            return
        }
        #expect(reason.contains(words), sourceLocation: sourceLocation)
    }
}
