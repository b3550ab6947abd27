/// The connections of a listener that have not brought a request yet, oldest first.
///
/// One source may hold `perSource` of them. Where there are `limit` in all, a newcomer displaces the
/// oldest of the source that holds most: sockets that strangers leave idle make room for members.
package struct OpenHandshakes<Connection: Hashable, Source: Hashable> {
    package let limit: Int
    package let perSource: Int
    private var waiting: [(connection: Connection, source: Source)] = []

    package enum Entry: Hashable {
        case welcome
        /// Welcome, once this older one is closed.
        case welcomeInstead(of: Connection)
        case refused
    }

    package init(limit: Int, perSource: Int) {
        self.limit = limit
        self.perSource = perSource
    }

    package var count: Int { waiting.count }

    package mutating func begin(_ connection: Connection, from source: Source) -> Entry {
        let counts = waiting.reduce(into: [:]) { $0[$1.source, default: 0] += 1 }
        guard limit > 0, counts[source, default: 0] < perSource else { return .refused }
        let most = counts.values.max() ?? 0
        guard waiting.count >= limit,
            let oldest = waiting.firstIndex(where: { counts[$0.source] == most })
        else {
            waiting.append((connection, source))
            return .welcome
        }
        let displaced = waiting.remove(at: oldest).connection
        waiting.append((connection, source))
        return .welcomeInstead(of: displaced)
    }

    /// A request came, or the connection was closed; nothing happens if it was displaced before.
    package mutating func end(_ connection: Connection) {
        waiting.removeAll { $0.connection == connection }
    }
}
