import AsyncHTTPClient
import Messaging
import NIOCore
import NIOHTTP1
import NIOSSL

extension TransportError {
    /// What a failed exchange means, in our words; the libraries' own texts are never shown.
    init(failure: any Error, at address: NetworkAddress) {
        self =
            switch failure {
            case is CancellationError: .cancelled
            case let error as HTTPClientError: Self.client(error, at: address)
            case is WrongServerKey:
                .certificateRejected(
                    """
                    \(address) shows a certificate of the federation, but its key is not the \
                    coordinator's in the roster. Check the address.
                    """)
            case is NIOSSLExtraError:
                .certificateRejected(
                    """
                    \(address) shows a certificate that is not made out to this host. \
                    Use the address that the coordinator's certificate names.
                    """)
            case is HTTPParserError, is NIOTooManyBytesError: .notACoordinator
            default: Self.handshake(failure, at: address)
            }
    }

    private static func client(
        _ error: HTTPClientError, at address: NetworkAddress
    ) -> TransportError {
        switch error {
        case .cancelled, .requestStreamCancelled, .alreadyShutdown: .cancelled
        case .invalidProxyResponse, .proxyAuthenticationRequired:
            .unreachable("\(address), since the proxy refuses the connection")
        default: .unreachable(address.description)
        }
    }

    private static func handshake(_ error: any Error, at address: NetworkAddress) -> TransportError
    {
        switch HandshakeRefusal(error) {
        case .certificateNotTrusted:
            .certificateRejected(
                """
                \(address) shows a certificate that is not of the federation's authority or is \
                out of date. Check the address, and whether a proxy opens the traffic.
                """)
        case .ownCertificateRefused, .noCertificate:
            .certificateRejected(
                """
                \(address) does not accept this institution's certificate. \
                Ask the operator whether it is out of date, or register again.
                """)
        case .versionTooOld, .notTLS: .notACoordinator
        case .broken, nil: .unreachable(address.description)
        }
    }
}
