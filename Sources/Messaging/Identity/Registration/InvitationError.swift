/// Why a text is not an invitation. Nothing was sent.
package enum InvitationError: Error, Hashable {
    case tooLong
    case notBase32
    case cutOrMistyped
    case otherFormat(Int)
    case badAddress
}

extension InvitationError: CustomStringConvertible {
    package var description: String {
        switch self {
        case .tooLong: "The text is far longer than an invitation. Copy the one line only."
        case .notBase32:
            """
            The invitation holds a character that is neither a letter nor a digit from 2 to 7. \
            Copy the whole line again.
            """
        case .cutOrMistyped:
            "The invitation's checksum is wrong: it is cut or mistyped. Copy the whole line again."
        case .otherFormat(let format):
            "The invitation has format \(format), this program reads 1. Run the same release."
        case .badAddress:
            """
            The coordinator's address in the invitation is not a host name or IP address with a \
            port. Ask for a new invitation.
            """
        }
    }
}
