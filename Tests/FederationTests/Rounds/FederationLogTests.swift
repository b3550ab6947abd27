import Documents
import Federation
import FederationTesting
import Messaging
import Testing

@Suite struct `The federation's own log` {
    /// The log with a roster and one study, and the messages that led there.
    private struct Feed {
        let federation: FederationFixture
        let study: Study
        var log: FederationLog

        init() throws {
            federation = try FederationFixture()
            study = try StudyFixture().study()
            log = FederationLog(charter: federation.charter)
            try log.take(roster())
            let publication = StudyPublication(
                study: study,
                members: federation.institutions.map {
                    StudyPublication.Member(
                        id: $0.id, name: $0.entry.name, fingerprint: $0.entry.fingerprint)
                })
            try log.take(message(.study, publication.payload, from: federation.coordinator))
        }

        func roster() -> Envelope {
            let message = RosterMessage(
                document: federation.roster.bytes, signature: federation.rosterSignature)
            return federation.writer(of: federation.coordinator, run: .federation).sealing(
                .roster, message.payload, logHead: log.chain.head)
        }

        /// The next message of a node's chain about the federation.
        func message(
            _ type: MessageType, _ payload: [UInt8], from node: FederationFixture.Node,
            replyingTo reply: Digest = .zero, logHead: Digest? = nil
        ) -> Envelope {
            let writer =
                log.writer(for: node.id, key: node.key)
                ?? federation.writer(of: node, run: .federation)
            return writer.sealing(
                type, payload, replyingTo: reply, logHead: logHead ?? log.chain.head)
        }

        func approval(of study: Digest, from index: Int, reply: Digest? = nil) -> Envelope {
            message(
                .studyApproval, StudyApproval(study: study).payload,
                from: federation.institutions[index],
                replyingTo: reply ?? log.proposals[0].message.digest)
        }
    }

    @Test func `folds rosters, studies and decisions`() throws {
        var feed = try Feed()
        let ids = feed.federation.institutions.map(\.id)
        #expect(feed.log.roster == feed.federation.roster)
        #expect(feed.log.proposal("grove-loans")?.undecided.map(\.id) == ids)
        try feed.log.take(feed.approval(of: feed.study.digest, from: 0))
        let decline = StudyDecline(study: feed.study.digest, reason: "not this year")
        try feed.log.take(
            feed.message(
                .studyDeclined, decline.payload, from: feed.federation.institutions[2],
                replyingTo: feed.log.proposals[0].message.digest))
        let proposal = try #require(feed.log.proposal(feed.study.digest.hex))
        #expect(proposal.study == feed.study)
        #expect(Array(proposal.approvals.keys) == [ids[0]])
        #expect(proposal.declines == [ids[2]: decline])
        #expect(proposal.undecided.map(\.id) == [ids[1]])
        #expect(feed.log.count == 4)
    }

    @Test func `lets the last decision of a member stand`() throws {
        var feed = try Feed()
        let id = feed.federation.institutions[0].id
        func decide(_ type: MessageType, _ payload: [UInt8]) throws {
            try feed.log.take(
                feed.message(
                    type, payload, from: feed.federation.institutions[0],
                    replyingTo: feed.log.proposals[0].message.digest))
        }
        let decline = StudyDecline(study: feed.study.digest, reason: "no more")
        try decide(.studyApproval, StudyApproval(study: feed.study.digest).payload)
        try decide(.studyDeclined, decline.payload)
        #expect(feed.log.proposals[0].approvals.isEmpty)
        #expect(feed.log.proposals[0].declines == [id: decline])
        try decide(.studyApproval, StudyApproval(study: feed.study.digest).payload)
        #expect(Array(feed.log.proposals[0].approvals.keys) == [id])
        #expect(feed.log.proposals[0].declines.isEmpty)
    }

    @Test func `refuses a decision on another study than it replies to`() throws {
        let feed = try Feed()
        let other = Digest.sha256([1])
        var log = feed.log
        #expect(
            throws: RunLogError.message(
                .wrongStudy(expected: feed.study.digest.hex, found: other.hex))
        ) { try log.take(feed.approval(of: other, from: 0)) }
        #expect(throws: RunLogError.message(.wrongReply(type: "decision"))) {
            try log.take(feed.approval(of: feed.study.digest, from: 0, reply: other))
        }
        #expect(log.count == feed.log.count && log.proposals[0].approvals.isEmpty)
    }

    @Test func `refuses a roster that does not follow the one it holds`() throws {
        let feed = try Feed()
        var log = feed.log
        let again = RosterMessage(
            document: feed.federation.roster.bytes, signature: feed.federation.rosterSignature)
        do {
            try log.take(
                feed.message(.roster, again.payload, from: feed.federation.coordinator))
            Issue.record("the same roster was taken again")
        } catch {
            #expect(error.code == "malformed")
        }
        #expect(log.rosters.count == 1)
    }

    @Test func `takes a message once, and tells a forked chain`() throws {
        var feed = try Feed()
        let approval = feed.approval(of: feed.study.digest, from: 0)
        let second = feed.message(
            .studyDeclined, StudyDecline(study: feed.study.digest, reason: "no").payload,
            from: feed.federation.institutions[0],
            replyingTo: feed.log.proposals[0].message.digest)
        try feed.log.take(approval)
        #expect(throws: RunLogError.repeated) { try feed.log.take(approval) }
        let name = feed.federation.institutions[0].entry.name.text
        #expect(throws: RunLogError.equivocation(sender: name)) { try feed.log.take(second) }
    }

    @Test func `holds the coordinator to the head of the log`() throws {
        let feed = try Feed()
        var log = feed.log
        let stale = feed.message(
            .study, Array("{}".utf8), from: feed.federation.coordinator, logHead: .zero)
        let name = feed.federation.coordinator.entry.name.text
        #expect(throws: RunLogError.unknownHead(sender: name)) { try log.take(stale) }
    }

    @Test func `takes nothing that is not for all`() throws {
        let feed = try Feed()
        var log = feed.log
        let alder = feed.federation.institutions[0]
        var writer = try #require(log.writer(for: alder.id, key: alder.key))
        let hidden = writer.seal(
            .studyApproval, payload: StudyApproval(study: feed.study.digest).payload,
            to: feed.federation.coordinator.id, replyingTo: log.proposals[0].message.digest,
            logHead: log.chain.head, nowMilliseconds: FederationFixture.now)
        let error = EnvelopeError.wrongRecipient(found: feed.federation.coordinator.id)
        #expect(throws: RunLogError.envelope(error)) { try log.take(hidden) }
    }

    @Test func `keeps a proof against a member, and nothing that proves nothing`() throws {
        var feed = try Feed()
        let alder = feed.federation.institutions[0]
        let approval = feed.approval(of: feed.study.digest, from: 0)
        let second = feed.message(
            .studyDeclined, StudyDecline(study: feed.study.digest, reason: "no").payload,
            from: alder, replyingTo: feed.log.proposals[0].message.digest)
        let proof = EquivocationProof(first: approval.redacted, second: second.redacted)
        try feed.log.take(approval)
        func expose(_ proof: EquivocationProof) throws {
            try feed.log.take(
                feed.message(
                    .equivocationProof, proof.encoded(), from: feed.federation.coordinator))
        }
        let same = EquivocationProof(first: approval.redacted, second: approval.redacted)
        #expect(throws: RunLogError.self) { try expose(same) }
        #expect(!feed.log.isExposed(alder.id))
        try expose(proof)
        #expect(feed.log.exposures == [proof] && feed.log.isExposed(alder.id))
    }

    @Test func `notes the opening of a run once`() throws {
        var feed = try Feed()
        let staged = try StagedRun()
        let documents = try feed.federation.documents(of: feed.study)
        let opening = feed.federation.writer(of: feed.federation.coordinator, run: staged.run)
            .sealing(.runOpening, documents.opening.payload, logHead: .zero)
        let head = feed.log.chain.head
        try feed.log.take(opening)
        #expect(feed.log.runs.map(\.run) == [staged.run])
        #expect(feed.log.chain.head == head, "a run stands in a chain of its own")
        #expect(throws: RunLogError.repeated) { try feed.log.take(opening) }
    }
}

extension MessageWriter {
    /// One message to all, without changing this writer.
    fileprivate func sealing(
        _ type: MessageType, _ payload: [UInt8], replyingTo reply: Digest = .zero,
        logHead: Digest
    ) -> Envelope {
        var copy = self
        return copy.seal(
            type, payload: payload, to: .everyone, replyingTo: reply, logHead: logHead,
            nowMilliseconds: FederationFixture.now)
    }
}
