import Federation
import FederationTesting
import Messaging
import Testing

@Suite struct `The log of a run` {
    /// A message as one of the nodes would sign it, with one field of its header changed.
    private func changed(
        _ envelope: Envelope, key: SigningKey, run: RunID? = nil, sender: NodeID? = nil,
        rosterVersion: UInt32? = nil, sequence: UInt64? = nil, issued: UInt64? = nil,
        previous: Digest? = nil, logHead: Digest? = nil, federation: Digest? = nil
    ) -> Envelope {
        let header = envelope.header
        return .sealed(
            EnvelopeHeader(
                type: header.type, federation: federation ?? header.federation,
                run: run ?? header.run, round: header.round, phase: header.phase,
                attempt: header.attempt, sender: sender ?? header.sender,
                recipient: header.recipient, keyEpoch: header.keyEpoch,
                rosterVersion: rosterVersion ?? header.rosterVersion,
                sequence: sequence ?? header.sequence,
                issuedMilliseconds: issued ?? header.issuedMilliseconds,
                expiresMilliseconds: header.expiresMilliseconds,
                previous: previous ?? header.previous, inReplyTo: header.inReplyTo,
                logHead: logHead ?? header.logHead),
            payload: envelope.payload, key: key)
    }

    private func expect(
        _ error: RunLogError, for envelope: Envelope, in staged: StagedRun,
        _ circumstances: RunLog.Circumstances = .evidence
    ) {
        var log = staged.log
        #expect(throws: error) { try log.take(.envelope(envelope), circumstances) }
        #expect(log.count == staged.log.count && log.chain == staged.log.chain)
    }

    @Test func `refuses a stranger`() throws {
        let staged = try RunStage.opened.run()
        let key = try FederationFixture.key(of: "Oleander")
        let envelope = changed(
            try #require(try staged.next(from: 0)), key: key, sender: .of(key.verifyingKey))
        expect(.envelope(.unknownSender(.of(key.verifyingKey))), for: envelope, in: staged)
    }

    @Test func `refuses a message under another member's name`() throws {
        let staged = try RunStage.opened.run()
        let alder = staged.members[0]
        let envelope = changed(
            try #require(try staged.next(from: 0)), key: staged.members[1].key)
        expect(.envelope(.badSignature(sender: alder.id)), for: envelope, in: staged)
        let own = try #require(try staged.next(from: 0))
        expect(
            .envelope(.senderNotPeer(sender: alder.id, peer: staged.members[1].id)), for: own,
            in: staged,
            .arriving(from: staged.members[1].id, nowMilliseconds: FederationFixture.now))
    }

    @Test func `refuses messages of another federation, run or roster`() throws {
        let staged = try RunStage.opened.run()
        let (alder, right) = (staged.members[0].key, try #require(try staged.next(from: 0)))
        let elsewhere = Digest.sha256([1])
        expect(
            .envelope(.wrongFederation(expected: right.header.federation, found: elsewhere)),
            for: changed(right, key: alder, federation: elsewhere), in: staged)
        let run = try #require(RunID(bytes: [UInt8](repeating: 9, count: 16)))
        expect(
            .envelope(.wrongRun(expected: staged.run, found: run)),
            for: changed(right, key: alder, run: run), in: staged)
        expect(
            .envelope(.wrongRosterVersion(expected: 1, found: 2)),
            for: changed(right, key: alder, rosterVersion: 2), in: staged)
    }

    @Test func `takes a message once`() throws {
        let staged = try RunStage.oneAccepted.run()
        let last = try #require(staged.envelopes.last)
        expect(.repeated, for: last, in: staged)
    }

    @Test func `tells a second statement, a gap and a broken chain apart`() throws {
        let staged = try RunStage.asked.run()
        let alder = staged.members[0]
        let right = try #require(try staged.next(from: 0))
        #expect(right.header.sequence == 3)
        expect(
            .equivocation(sender: alder.entry.name.text),
            for: changed(right, key: alder.key, sequence: 2), in: staged)
        expect(
            .gap(expected: 3, found: 5), for: changed(right, key: alder.key, sequence: 5),
            in: staged)
        expect(
            .brokenChain(sender: alder.entry.name.text),
            for: changed(right, key: alder.key, previous: .sha256([1])), in: staged)
        expect(
            .brokenChain(sender: alder.entry.name.text),
            for: changed(right, key: alder.key, issued: right.header.issuedMilliseconds - 1),
            in: staged)
    }

    @Test func `refuses whoever names a head that is not of this log`() throws {
        let asked = try RunStage.asked.run()
        let alder = asked.members[0]
        let answer = try #require(try asked.next(from: 0))
        expect(
            .unknownHead(sender: alder.entry.name.text),
            for: changed(answer, key: alder.key, logHead: .sha256([1])), in: asked)
        let early = changed(answer, key: alder.key, logHead: .zero)
        var log = asked.log
        #expect(throws: Never.self) { try log.take(.envelope(early)) }
        let due = try RunStage.allAnswers.run()
        let sum = try #require(try due.next())
        expect(
            .unknownHead(sender: due.coordinator.id.hex),
            for: changed(sum, key: due.coordinator.key, logHead: answer.header.logHead), in: due)
    }

    @Test func `judges times on arrival only`() throws {
        let staged = try RunStage.opened.run()
        let envelope = try #require(try staged.next(from: 0))
        let late = envelope.header.expiresMilliseconds + 200_000
        expect(
            .envelope(.expired(expires: envelope.header.expiresMilliseconds, now: late)),
            for: envelope, in: staged,
            .arriving(from: staged.members[0].id, nowMilliseconds: late))
        let early = envelope.header.issuedMilliseconds - 200_000
        expect(
            .envelope(
                .issuedInFuture(issued: envelope.header.issuedMilliseconds, now: early)),
            for: envelope, in: staged,
            .arriving(from: staged.members[0].id, nowMilliseconds: early))
        var log = staged.log
        #expect(throws: Never.self) { try log.take(.envelope(envelope), .evidence) }
    }

    @Test func `refuses a payload that is not the signed one`() throws {
        let staged = try RunStage.opened.run()
        var bytes = try #require(try staged.next(from: 0)).bytes
        bytes[EnvelopeHeader.byteCount + 10] ^= 1
        expect(
            .envelope(.payloadDigestMismatch), for: try Envelope(decoding: bytes), in: staged)
    }

    @Test func `is the same for one who sees only headers of what is for others`() throws {
        var staged = try RunStage.finished.run()
        var view = RunLog(
            run: staged.run, roster: staged.documents.roster, publication: staged.documents.study)
        for envelope in staged.envelopes {
            let isForOthers = envelope.header.recipient == staged.coordinator.id
            try view.take(isForOthers ? .sealed(envelope.redacted) : .envelope(envelope))
        }
        #expect(view.chain == staged.log.chain && view.count == staged.log.count)
        #expect(view.machine.outcome == staged.machine.outcome)
        try staged.play { _ in false }
        #expect(staged.machine.isClosed)
    }
}
