import Messaging
import Testing

@Suite struct `Verification of messages` {
    private let federation: TestFederation
    private var alder: SigningKey { federation.institutionKeys[0] }
    private var birch: SigningKey { federation.institutionKeys[1] }

    init() throws {
        federation = try TestFederation()
    }

    private func refusal(
        _ header: EnvelopeHeader, key: SigningKey? = nil, expecting: MessageExpectation? = nil,
        roster: Roster? = nil
    ) -> EnvelopeError? {
        let envelope = Envelope.sealed(header, payload: [], key: key ?? alder)
        do throws(EnvelopeError) {
            _ = try (roster ?? federation.roster)
                .verify(envelope, expecting: expecting ?? federation.expectation())
            return nil
        } catch {
            return error
        }
    }

    private func expectation(
        federation other: Digest? = nil, run: RunID? = TestFederation.run, peer: NodeID? = nil,
        recipient: NodeID? = nil, rosterVersion: UInt32? = 1, now: UInt64? = TestFederation.now
    ) -> MessageExpectation {
        MessageExpectation(
            federation: other ?? federation.charter.digest, run: run, peer: peer,
            recipient: recipient, rosterVersion: rosterVersion, nowMilliseconds: now)
    }

    @Test func `accepts what fits`() {
        #expect(refusal(federation.header()) == nil)
        #expect(refusal(federation.header(recipient: .everyone)) == nil)
    }

    @Test func `refuses another federation, run or roster version`() {
        let header = federation.header()
        #expect(
            refusal(header, expecting: expectation(federation: .zero))
                == .wrongFederation(expected: .zero, found: federation.charter.digest))
        #expect(
            refusal(header, expecting: expectation(run: .federation))
                == .wrongRun(expected: .federation, found: TestFederation.run))
        #expect(
            refusal(header, expecting: expectation(rosterVersion: 2))
                == .wrongRosterVersion(expected: 2, found: 1))
        #expect(refusal(header, expecting: expectation(run: nil, rosterVersion: nil)) == nil)
    }

    @Test func `refuses a sender who is not the peer, is unknown, or signed with another's key`()
        throws
    {
        let (own, other) = (NodeID.of(alder.verifyingKey), NodeID.of(birch.verifyingKey))
        #expect(
            refusal(federation.header(), expecting: expectation(peer: other))
                == .senderNotPeer(sender: own, peer: other))
        #expect(refusal(federation.header(), key: birch) == .badSignature(sender: own))
        let stranger = try TestFederation.key("dogwood")
        #expect(
            refusal(
                federation.header(from: stranger), key: stranger, expecting: expectation())
                == .unknownSender(.of(stranger.verifyingKey)))
    }

    @Test func `refuses what is for somebody else, but lets the coordinator relay mask shares`() {
        let other = NodeID.of(birch.verifyingKey)
        #expect(refusal(federation.header(recipient: other)) == .wrongRecipient(found: other))
        let shares = federation.header(type: .maskShares, recipient: other)
        #expect(refusal(shares) == nil)
        let cedar = NodeID.of(federation.institutionKeys[2].verifyingKey)
        #expect(
            refusal(shares, expecting: expectation(recipient: cedar))
                == .wrongRecipient(found: other))
    }

    @Test func `refuses a key of another epoch`() {
        #expect(
            refusal(federation.header(keyEpoch: 2))
                == .wrongKeyEpoch(sender: .of(alder.verifyingKey), expected: 1, found: 2))
    }

    @Test func `refuses revoked members, except as evidence`() throws {
        let id = NodeID.of(alder.verifyingKey)
        let revoked = try federation.next(
            federation.roster.entries.map { entry in
                try TestFederation.entry(
                    entry.signingKey, name: entry.name.text, role: entry.role,
                    status: entry.id == id ? .revoked : .active)
            })
        let header = federation.header()
        #expect(refusal(header, roster: revoked) == .revokedSender(id))
        #expect(
            refusal(header, expecting: federation.expectation(revoked: [id])) == .revokedSender(id))
        #expect(
            refusal(header, expecting: federation.expectation(now: nil), roster: revoked) == nil)
    }

    @Test func `refuses types that are another's to send`() {
        let id = NodeID.of(alder.verifyingKey)
        for type in MessageType.allCases where type.author == .coordinator {
            let header = federation.header(type: type, run: .federation)
            #expect(
                refusal(header, expecting: expectation(run: nil))
                    == .typeNotAllowed(type, sender: id))
        }
        let acceptance = federation.header(from: federation.coordinatorKey)
        #expect(
            refusal(acceptance, key: federation.coordinatorKey, expecting: expectation())
                == .typeNotAllowed(.runAcceptance, sender: federation.charter.coordinator))
    }

    @Test func `refuses places that a type cannot have`() {
        func isPlausible(
            _ type: MessageType, round: UInt32, phase: UInt16, attempt: UInt16,
            run: RunID = TestFederation.run, sequence: UInt64 = 1
        ) -> Bool {
            type.isPlausible(
                federation.header(
                    type: type, run: run, sequence: sequence, round: round, phase: phase,
                    attempt: attempt))
        }
        #expect(isPlausible(.maskedAnswer, round: 1, phase: 1, attempt: 1))
        #expect(!isPlausible(.maskedAnswer, round: 0, phase: 1, attempt: 1))
        #expect(!isPlausible(.maskedAnswer, round: 1, phase: 2, attempt: 1))
        #expect(!isPlausible(.maskedAnswer, round: 1, phase: 1, attempt: 0))
        #expect(!isPlausible(.maskedAnswer, round: 1, phase: 1, attempt: 1, run: .federation))
        #expect(!isPlausible(.maskedAnswer, round: 1, phase: 1, attempt: 1, sequence: 0))
        #expect(!isPlausible(.maskedAnswer, round: 100_001, phase: 1, attempt: 1))
        #expect(!isPlausible(.maskedAnswer, round: 1, phase: 1, attempt: 1_001))
        #expect(isPlausible(.sum, round: 9, phase: 4, attempt: 1))
        #expect(isPlausible(.studyApproval, round: 0, phase: 0, attempt: 0, run: .federation))
        #expect(!isPlausible(.studyApproval, round: 0, phase: 0, attempt: 0))
        #expect(isPlausible(.receipt, round: 0, phase: 0, attempt: 0, sequence: 0))
        #expect(!isPlausible(.receipt, round: 0, phase: 0, attempt: 0))
        let header = federation.header(type: .maskedAnswer, round: 1, phase: 2, attempt: 1)
        #expect(
            refusal(header) == .implausiblePlace(.maskedAnswer, round: 1, phase: 2, attempt: 1))
    }

    @Test func `allows clocks to differ by two minutes and no more`() {
        let issued = TestFederation.now
        let header = federation.header(lifetime: 1_000)
        func at(_ now: UInt64) -> EnvelopeError? {
            refusal(header, expecting: federation.expectation(now: now))
        }
        #expect(at(issued - 120_000) == nil)
        #expect(
            at(issued - 120_001) == .issuedInFuture(issued: issued, now: issued - 120_001))
        #expect(at(issued + 1_000 + 119_999) == nil)
        #expect(
            at(issued + 121_000) == .expired(expires: issued + 1_000, now: issued + 121_000))
    }

    @Test func `refuses lives that are empty or too long, and judges no times of evidence`() {
        let issued = TestFederation.now
        #expect(
            refusal(federation.header(lifetime: 0)) == .emptyLife(issued: issued, expires: issued))
        let week: UInt64 = 7 * 24 * 3600 * 1000
        #expect(refusal(federation.header(lifetime: week)) == nil)
        #expect(
            refusal(federation.header(lifetime: week + 1))
                == .lifeTooLong(milliseconds: week + 1, maximum: week))
        #expect(
            refusal(
                federation.header(issued: 5, lifetime: 1),
                expecting: federation.expectation(now: nil))
                == nil)
    }

    @Test func `refuses a payload that is not the signed one`() throws {
        let envelope = Envelope.sealed(federation.header(), payload: [1, 2, 3], key: alder)
        var bytes = envelope.bytes
        bytes[296] = 9
        let changed = try Envelope(decoding: bytes)
        #expect(throws: EnvelopeError.payloadDigestMismatch) {
            try federation.roster.verify(changed, expecting: federation.expectation())
        }
    }
}
