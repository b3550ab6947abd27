package import Comparison
package import Console
package import FederationHTTP
package import Tabular

extension LoadingError: EndsProgram {
    package var exitStatus: ExitStatus { ExitStatus(rawValue: exitCode) ?? .inputOutput }
}

extension MappingError: EndsProgram {
    package var exitStatus: ExitStatus { .badData }
}

extension MappingFaults: EndsProgram {
    package var exitStatus: ExitStatus { .badData }
}

extension FeatureError: EndsProgram {
    package var exitStatus: ExitStatus {
        if case .loading(let error) = self { error.exitStatus } else { .badData }
    }
}

extension RowsError: EndsProgram {
    package var exitStatus: ExitStatus { .badData }
}

/// The coordinator's address stands in node.json, and came from the operator.
extension NetworkAddressError: EndsProgram {
    package var exitStatus: ExitStatus { .configuration }
}

/// Certificate and key lie in the home, and came with the admission.
extension TLSMaterialError: EndsProgram {
    package var exitStatus: ExitStatus { .configuration }
}

extension ReportFolderError: EndsProgram {
    package var exitStatus: ExitStatus {
        switch self {
        case .notEmpty: .cannotCreate
        case .notWritable: .inputOutput
        }
    }
}
