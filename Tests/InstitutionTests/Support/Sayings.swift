import Synchronization

/// What nodes say while they take part, by name.
final class Sayings: Sendable {
    private let lines = Mutex<[(name: String, text: String)]>([])
    private let stream: AsyncStream<Void>
    private let continuation: AsyncStream<Void>.Continuation

    init() {
        (stream, continuation) = AsyncStream.makeStream()
    }

    func hear(_ name: String, _ text: String) {
        lines.withLock { $0.append((name, text)) }
        continuation.yield()
    }

    func of(_ name: String) -> [String] {
        lines.withLock { $0.filter { $0.name == name }.map(\.text) }
    }

    /// Returns once every one of them has said a line with one of the words in it.
    func wait(for words: [String], from names: [String]) async {
        func haveAllSaid() -> Bool {
            names.allSatisfy { name in
                of(name).contains { line in words.contains { line.contains($0) } }
            }
        }
        guard !haveAllSaid() else { return }
        for await _ in stream where haveAllSaid() { return }
    }
}
