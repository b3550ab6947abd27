/// Bounds of a client's connections.
package struct ClientLimits: Sendable, Hashable {
    /// For TCP, proxy and TLS together.
    package var connect: Duration = .seconds(10)
    /// Without a byte of the answer; must exceed the coordinator's poll wait.
    package var silence: Duration = .seconds(75)
    /// An unused connection is closed after it, before the coordinator closes it.
    package var idle: Duration = .seconds(45)
    /// The largest answer that is read, in bytes: more than the largest question.
    package var answerBytes = 320 << 20

    package init() {}
}
