package import Documents

/// Why the authority's file cannot be used.
package enum AuthorityError: Error, Hashable {
    case unreadable(DocumentError)
    case passphraseNeeded
    case notSealed
    case cannotOpen
}

extension AuthorityError: CustomStringConvertible {
    package var description: String {
        switch self {
        case .unreadable(let error): "The authority's key file cannot be read: \(error)"
        case .passphraseNeeded: "The authority's key file is sealed. Give its passphrase."
        case .notSealed: "The authority's key file is not sealed. Leave the passphrase out."
        case .cannotOpen:
            """
            The passphrase is wrong, or the authority's key file is damaged. Try again, or use a \
            copy.
            """
        }
    }
}
