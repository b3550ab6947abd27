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

    /// Believes nothing: signatures of roster, publication and approvals are checked here.
    package init(
        charter: Charter, roster: Roster, rosterSignature: [UInt8], publication: Envelope,
        approvals: [Envelope]
    ) throws(RunDocumentsError) {
        self.charter = charter
        self.roster = roster
        self.rosterSignature = rosterSignature
        self.publication = publication
        let expectation = Expectation(federation: charter.digest, run: .federation, nowMilliseconds: nil)
        do {
            let verified = try roster.verify(publication, expecting: expectation)
            guard publication.header.messageType == .study else { throw RunDocumentsError.notAStudy }
            study = try StudyPublication(parsing: verified.value.payload)
            var byMember: [NodeID: Envelope] = [:]
            for approval in approvals {
                _ = try roster.verify(approval, expecting: expectation)
                let signed = try StudyApproval(parsing: approval.payload)
                guard signed.study == study.study.digest,
                    approval.header.inReplyTo == publication.digest
                else { throw RunDocumentsError.approvalOfAnotherStudy(approval.header.sender) }
                byMember[approval.header.sender] = approval
            }
            self.approvals = byMember
        } catch let error as RunDocumentsError {
            throw error
        } catch {
            throw .unreadable("\(error)")
        }
        for member in study.members {
            guard let entry = roster.entry(member.id), entry.fingerprint == member.fingerprint else {
                throw .memberNotInRoster(member.name)
            }
            guard self.approvals[member.id] != nil else { throw .approvalMissing(member.name) }
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
            }, rosterVersion: roster.version)
    }

    private static let charterName = "charter"
    private static let rosterName = "roster"
    private static let signatureName = "roster-signature"
    private static let publicationName = "publication"
    private static let approvalPrefix = "approval-"

    /// As they stand in a transcript.
    package var stored: [(name: String, bytes: [UInt8])] {
        [
            (Self.charterName, charter.bytes), (Self.rosterName, roster.bytes),
            (Self.signatureName, rosterSignature), (Self.publicationName, publication.bytes),
        ]
            + approvals.sorted { $0.key < $1.key }.map {
                (Self.approvalPrefix + $0.key.hex, $0.value.bytes)
            }
    }

    /// Reads them back out of a transcript.
    package init(from transcript: Transcript) throws(RunDocumentsError) {
        do {
            func bytes(_ name: String) throws -> [UInt8] {
                guard let bytes = try transcript.document(name) else {
                    throw RunDocumentsError.missing(name)
                }
                return bytes
            }
            let charter = try Charter(parsing: bytes(Self.charterName))
            let signature = try bytes(Self.signatureName)
            let roster = try Roster.verified(
                document: bytes(Self.rosterName), signature: signature, charter: charter)
            let approvals = try transcript.documentNames()
                .filter { $0.hasPrefix(Self.approvalPrefix) }
                .map { try Envelope(decoding: bytes($0)) }
            try self.init(
                charter: charter, roster: roster, rosterSignature: signature,
                publication: Envelope(decoding: bytes(Self.publicationName)),
                approvals: approvals)
        } catch let error as RunDocumentsError {
            throw error
        } catch {
            throw .unreadable("\(error)")
        }
    }
}

/// Why the documents of a run do not back it.
package enum RunDocumentsError: Error, Hashable, CustomStringConvertible {
    case missing(String)
    case unreadable(String)
    case notAStudy
    case approvalOfAnotherStudy(NodeID)
    case approvalMissing(InstitutionName)
    case memberNotInRoster(InstitutionName)

    package var description: String {
        switch self {
        case .missing(let name): "The document \(name) is missing from the transcript."
        case .unreadable(let reason): "A document of the run can't be believed: \(reason)"
        case .notAStudy: "The message that the run names as its study is none."
        case .approvalOfAnotherStudy(let id):
            "The approval of \(id.hex) is for another study or another version of it."
        case .approvalMissing(let name):
            "\(name.text) has not approved this study. Ask it to read and approve it."
        case .memberNotInRoster(let name):
            """
            \(name.text) is not in the roster with the keys that the study names. Publish the \
            study again.
            """
        }
    }
}
