/// What a message is, as its code in the header; every other code is refused.
package enum MessageType: UInt16, Sendable, Hashable, CaseIterable {
    case registrationRequest = 0x0101
    case registrationDecision
    case roster
    case rotationRequest
    case leaveNotice
    case study = 0x0201
    case studyApproval
    case studyDeclined
    case runOpening = 0x0301
    case runAcceptance
    case maskBlockOpening
    case maskKeys
    case maskShares
    case outcome
    case cancellation
    case ownFigures
    case question = 0x0401
    case maskedAnswer
    case openAnswer
    case survivorList
    case consistencySignature
    case consistencyCertificate
    case reveal
    case sum
    case attemptClosed
    case receipt = 0x0501
    case refusal
    case equivocationProof
}

extension MessageType {
    /// Who may sign a message of this type.
    package enum Author: Sendable, Hashable {
        case candidate, institution, coordinator, anybody
    }

    package var author: Author {
        switch self {
        case .registrationRequest: .candidate
        case .registrationDecision, .roster, .study, .runOpening, .maskBlockOpening, .outcome,
            .cancellation, .question, .survivorList, .consistencyCertificate, .sum, .attemptClosed,
            .receipt:
            .coordinator
        case .rotationRequest, .leaveNotice, .studyApproval, .studyDeclined, .runAcceptance,
            .maskKeys, .maskShares, .ownFigures, .maskedAnswer, .openAnswer, .consistencySignature,
            .reveal, .refusal:
            .institution
        case .equivocationProof: .anybody
        }
    }

    /// Whether the coordinator signs this type and nobody else does.
    package var fromCoordinator: Bool { author == .coordinator }

    /// Whether messages of this type stand in their sender's chain. The others have sequence 0.
    package var isChained: Bool {
        self != .registrationRequest && self != .registrationDecision && self != .receipt
    }

    /// Largest payload in bytes; studies and their layouts bound answers and sums more tightly.
    package var maximumPayload: Int {
        switch self {
        case .registrationRequest, .rotationRequest, .studyDeclined, .cancellation, .attemptClosed,
            .refusal:
            16 << 10
        case .leaveNotice, .runAcceptance, .maskKeys, .maskShares, .equivocationProof: 4 << 10
        case .maskBlockOpening: 32 << 10
        case .studyApproval: 64 << 10
        case .runOpening, .ownFigures: 256 << 10
        case .registrationDecision, .study: 1 << 20
        case .roster: 2 << 20
        case .outcome: 16 << 20
        case .question: 256 << 20
        case .maskedAnswer, .openAnswer: 128 << 20
        case .sum: (128 << 20) + 160 * Self.maximumInstitutions
        case .survivorList: (1 << 10) + 160 * Self.maximumInstitutions
        case .consistencyCertificate: (1 << 10) + 360 * Self.maximumInstitutions
        case .reveal: (1 << 10) + 34 * Self.maximumInstitutions
        case .consistencySignature: 0
        case .receipt: 256
        }
    }

    /// Institutions in a federation, at most.
    package static let maximumInstitutions = 200
    /// Rounds in a run, at most.
    package static let maximumRounds: UInt32 = 100_000
    /// Attempts of a round, at most.
    package static let maximumAttempts: UInt16 = 1_000
}

extension MessageType {
    /// Whether run, round, phase, attempt and sequence of the header can be those of this type.
    ///
    /// Federation messages have run, round, phase and attempt 0; messages of a round have round and
    /// attempt from 1 and the phase of their type; the others of a run may name a round or none.
    package func isPlausible(_ header: EnvelopeHeader) -> Bool {
        guard (header.sequence == 0) == !isChained, header.round <= Self.maximumRounds,
            header.attempt <= Self.maximumAttempts
        else { return false }
        let inRound = header.round > 0 && header.attempt > 0
        let outside = header.round == 0 && header.attempt == 0 && header.phase == 0
        switch self {
        case .registrationRequest, .registrationDecision, .roster, .rotationRequest, .leaveNotice,
            .study, .studyApproval, .studyDeclined:
            return outside && header.run == .federation
        case .runOpening, .runAcceptance, .maskBlockOpening, .maskKeys, .maskShares, .outcome,
            .cancellation, .ownFigures:
            return header.run != .federation && (outside || inRound && (1...4) ~= header.phase)
        case .question, .maskedAnswer, .openAnswer:
            return header.run != .federation && inRound && header.phase == 1
        case .survivorList, .consistencySignature, .consistencyCertificate:
            return header.run != .federation && inRound && header.phase == 2
        case .reveal: return header.run != .federation && inRound && header.phase == 3
        case .sum: return header.run != .federation && inRound && header.phase == 4
        case .attemptClosed:
            return header.run != .federation && inRound && (1...4) ~= header.phase
        case .receipt, .refusal, .equivocationProof:
            return outside || inRound && (1...4) ~= header.phase
        }
    }
}
