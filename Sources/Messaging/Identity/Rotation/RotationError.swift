package import Documents

/// Why a node's keys are not replaced by others.
package enum RotationError: Error, Hashable {
    case unreadable(DocumentError)
    case notActive(NodeID)
    case wrongEpoch(expected: UInt32, found: UInt32)
    case publishedKey
    case certificateRequest(CertificateError)
    case keyKnown(NodeID)
    case notProven
}

extension RotationError: CustomStringConvertible {
    package var description: String {
        switch self {
        case .unreadable(let error): "The request for new keys cannot be read: \(error)"
        case .notActive(let id):
            "\(id) is no active member, so its keys are not replaced. It has to enrol again."
        case .wrongEpoch(let expected, let found):
            """
            The request is for keys of epoch \(found), but epoch \(expected) is next. Fetch the \
            newest roster, then ask again.
            """
        case .publishedKey:
            "The new signing key is a published test key that anybody holds. Make new keys."
        case .certificateRequest(let error): "The certificate request is refused: \(error)"
        case .keyKnown(let id):
            "A new key is or was one of member \(id). Make keys that nobody ever had."
        case .notProven: "The new signing key did not sign the request. Make it with this program."
        }
    }
}
