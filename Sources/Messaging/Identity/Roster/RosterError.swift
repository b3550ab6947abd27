package import Documents

/// Why a roster is not believed, or does not follow the one held.
package enum RosterError: Error, Hashable {
    case badSignature
    case unreadable(DocumentError)
    case wrongFederation(expected: Digest, found: Digest)
    case notTheCoordinator(found: [NodeID])
    case tooManyMembers(Int)
    case notInOrder(NodeID)
    case idOfAnotherKey(NodeID)
    case keySharedByTwo(NodeID, NodeID)
    case namesAlike(NodeID, NodeID)
    case rollback(held: UInt32, offered: UInt32)
    case versionsMissing(held: UInt32, offered: UInt32)
    case notChained(version: UInt32)
    case memberVanished(NodeID)
    case memberReinstated(NodeID)
    case keyHistoryChanged(NodeID)
}

extension RosterError: CustomStringConvertible {
    package var description: String {
        switch self {
        case .badSignature:
            "The roster is not signed by this federation's authority. Do not use it."
        case .unreadable(let error): "The roster cannot be read: \(error)"
        case .wrongFederation(let expected, let found):
            "The roster belongs to federation \(found); this one is \(expected)."
        case .notTheCoordinator(let found):
            """
            The roster lists \(found.count) coordinators; exactly the one that the charter names \
            was expected.
            """
        case .tooManyMembers(let count):
            """
            The roster has \(count) members; at most \(MessageType.maximumInstitutions) \
            institutions and a coordinator are allowed.
            """
        case .notInOrder(let id): "Member \(id) stands out of order or twice in the roster."
        case .idOfAnotherKey(let id): "The id \(id) does not follow from that member's first key."
        case .keySharedByTwo(let first, let second):
            "Members \(first) and \(second) share a key. Each must make keys of its own."
        case .namesAlike(let first, let second):
            "Members \(first) and \(second) have names that people could take for one another."
        case .rollback(let held, let offered):
            "Roster \(offered) was offered, but roster \(held) is held. Never go back."
        case .versionsMissing(let held, let offered):
            "Roster \(offered) was offered, roster \(held) is held: fetch those in between first."
        case .notChained(let version):
            "Roster \(version) does not name the roster before it. Do not use it."
        case .memberVanished(let id):
            "Member \(id) is gone from the roster; members are revoked, never left out."
        case .memberReinstated(let id):
            "Member \(id) was revoked and is active again; it must enrol with new keys instead."
        case .keyHistoryChanged(let id):
            "Key, epoch or role of member \(id) changed in a way that no rotation does."
        }
    }
}
