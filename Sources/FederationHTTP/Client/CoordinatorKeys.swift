package import Messaging

/// The TLS keys that a coordinator is known by, as SHA-256 of their SubjectPublicKeyInfo.
package struct CoordinatorKeys: Sendable, Hashable {
    /// Those that the newest roster at hand allows; two around a rotation.
    private let allowed: Set<Digest>
    /// Those that it replaced: not taken again, whatever certificate they still have.
    private let replaced: Set<Digest>
    private let identity: Identity?

    private struct Identity: Hashable {
        let federation: Digest
        let node: NodeID
    }

    /// Known by its keys alone.
    package init(_ allowed: Set<Digest>) {
        self.allowed = allowed
        replaced = []
        identity = nil
    }

    /// Known by its keys and by its id: a key that no roster at hand names is taken where the
    /// authority made out its certificate to this node. So an institution that was away while the
    /// coordinator's keys were rotated gets the roster that says so.
    package init(
        _ allowed: Set<Digest>, replaced: Set<Digest>, of node: NodeID, federation: Digest
    ) {
        self.allowed = allowed
        self.replaced = replaced.subtracting(allowed)
        identity = Identity(federation: federation, node: node)
    }

    /// Whether nothing is known, so that each key is taken.
    var isEmpty: Bool { allowed.isEmpty && identity == nil }

    /// - Parameter certificate: in DER, of the federation's authority.
    func accepts(_ key: Digest, certificate: [UInt8]) -> Bool {
        if allowed.contains(key) { return true }
        guard let identity, !replaced.contains(key),
            let named = try? CertificateDER.identity(ofCertificate: certificate)
        else { return false }
        return Identity(federation: named.federation, node: named.node) == identity
    }
}

extension CoordinatorKeys: ExpressibleByArrayLiteral {
    package init(arrayLiteral keys: Digest...) {
        self.init(Set(keys))
    }
}
