import Messaging

extension FederationLog {
    // What a message says, once its signature and its place in the chain are checked.

    mutating func takeContent(
        _ envelope: Envelope, _ type: MessageType
    ) throws(RunLogError) {
        do throws(MessageError) {
            switch type {
            case .roster:
                break
            case .study:
                proposals.append(
                    Proposal(
                        message: envelope,
                        publication: try StudyPublication(parsing: envelope.payload)))
            case .studyApproval:
                let approval = try StudyApproval(parsing: envelope.payload)
                try decide(envelope, study: approval.study) {
                    $0.approvals[$1] = envelope
                    $0.declines[$1] = nil
                }
            case .studyDeclined:
                let decline = try StudyDecline(parsing: envelope.payload)
                try decide(envelope, study: decline.study) {
                    $0.approvals[$1] = nil
                    $0.declines[$1] = decline
                }
            case .runOpening:
                open(envelope)
            case .equivocationProof:
                exposures.append(try proof(in: envelope))
            case .rotationRequest: try takeRotation(envelope)
            case .leaveNotice: try takeDeparture(envelope)
            case .registrationRequest, .registrationDecision, .runAcceptance, .maskBlockOpening,
                .maskKeys, .maskShares, .outcome,
                .cancellation, .ownFigures, .question, .maskedAnswer, .openAnswer, .survivorList,
                .consistencySignature, .consistencyCertificate, .reveal, .sum, .attemptClosed,
                .receipt, .refusal:
                throw .notAwaited(type: "\(type)", phase: "not in a run")
            }
        } catch {
            throw .message(error)
        }
    }

    /// Whether the opening is a right one is judged by whoever is asked to take part.
    private mutating func open(_ envelope: Envelope) {
        let publication = (try? RunOpening(parsing: envelope.payload))?.publication
        let proposal = proposals.last { $0.message.digest == publication }
        opened.append(
            OpenedRun(
                opening: envelope, rosterVersion: roster?.version ?? 0,
                approvals: proposal?.approvals ?? [:]))
    }

    private func proof(in envelope: Envelope) throws(MessageError) -> EquivocationProof {
        do throws(EquivocationError) {
            let proof = try EquivocationProof(decoding: envelope.payload)
            guard proof.first.header.run == .federation else { throw .notComparable }
            let named = signedRoster(proof.first.header.rosterVersion)?.roster
            guard let roster = named ?? roster else { throw .notComparable }
            try proof.validate(under: roster)
            return proof
        } catch {
            throw .malformed(error.description)
        }
    }

    private mutating func decide(
        _ envelope: Envelope, study: Digest, _ record: (inout Proposal, NodeID) -> Void
    ) throws(MessageError) {
        guard
            let index = proposals.lastIndex(where: {
                $0.message.digest == envelope.header.inReplyTo
            })
        else { throw .wrongReply(type: "decision") }
        guard proposals[index].study.digest == study else {
            throw .wrongStudy(expected: proposals[index].study.digest.hex, found: study.hex)
        }
        guard
            proposals[index].publication.members.contains(where: { $0.id == envelope.header.sender }
            )
        else { throw .notAMember(envelope.header.sender.hex) }
        record(&proposals[index], envelope.header.sender)
    }
}
