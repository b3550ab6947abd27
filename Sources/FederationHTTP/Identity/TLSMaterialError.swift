/// Why certificates or a key cannot be used for TLS.
package enum TLSMaterialError: Error, Hashable, CustomStringConvertible {
    case emptyChain
    /// `position` counts from 1, the leaf.
    case certificateUnreadable(position: Int, byteCount: Int)
    case keyUnreadable(byteCount: Int)
    case keyOfAnotherCertificate
    case authorityUnreadable(byteCount: Int)

    package var description: String {
        switch self {
        case .emptyChain:
            "The certificate chain is empty. It must hold the own certificate first."
        case .certificateUnreadable(let position, let byteCount):
            """
            Certificate \(position) of the chain, of \(byteCount) bytes, is not a DER certificate. \
            Restore the file from the registration's answer.
            """
        case .keyUnreadable(let byteCount):
            """
            The TLS key, of \(byteCount) bytes, is not a DER key. \
            Restore the key file, or register again with a new one.
            """
        case .keyOfAnotherCertificate:
            """
            The TLS key is not the key of the first certificate. \
            Key and certificate must come from the same registration or rotation.
            """
        case .authorityUnreadable(let byteCount):
            """
            The federation authority's certificate, of \(byteCount) bytes, is not a DER certificate. \
            Restore ca.crt from the registration's answer.
            """
        }
    }
}
