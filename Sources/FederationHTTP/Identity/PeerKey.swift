import Messaging
import NIOCore
import NIOSSL

/// The TLS key of the other end of a connection, as the roster names it.
enum PeerKey {
    /// SHA-256 of the peer's SubjectPublicKeyInfo; nil if the peer showed no certificate.
    static func digest(of channel: any Channel) async -> Digest? {
        guard let certificate = try? await channel.nioSSL_peerCertificate().get() else {
            return nil
        }
        return digest(of: certificate)
    }

    static func digest(of certificate: NIOSSLCertificate) -> Digest? {
        guard let key = try? certificate.extractPublicKey(), let bytes = try? key.toSPKIBytes()
        else { return nil }
        return Digest.sha256(bytes)
    }
}
