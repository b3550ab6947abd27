/// Time since a start, on a clock that was handed in.
struct Stopwatch: Sendable {
    /// Never decreases.
    let elapsed: @Sendable () -> Duration

    init(_ clock: some Clock<Duration>) {
        let start = clock.now
        elapsed = { start.duration(to: clock.now) }
    }
}
