import NIOSSL

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
