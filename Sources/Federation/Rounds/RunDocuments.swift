import Documents
package import Messaging

/// What stands beside a run's entries so that anybody can check them: charter, roster, the study's
/// publication and the members' approvals.
package struct RunDocuments: Sendable {
    package let charter: Charter
    package let roster: Roster
    package let rosterSignature: [UInt8]
    /// 0x0201.
    package let publication: Envelope
    /// 0x0202 of each member.
    package let approvals: [NodeID: Envelope]
    package let study: StudyPublication
    /// The outcome 0x0306 of the earlier run that this one starts from; nil for a start from
    /// nothing.
    package let startOutcome: Envelope?
    package let start: RunStart?

    /// Believes nothing: signatures of roster, publication and approvals are checked here.
    package init(
        charter: Charter, roster: Roster, rosterSignature: [UInt8], publication: Envelope,
        approvals: [Envelope], startOutcome: Envelope? = nil
    ) throws(RunDocumentsError) {
        self.charter = charter
        self.roster = roster
        self.rosterSignature = rosterSignature
        self.publication = publication
        study = try Self.study(in: publication, roster: roster, charter: charter)
        var byMember: [NodeID: Envelope] = [:]
        for approval in approvals {
            let signed = try Self.approval(in: approval, roster: roster, charter: charter)
            guard signed.study == study.study.digest,
                approval.header.inReplyTo == publication.digest
            else { throw .approvalOfAnotherStudy(approval.header.sender) }
            byMember[approval.header.sender] = approval
        }
        self.approvals = byMember
        self.startOutcome = startOutcome
        start = try startOutcome.map { outcome throws(RunDocumentsError) in
            try Self.start(in: outcome, roster: roster, charter: charter)
        }
        for member in study.members {
            guard let entry = roster.entry(member.id), entry.status == .active,
                entry.fingerprint == member.fingerprint
            else { throw .memberNotInRoster(member.name) }
            guard self.approvals[member.id] != nil else { throw .approvalMissing(member.name) }
        }
    }

    private static func study(
        in publication: Envelope, roster: Roster, charter: Charter
    ) throws(RunDocumentsError) -> StudyPublication {
        try reading(publicationName) {
            let verified = try roster.verify(publication, expecting: evidence(of: charter))
            guard publication.header.messageType == .study else {
                throw RunDocumentsError.notAStudy
            }
            return try StudyPublication(parsing: verified.value.payload)
        }
    }

    private static func approval(
        in envelope: Envelope, roster: Roster, charter: Charter
    ) throws(RunDocumentsError) -> StudyApproval {
        try reading(approvalPrefix + envelope.header.sender.hex) {
            _ = try roster.verify(envelope, expecting: evidence(of: charter))
            return try StudyApproval(parsing: envelope.payload)
        }
    }

    private static func start(
        in outcome: Envelope, roster: Roster, charter: Charter
    ) throws(RunDocumentsError) -> RunStart {
        try reading(startName) {
            let expectation = Expectation(federation: charter.digest, nowMilliseconds: nil)
            return try RunStart(outcome: roster.verify(outcome, expecting: expectation).value)
        }
    }

    private static func evidence(of charter: Charter) -> Expectation {
        Expectation(federation: charter.digest, run: .federation, nowMilliseconds: nil)
    }

    /// Names the document in whatever error its reading ends with.
    private static func reading<Value>(
        _ name: String, _ read: () throws -> Value
    ) throws(RunDocumentsError) -> Value {
        do {
            return try read()
        } catch let error as RunDocumentsError {
            throw error
        } catch {
            throw .unreadable(document: name, reason: "\(error)")
        }
    }

    /// The opening that these documents lead to.
    package var opening: RunOpening {
        RunOpening(
            study: study.study.digest, publication: publication.digest,
            members: study.members.map { member in
                RunOpening.Member(
                    id: member.id, name: member.name,
                    approval: approvals[member.id]?.digest ?? .zero)
            }, rosterVersion: roster.version, start: start)
    }

    /// Throws unless an entry is the opening that these documents lead to.
    func check(opening entry: RunLog.Item) throws(RunLogError) {
        guard case .envelope(let envelope) = entry, envelope.payload == opening.payload else {
            throw .message(.wrongOpening)
        }
    }

    private static let charterName = "charter"
    private static let rosterName = "roster"
    private static let signatureName = "roster-signature"
    private static let publicationName = "publication"
    private static let approvalPrefix = "approval-"
    private static let startName = "start"

    /// As they stand in a transcript.
    package var stored: [(name: String, bytes: [UInt8])] {
        [
            (Self.charterName, charter.bytes), (Self.rosterName, roster.bytes),
            (Self.signatureName, rosterSignature), (Self.publicationName, publication.bytes),
        ]
            + approvals.sorted { $0.key < $1.key }.map {
                (Self.approvalPrefix + $0.key.hex, $0.value.bytes)
            }
            + [startOutcome].compactMap { $0 }.map { (Self.startName, $0.bytes) }
    }

    /// Reads them back out of a transcript, which holds them and nothing else.
    package init(from transcript: Transcript) throws(RunDocumentsError) {
        func read<Value>(
            _ name: String, _ decode: ([UInt8]) throws -> Value
        ) throws(RunDocumentsError) -> Value {
            try Self.reading(name) {
                guard let bytes = try transcript.document(name) else {
                    throw RunDocumentsError.missing(name)
                }
                return try decode(bytes)
            }
        }
        let charter = try read(Self.charterName) { try Charter(parsing: $0) }
        let signature = try read(Self.signatureName) { $0 }
        let roster = try read(Self.rosterName) {
            try Roster.verified(document: $0, signature: signature, charter: charter)
        }
        let names = try Self.reading("list") { try transcript.documentNames() }
        var approvals: [Envelope] = []
        for name in names where name.hasPrefix(Self.approvalPrefix) {
            approvals.append(try read(name) { try Envelope(decoding: $0) })
        }
        try self.init(
            charter: charter, roster: roster, rosterSignature: signature,
            publication: read(Self.publicationName) { try Envelope(decoding: $0) },
            approvals: approvals,
            startOutcome: names.contains(Self.startName)
                ? read(Self.startName) { try Envelope(decoding: $0) } : nil)
        let known = Set(stored.map(\.name))
        if let stranger = names.first(where: { !known.contains($0) }) {
            throw .unexpected(stranger)
        }
    }
}

/// Why the documents of a run do not back it.
package enum RunDocumentsError: Error, Hashable, CustomStringConvertible {
    case missing(String)
    case unreadable(document: String, reason: String)
    /// A document that the run does not stand on, or under a name that is not its own.
    case unexpected(String)
    case notAStudy
    case approvalOfAnotherStudy(NodeID)
    case approvalMissing(InstitutionName)
    case memberNotInRoster(InstitutionName)
    /// The run was opened under a roster that was replaced before.
    case rosterReplaced(named: UInt32, newest: UInt32)

    package var description: String {
        switch self {
        case .missing(let name): "The document \(foreign: name) is missing from the transcript."
        case .unreadable(let document, let reason):
            "The document \(foreign: document) of the run can't be believed: \(reason)"
        case .unexpected(let name): "The document \(foreign: name) is none that the run stands on."
        case .notAStudy: "The message that the run names as its study is none."
        case .approvalOfAnotherStudy(let id):
            "The approval of \(id.hex) is for another study or another version of it."
        case .approvalMissing(let name):
            "\(name.text) has not approved this study. Ask it to read and approve it."
        case .memberNotInRoster(let name):
            """
            \(name.text) is not an active member with the keys that the study names. Publish the \
            study again.
            """
        case .rosterReplaced(let named, let newest):
            """
            The run was opened under roster \(named), when roster \(newest) stood already. Nothing \
            is answered in it.
            """
        }
    }
}
