import NIOSSL

/// Why a TLS handshake came to nothing, in words for an operator.
///
/// The TLS library tells it in texts that hold places in its source, so these are matched here and
/// never shown.
enum HandshakeRefusal: Hashable, CustomStringConvertible {
    case noCertificate
    /// Another authority, out of date, or not meant for this use.
    case certificateNotTrusted
    case ownCertificateRefused
    case versionTooOld
    case notTLS
    case broken

    /// Nil if the error is not about a handshake.
    init?(_ error: any Error) {
        switch error {
        case NIOSSLError.handshakeFailed(let cause): self.init(text: "\(cause)")
        case let cause as BoringSSLError: self.init(text: "\(cause)")
        default: return nil
        }
    }

    private init(text: String) {
        self =
            if text.contains("PEER_DID_NOT_RETURN_A_CERTIFICATE") {
                .noCertificate
            } else if text.contains("CERTIFICATE_VERIFY_FAILED") || text.contains("BAD_SIGNATURE") {
                .certificateNotTrusted
            } else if text.contains("UNSUPPORTED_PROTOCOL") || text.contains("PROTOCOL_VERSION") {
                .versionTooOld
            } else if text.contains("_ALERT_") || text.contains("CERTIFICATE_REQUIRED") {
                .ownCertificateRefused
            } else if text.contains("WRONG_VERSION_NUMBER") || text.contains("HTTP_REQUEST")
                || text.contains("HTTPS_PROXY_REQUEST")
            {
                .notTLS
            } else {
                .broken
            }
    }

    var description: String {
        switch self {
        case .noCertificate:
            "the other end showed no certificate."
        case .certificateNotTrusted:
            """
            the other end's certificate is not of the federation's authority, is out of date, \
            or is not made for this use.
            """
        case .ownCertificateRefused:
            "the other end refused our certificate."
        case .versionTooOld:
            "the other end does not speak TLS 1.3."
        case .notTLS:
            "the other end does not speak TLS."
        case .broken:
            "the connection ended in the middle of it."
        }
    }
}
