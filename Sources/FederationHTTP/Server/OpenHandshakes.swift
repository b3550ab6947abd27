/// The connections of a listener that have not brought a request yet, oldest first.
///
/// A source that holds `perSource` of them gives its oldest for a new one; where there are `limit` in
/// all, a newcomer displaces the oldest of the source that holds most. So sockets that strangers
/// leave idle make room for members, also for those behind the same address.
package struct OpenHandshakes<Connection: Hashable, Source: Hashable> {
    package let limit: Int
    package let perSource: Int
    private var waiting: [(connection: Connection, source: Source)] = []

    package enum Entry: Hashable {
        case welcome
        /// Welcome, once this older one is closed.
        case welcomeInstead(of: Connection)
        /// Nobody is let in.
        case refused
    }

    package init(limit: Int, perSource: Int) {
        self.limit = limit
        self.perSource = perSource
    }

    package var count: Int { waiting.count }

    package mutating func begin(_ connection: Connection, from source: Source) -> Entry {
        guard limit > 0, perSource > 0 else { return .refused }
        let displaced = oldestToGo(for: source).map { waiting.remove(at: $0).connection }
        waiting.append((connection, source))
        return displaced.map { .welcomeInstead(of: $0) } ?? .welcome
    }

    private func oldestToGo(for source: Source) -> Int? {
        let counts = waiting.reduce(into: [:]) { $0[$1.source, default: 0] += 1 }
        if counts[source, default: 0] >= perSource {
            return waiting.firstIndex { $0.source == source }
        }
        let most = counts.values.max() ?? 0
        return waiting.count < limit ? nil : waiting.firstIndex { counts[$0.source] == most }
    }

    /// A request came, or the connection was closed; nothing happens if it was displaced before.
    package mutating func end(_ connection: Connection) {
        waiting.removeAll { $0.connection == connection }
    }
}
