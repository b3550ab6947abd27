import NIOCore
import NIOSSL
import Synchronization

/// The identity a listener shows now.
///
/// It can be replaced while the listener runs: handshakes from then on show the new certificate,
/// connections that stand are not touched.
package final class CurrentIdentity: Sendable {
    private let loaded: Mutex<LoadedIdentity>

    package init(_ identity: TLSIdentity) throws(TLSMaterialError) {
        loaded = Mutex(try LoadedIdentity(identity))
    }

    /// Throws, and keeps the old identity, if the new one cannot be used.
    package func replace(with identity: TLSIdentity) throws(TLSMaterialError) {
        let replacement = try LoadedIdentity(identity)
        loaded.withLock { $0 = replacement }
    }

    var value: LoadedIdentity { loaded.withLock { $0 } }

    /// TLS 1.3 for a listener; asks for the identity at every handshake.
    func serverConfiguration() -> TLSConfiguration {
        let now = value
        var configuration = TLSConfiguration.makeServerConfiguration(
            certificateChain: now.chain.map { .certificate($0) },
            privateKey: .privateKey(now.privateKey))
        configuration.minimumTLSVersion = .tlsv13
        configuration.sslContextCallback = { _, promise in
            let current = self.value
            var change = NIOSSLContextConfigurationOverride()
            change.certificateChain = current.chain.map { .certificate($0) }
            change.privateKey = .privateKey(current.privateKey)
            promise.succeed(change)
        }
        return configuration
    }
}
