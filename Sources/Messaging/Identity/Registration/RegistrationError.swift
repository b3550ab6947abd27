package import Documents

/// Why a candidate is not registered.
package enum RegistrationError: Error, Hashable {
    case notARequest
    case unreadable(DocumentError)
    case unknownInvitation
    case invitationExpired(at: UInt64)
    case invitationRevoked
    case claimedByAnother
    case anotherName
    case nameTaken(NodeID)
    case certificateRequest(CertificateError)
    case publishedKey
    case keyKnown(NodeID)
    case envelope(EnvelopeError)
}

extension RegistrationError {
    /// A stable word for programs.
    package var code: String {
        switch self {
        case .notARequest: "not-a-registration-request"
        case .unreadable: "unreadable"
        case .unknownInvitation: "unknown-invitation"
        case .invitationExpired: "invitation-expired"
        case .invitationRevoked: "invitation-revoked"
        case .claimedByAnother: "invitation-claimed"
        case .anotherName: "another-name"
        case .nameTaken: "name-taken"
        case .certificateRequest: "certificate-request"
        case .publishedKey: "published-key"
        case .keyKnown: "key-known"
        case .envelope(let error): error.code
        }
    }

    /// The HTTP status of the refusal.
    package var status: Int {
        switch self {
        case .unknownInvitation, .invitationExpired, .invitationRevoked: 403
        case .claimedByAnother: 409
        case .notARequest, .unreadable, .anotherName, .nameTaken, .certificateRequest,
            .publishedKey, .keyKnown:
            422
        case .envelope(let error): error.status
        }
    }

    /// Whether the operator must be shown it as an alarm: somebody else holds the secret too.
    package var isAlarm: Bool { self == .claimedByAnother }
}

extension RegistrationError: CustomStringConvertible {
    package var description: String {
        switch self {
        case .notARequest: "The message is not a registration request."
        case .unreadable(let error): "The registration request cannot be read: \(error)"
        case .unknownInvitation:
            "There is no such invitation, or its secret is another. Ask for a new invitation."
        case .invitationExpired(let moment):
            "The invitation expired at \(moment) ms. Ask the operator for a new one."
        case .invitationRevoked:
            "The operator took the invitation back. Ask the operator for a new one."
        case .claimedByAnother:
            """
            The invitation was used already, with other keys. Call the operator: somebody else may \
            have seen it.
            """
        case .anotherName:
            "The request names another institution than the invitation. Use the invited name."
        case .nameTaken(let id):
            "The name looks like that of member \(id). Ask for an invitation under another name."
        case .certificateRequest(let error): "The certificate request is refused: \(error)"
        case .publishedKey:
            "The signing key is a published test key that anybody holds. Make new keys."
        case .keyKnown(let id): "A key of the request belongs to member \(id). Make new keys."
        case .envelope(let error): "The registration request is refused: \(error)"
        }
    }
}
