/// Counts what each key holds, up to a limit.
package struct Tally<Key: Hashable>: Hashable {
    package let limit: Int
    private var counts: [Key: Int] = [:]

    package init(limit: Int) {
        self.limit = limit
    }

    package func count(of key: Key) -> Int { counts[key, default: 0] }

    /// False, and nothing counted, if `key` would hold more than the limit.
    package mutating func take(_ amount: Int = 1, for key: Key) -> Bool {
        let count = count(of: key)
        guard amount <= limit - count else { return false }
        counts[key] = count + amount
        return true
    }

    package mutating func giveBack(_ amount: Int = 1, for key: Key) {
        let count = count(of: key)
        precondition(amount <= count, "What is given back was taken before.")
        counts[key] = count > amount ? count - amount : nil
    }
}
