import Synchronization

/// The connections of one listener, with where they come from.
final class ConnectionBook: Sendable {
    private struct State {
        var handshakes: OpenHandshakes<ObjectIdentifier, ClientAddress>
        var addresses: Tally<ClientAddress>
        var closings: [ObjectIdentifier: @Sendable () -> Void] = [:]
    }

    private let state: Mutex<State>

    init(limits: ServerLimits) {
        state = Mutex(
            State(
                handshakes: OpenHandshakes(
                    limit: limits.openHandshakes, perSource: limits.openHandshakesPerAddress),
                addresses: Tally(limit: limits.connectionsPerAddress)))
    }

    /// Enters a connection, as one that has not brought a request yet.
    ///
    /// False if its address holds too many. Else `close` may be called until `requestCame`, to make
    /// room for others, and `closed` has to follow.
    func open(
        _ connection: ObjectIdentifier, from address: ClientAddress,
        close: @escaping @Sendable () -> Void
    ) -> Bool {
        let (isWelcome, displaced) = state.withLock { state -> (Bool, (@Sendable () -> Void)?) in
            guard state.addresses.take(for: address) else { return (false, nil) }
            switch state.handshakes.begin(connection, from: address) {
            case .refused:
                state.addresses.giveBack(for: address)
                return (false, nil)
            case .welcome:
                state.closings[connection] = close
                return (true, nil)
            case .welcomeInstead(let older):
                state.closings[connection] = close
                return (true, state.closings.removeValue(forKey: older))
            }
        }
        displaced?()
        return isWelcome
    }

    func requestCame(_ connection: ObjectIdentifier) {
        state.withLock { state in
            state.handshakes.end(connection)
            state.closings[connection] = nil
        }
    }

    func closed(_ connection: ObjectIdentifier, from address: ClientAddress) {
        state.withLock { state in
            state.handshakes.end(connection)
            state.closings[connection] = nil
            state.addresses.giveBack(for: address)
        }
    }
}
