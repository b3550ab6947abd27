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
