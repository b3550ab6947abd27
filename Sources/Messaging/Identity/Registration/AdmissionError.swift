package import Documents

/// Why a node does not install what it was sent as its admission.
package enum AdmissionError: Error, Hashable {
    case unreadable(DocumentError)
    case anotherFederation
    case anotherAuthority
    case roster(RosterError)
    case notListed(NodeID)
    case certificate(CertificateError)
}

extension AdmissionError: CustomStringConvertible {
    package var description: String {
        let reason =
            switch self {
            case .unreadable(let error): "it cannot be read: \(error)"
            case .anotherFederation: "its charter is not that of the invitation's federation."
            case .anotherAuthority: "its authority is not the one that the invitation names."
            case .roster(let error): "its roster is refused: \(error)"
            case .notListed(let id): "its roster does not list \(id) with this node's keys."
            case .certificate(let error): "its certificate is refused: \(error)"
            }
        return "Nothing was installed of the coordinator's decision: \(reason)"
    }
}
