import Synchronization

/// The memory that the bodies of a listener's requests may take, in all and for each holder.
///
/// No single holder can take it all, so that one that sends large bodies slowly leaves room.
package final class BodyMemory<Holder: Hashable & Sendable>: Sendable {
    private struct State {
        var free: Int
        var held: Tally<Holder>
    }

    private let state: Mutex<State>

    /// Bounds in bytes.
    package init(limit: Int, perHolder: Int) {
        state = Mutex(State(free: limit, held: Tally(limit: perHolder)))
    }

    /// Bytes that nobody holds.
    package var free: Int { state.withLock { $0.free } }

    /// False, and nothing taken, if there are not so many bytes for this holder.
    package func take(_ bytes: Int, for holder: Holder) -> Bool {
        state.withLock { state in
            guard bytes <= state.free, state.held.take(bytes, for: holder) else { return false }
            state.free -= bytes
            return true
        }
    }

    package func giveBack(_ bytes: Int, for holder: Holder) {
        state.withLock { state in
            state.held.giveBack(bytes, for: holder)
            state.free += bytes
        }
    }
}
