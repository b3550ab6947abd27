import Documents
import Federation
import Messaging

extension ExitStatus {
    /// The status for an error of any part of the suite; what is nobody's named error is a defect.
    package static func of(_ error: any Error) -> ExitStatus {
        switch error {
        case let failure as Failure: failure.status
        case let error as any EndsProgram: error.exitStatus
        case let error as HomeError: ExitStatus(error)
        case let error as LogError: ExitStatus(rawValue: error.exitCode) ?? .defect
        case let error as TransportError: ExitStatus(error)
        case is LedgerError, is ClockError: .tryLater
        case is InvitationError: .usage
        case is DocumentError, is KeyError, is NameError, is MessageError, is CertificateError,
            is AnswerError:
            .badData
        case RunReplayError.log(let error): .of(error)
        case is RunReplayError, is RunDocumentsError, is FoldError: .no
        case is AuthorityError, is KeyFileError, is KeyringError: .forbidden
        case is RotationError: .badData
        case is RunLogError, is AdmissionError, is RosterError, is EnvelopeError, is ReceiptError,
            is ParticipantError:
            .protocolBroken
        default: .defect
        }
    }

    private init(_ error: HomeError) {
        switch error {
        case .missing: self = .notFound
        case .notEmpty: self = .cannotCreate
        case .notWritable, .diskFull: self = .inputOutput
        case .wrongKind, .readableByOthers, .writableByOthers, .ownedByAnother: self = .forbidden
        case .inUse: self = .tryLater
        }
    }

    private init(_ error: TransportError) {
        switch error {
        case .unreachable, .cancelled: self = .unreachable
        case .postponed: self = .tryLater
        case .refused(let status, _, _): self = status == 403 ? .forbidden : .protocolBroken
        case .notACoordinator, .certificateRejected: self = .protocolBroken
        }
    }
}
