package import Messaging
import Synchronization

/// The signing keys of one node: the one in force, and those before it that open runs still need.
///
/// A key is looked for when it is first asked for, so that one that was made meanwhile is found too.
package final class Keyring: Sendable {
    private let search: @Sendable (VerifyingKey) throws -> SigningKey?
    private let found = Mutex<[VerifyingKey: SigningKey]>([:])

    /// - Parameter search: finds the other half of a public key; nil where this node does not hold
    ///   it.
    package init(searching search: @escaping @Sendable (VerifyingKey) throws -> SigningKey?) {
        self.search = search
    }

    /// A node with one key and no other.
    package convenience init(_ key: SigningKey) {
        self.init { $0 == key.verifyingKey ? key : nil }
    }

    /// The key that a line of a roster names.
    package func key(of entry: RosterEntry) throws(KeyringError) -> SigningKey {
        if let key = found.withLock({ $0[entry.signingKey] }) { return key }
        let key: SigningKey?
        do { key = try search(entry.signingKey) } catch { throw .unreadable("\(error)") }
        guard let key else { throw .notHeld(entry.name, keyEpoch: entry.keyEpoch) }
        found.withLock { $0[entry.signingKey] = key }
        return key
    }
}

/// Why a node can't sign under a line of a roster.
package enum KeyringError: Error, Hashable, CustomStringConvertible {
    case notHeld(InstitutionName, keyEpoch: UInt32)
    case unreadable(String)

    package var description: String {
        switch self {
        case .notHeld(let name, let epoch):
            """
            The signing key of \(name.text) of epoch \(epoch), as the roster lists it, is not in \
            this home. Bring the key file back, or have the keys rotated.
            """
        case .unreadable(let reason): reason
        }
    }
}
