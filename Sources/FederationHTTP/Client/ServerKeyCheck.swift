import Messaging
import NIOCore
import NIOSSL

/// Closes a connection whose server key is not one of those the coordinator is known by.
///
/// The authority also signs members' certificates; this is what keeps a member from posing as the
/// coordinator.
enum ServerKeyCheck {
    /// Fails with `WrongServerKey`; runs after the handshake and before the first request.
    static func check(_ channel: any Channel, against keys: CoordinatorKeys) -> EventLoopFuture<
        Void
    > {
        channel.nioSSL_peerCertificate().flatMapThrowing { certificate in
            guard let certificate, let key = PeerKey.digest(of: certificate),
                let bytes = try? certificate.toDERBytes(), keys.accepts(key, certificate: bytes)
            else { throw WrongServerKey() }
        }.always { result in
            guard case .failure = result else { return }
            channel.eventLoop.execute { channel.close(promise: nil) }
        }
    }
}

/// The server's certificate is in order, but its key is not the coordinator's.
struct WrongServerKey: Error, Hashable {}
