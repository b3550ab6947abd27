package import Messaging
import NIOSSL

/// The one certificate authority that a federation's connections trust.
///
/// System trust stores play no part: a certificate of any other authority is a stranger's.
package struct TrustedAuthority: Sendable, Hashable {
    /// DER of the authority's own certificate.
    package let certificate: [UInt8]
    let root: NIOSSLCertificate

    package init(certificate: [UInt8]) throws(TLSMaterialError) {
        guard let root = try? NIOSSLCertificate(bytes: certificate, format: .der) else {
            throw .authorityUnreadable(byteCount: certificate.count)
        }
        self.certificate = certificate
        self.root = root
    }

    /// SHA-256 of the certificate's DER, as invitations and the charter name it.
    package var digest: Digest { Digest.sha256(certificate) }
}
