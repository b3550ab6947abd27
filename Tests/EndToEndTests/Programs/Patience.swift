/// Looks again and again for what other processes bring about, for a bounded time.
enum Patience {
    /// Long enough for a loaded machine; nothing that works takes a tenth of it.
    static let limit = Duration.seconds(120)

    /// The first thing that `look` finds.
    static func find<Value>(
        _ what: String, _ look: () async throws -> Value?
    ) async throws -> Value {
        let clock = ContinuousClock()
        let end = clock.now.advanced(by: limit)
        while clock.now < end {
            if let value = try await look() { return value }
            try await clock.sleep(for: .milliseconds(10))
        }
        throw NeverCame(what: what)
    }
}

/// What was waited for in vain.
struct NeverCame: Error, CustomStringConvertible {
    let what: String

    var description: String { "Waited in vain for \(what)." }
}
