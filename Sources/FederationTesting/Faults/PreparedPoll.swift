import Messaging

/// What a coordinator shows in one poll, as it was drawn beforehand.
struct PreparedPoll: Transport {
    /// Each a number of 8 bytes and an entry, in the order of their numbers.
    let items: [[UInt8]]

    func submit(_ envelope: [UInt8]) async throws(TransportError) -> [UInt8] {
        throw .unreachable("a poll")
    }

    func messages(
        run: RunID, after entry: UInt64, waiting: Bool
    ) async throws(TransportError) -> [[UInt8]] {
        items.filter { $0.prefix(8).reduce(0) { $0 << 8 | UInt64($1) } > entry }
    }
}
