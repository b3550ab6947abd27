import Messaging

/// How many requests of each member are worked on now.
actor MemberLoad {
    private let limit: Int
    private var counts: [NodeID: Int] = [:]

    init(limit: Int) {
        self.limit = limit
    }

    /// False, and nothing counted, if the member is at its limit.
    func enter(_ member: NodeID) -> Bool {
        let count = counts[member, default: 0]
        guard count < limit else { return false }
        counts[member] = count + 1
        return true
    }

    func leave(_ member: NodeID) {
        guard let count = counts[member] else { return }
        counts[member] = count > 1 ? count - 1 : nil
    }
}
