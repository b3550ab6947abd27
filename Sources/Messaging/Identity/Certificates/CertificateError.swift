/// Why a certificate or a request for one is not accepted.
package enum CertificateError: Error, Hashable {
    case notDER
    case notP256
    case wrongSignatureAlgorithm
    case attributesAsked
    case badSelfSignature
    case noIdentity
    case anotherKey
    case anotherIdentity
    case anotherAuthority
    case notAnAuthority
    case outOfDate(notBefore: UInt64, notAfter: UInt64, now: UInt64)
    case badHost
    case notMade
}

extension CertificateError: CustomStringConvertible {
    package var description: String {
        switch self {
        case .notDER: "The bytes are not a certificate, or request for one, in DER."
        case .notP256: "The key is not a P-256 key; others are not used for TLS here."
        case .wrongSignatureAlgorithm:
            "The request is not signed with ECDSA and SHA-256. Make it with this program."
        case .attributesAsked:
            """
            The request asks for extensions of its own; the authority alone decides what a \
            certificate allows. Make the request with this program.
            """
        case .badSelfSignature: "The request is not signed by the key that it names."
        case .noIdentity: "The certificate does not name a federation and a node id."
        case .anotherKey: "The certificate belongs to another key than this node's."
        case .anotherIdentity: "The certificate names another federation or node than this one."
        case .anotherAuthority: "The certificate is not signed by this federation's authority."
        case .notAnAuthority: "The certificate is not one of an authority."
        case .outOfDate(let notBefore, let notAfter, let now):
            """
            The certificate is valid from \(notBefore) ms to \(notAfter) ms; this clock says \
            \(now) ms. Check the clock, or have the key renewed.
            """
        case .badHost:
            """
            A host to be certified is neither a DNS name nor an IP address. Leave out port and \
            scheme.
            """
        case .notMade: "The certificate library could not make or write the certificate."
        }
    }
}
