/// Why bytes or text are not a key that we use.
package enum KeyError: Error, Hashable {
    case wrongLength(expected: Int, found: Int)
    case nonCanonical
    case smallOrder
    case zeroSharedSecret
    case notPEM
    case notPKCS8(expected: String)
}

extension KeyError: CustomStringConvertible {
    package var description: String {
        switch self {
        case .wrongLength(let expected, let found):
            "A key of \(expected) bytes was expected, \(found) bytes were found."
        case .nonCanonical:
            """
            The public key is not the one canonical encoding of its point. Make a new key; keys \
            made by this program are always canonical.
            """
        case .smallOrder:
            """
            The public key is one of the few points of small order, which anybody can sign or \
            agree for. Make a new key.
            """
        case .zeroSharedSecret:
            "The key agreement gives a secret of zeros: the other side's public key is refused."
        case .notPEM:
            "The text is not a PEM document. A block of BEGIN PRIVATE KEY was expected."
        case .notPKCS8(let expected):
            "The PEM document is not a PKCS#8 private key for \(expected)."
        }
    }
}
