import Documents
import Messaging
import Testing

@Suite struct `Envelope vectors` {
    private let file: JSONValue
    private let roster: Roster

    /// The vectors' senders as members of a federation of our own; verification is told theirs.
    init() throws {
        file = try TestVectors.file("envelope")
        let keys = try #require(file["keys"])
        func key(_ name: String) throws -> SigningKey {
            try SigningKey(seed: #require(keys[name]).bytes("seed"))
        }
        let coordinator = try key("coordinator")
        let authority = try Authority.make(
            name: InstitutionName("Vectors"), nowMilliseconds: TestFederation.now)
        let charter = try Charter.make(
            name: InstitutionName("Vectors"), caCertificateDigest: authority.certificateDigest,
            rosterKey: authority.rosterKey, coordinatorKey: coordinator.verifyingKey)
        roster = try TestFederation.signedRoster(
            RosterDocument(
                federation: charter.digest, version: 1, previous: .zero,
                entries: [
                    TestFederation.entry(
                        coordinator.verifyingKey, name: "coordinator", role: .coordinator),
                    TestFederation.entry(key("bank-a").verifyingKey, name: "bank-a"),
                    TestFederation.entry(key("bank-b").verifyingKey, name: "bank-b"),
                ]),
            by: authority, charter: charter)
    }

    private func wire(_ vector: JSONValue) throws -> [UInt8] {
        try vector.bytes("header") + vector.bytes("payload") + vector.bytes("signature")
    }

    /// Arithmetic only: codes and places of the vectors are not those of the protocol's table.
    private func expectation() throws -> MessageExpectation {
        let first = try EnvelopeHeader(decoding: file.list("envelopes")[0].bytes("header"))
        return MessageExpectation(
            federation: first.federation, run: first.run, rosterVersion: 3,
            nowMilliseconds: TestFederation.now, typeRule: .anyKnown)
    }

    @Test func `have our layout`() throws {
        #expect(try file.number("header_bytes") == EnvelopeHeader.byteCount)
        let widths = try file.list("layout").map { field -> Int in try field.number("bytes") }
        #expect(widths.reduce(0, +) == 296)
    }

    @Test func `open, with equal digests, heads and ids, and are sealed again to the same bytes`()
        throws
    {
        var chain = HashChain()
        let envelopes = try file.list("envelopes")
        #expect(envelopes.count == 5)
        for vector in envelopes {
            let envelope = try Envelope(decoding: wire(vector))
            _ = try roster.verify(envelope, expecting: expectation())
            #expect(try envelope.digest.hex == vector.text("digest"))
            #expect(chain.head == envelope.header.logHead)
            #expect(try chain.append(envelope.redacted).hex == vector.text("log_head_after"))
            let signer = try #require(file["keys"]?[vector.text("signer")])
            #expect(try envelope.header.sender.hex == signer.text("node_id"))
            let again = try Envelope.sealed(
                envelope.header, payload: envelope.payload,
                key: SigningKey(seed: signer.bytes("seed")))
            #expect(again.headerBytes == envelope.headerBytes)
            #expect(again.digest == envelope.digest)
        }
    }

    @Test func `hold the fields they name`() throws {
        for vector in try file.list("envelopes") {
            let header = try EnvelopeHeader(decoding: vector.bytes("header"))
            let fields = try #require(vector["fields"])
            #expect(try header.type == fields.number("type"))
            #expect(try header.run.hex == fields.text("run"))
            #expect(try header.round == fields.number("round"))
            #expect(try header.phase == fields.number("phase"))
            #expect(try header.attempt == fields.number("attempt"))
            #expect(try header.recipient.hex == fields.text("recipient"))
            #expect(try header.keyEpoch == fields.number("key_epoch"))
            #expect(try header.rosterVersion == fields.number("roster_version"))
            #expect(try header.sequence == fields.number("seq"))
            #expect(try header.issuedMilliseconds == fields.number("issued_ms"))
            #expect(try header.expiresMilliseconds == fields.number("expires_ms"))
            #expect(try header.previous.hex == fields.text("prev"))
            #expect(try header.inReplyTo.hex == fields.text("in_reply_to"))
            #expect(try header.payloadDigest.hex == fields.text("payload_sha256"))
            #expect(try header.encoded() == vector.bytes("header"))
        }
    }

    @Test func `stand in gapless chains of their senders`() throws {
        var replay = ReplayGuard()
        for vector in try file.list("envelopes") {
            let header = try Envelope(decoding: wire(vector)).redacted
            #expect(replay.judge(header) == .new)
            replay.accept(header)
        }
    }

    @Test func `that must be refused are refused for their reason`() throws {
        let cases = try file.list("must_reject")
        #expect(cases.count == 27)
        let early: Set<String> = [
            "wrong-magic", "wrong-version", "wrong-suite", "flags-set", "reserved-set",
            "unknown-type", "wrong-federation", "wrong-run", "unknown-sender", "wrong-key-epoch",
            "wrong-roster-version", "payload-too-large", "length-mismatch", "empty-life", "expired",
            "life-too-long", "issued-in-future", "implausible-place", "bad-signature",
        ]
        for vector in cases {
            let code = try refusal(vector)
            let reasons =
                switch try vector.text("expect") {
                case "payload digest mismatch": Set(["payload-digest-mismatch"])
                case "payload length mismatch": Set(["length-mismatch"])
                case "bad signature": Set(["bad-signature"])
                default: early
                }
            let name = try vector.text("name")
            #expect(code.map(reasons.contains) == true, "\(name): \(code ?? "")")
        }
    }

    private func refusal(_ vector: JSONValue) throws -> String? {
        let bytes = try wire(vector)
        let expectation = try expectation()
        do throws(EnvelopeError) {
            let envelope = try Envelope(decoding: bytes)
            _ = try roster.verify(envelope, expecting: expectation)
            return nil
        } catch {
            return error.code
        }
    }

    @Test func `prove an equivocation`() throws {
        let vector = try #require(file["equivocation"])
        func header(_ key: String) throws -> SealedHeader {
            let part = try #require(vector[key])
            return try SealedHeader(decoding: part.bytes("header") + part.bytes("signature"))
        }
        let proof = EquivocationProof(first: try header("first"), second: try header("second"))
        try proof.validate(under: roster)
        #expect(try EquivocationProof(decoding: proof.encoded()) == proof)
        let same = EquivocationProof(first: proof.first, second: proof.first)
        #expect(throws: EquivocationError.sameStatement) { try same.validate(under: roster) }
        var replay = ReplayGuard()
        replay.accept(proof.first)
        #expect(replay.judge(proof.second) == .equivocation)
    }
}
