import NIOSSL

/// What one end of a TLS connection proves itself with.
///
/// The coordinator's servers and an institution's client use the same kind. The chain stands leaf
/// first and ends with the federation's authority, so that whoever holds only the authority's digest
/// can follow it. Never printed: `description` tells the number of certificates and nothing else.
package struct TLSIdentity: Sendable, Hashable, CustomStringConvertible {
    /// DER certificates, leaf first, the authority last.
    package let chain: [[UInt8]]
    /// DER (SEC 1 or PKCS#8) of the P-256 key of the leaf.
    package let privateKey: [UInt8]

    package init(chain: [[UInt8]], privateKey: [UInt8]) {
        self.chain = chain
        self.privateKey = privateKey
    }

    package var description: String {
        "a TLS identity of \(chain.count) certificates"
    }
}

/// The identity of a coordinator's listener.
package typealias ServerIdentity = TLSIdentity

/// A TLS identity that was read: its key and certificates are ready for a handshake.
struct LoadedIdentity: Sendable {
    let chain: [NIOSSLCertificate]
    let privateKey: NIOSSLPrivateKey

    init(_ identity: TLSIdentity) throws(TLSMaterialError) {
        guard let leaf = identity.chain.first else { throw .emptyChain }
        var chain: [NIOSSLCertificate] = []
        for (index, der) in identity.chain.enumerated() {
            guard let certificate = try? NIOSSLCertificate(bytes: der, format: .der) else {
                throw .certificateUnreadable(position: index + 1, byteCount: der.count)
            }
            chain.append(certificate)
        }
        guard let key = try? NIOSSLPrivateKey(bytes: identity.privateKey, format: .der) else {
            throw .keyUnreadable(byteCount: identity.privateKey.count)
        }
        self.chain = chain
        self.privateKey = key
        try Self.check(key, belongsTo: chain[0], leaf: leaf)
    }

    /// The handshake's own context refuses a key that is not the leaf's.
    private static func check(
        _ key: NIOSSLPrivateKey, belongsTo certificate: NIOSSLCertificate, leaf: [UInt8]
    ) throws(TLSMaterialError) {
        var configuration = TLSConfiguration.makeServerConfiguration(
            certificateChain: [.certificate(certificate)], privateKey: .privateKey(key))
        configuration.trustRoots = .certificates([])
        guard (try? NIOSSLContext(configuration: configuration)) != nil else {
            throw .keyOfAnotherCertificate
        }
    }
}
