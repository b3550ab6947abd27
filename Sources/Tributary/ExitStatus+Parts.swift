package import Comparison
package import Console
package import FederationHTTP
package import Messaging

extension ReportFolderError: EndsProgram {
    package var exitStatus: ExitStatus {
        switch self {
        case .notEmpty: .cannotCreate
        case .notWritable: .inputOutput
        }
    }
}

extension RunComparisonError: EndsProgram {
    package var exitStatus: ExitStatus {
        switch self {
        case .notFinished: .tryLater
        case .stopped: .no
        }
    }
}

extension NetworkAddressError: EndsProgram {
    package var exitStatus: ExitStatus { .usage }
}

extension ListenerError: EndsProgram {
    package var exitStatus: ExitStatus { .unreachable }
}

extension TLSMaterialError: EndsProgram {
    package var exitStatus: ExitStatus { .configuration }
}

extension RegistrationError: EndsProgram {
    package var exitStatus: ExitStatus { .badData }
}
