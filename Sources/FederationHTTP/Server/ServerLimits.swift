/// Bounds of a listener. Every wait, size and number has one.
package struct ServerLimits: Sendable, Hashable {
    /// How long a poll waits for something new before it answers 204.
    package var pollWait: Duration = .seconds(50)
    /// From the connection to its first request, the TLS handshake included.
    package var firstRequest: Duration = .seconds(10)
    /// A connection on which nothing happens is closed after it. A waiting poll doesn't count.
    package var idle: Duration = .seconds(75)
    /// A body must bring `bodyBytesPerSecond` over each span of this length.
    package var bodySpan: Duration = .seconds(30)
    package var bodyBytesPerSecond = 1024
    package var headerFieldBytes = 8 << 10
    package var headerFields = 64
    package var pathBytes = 1 << 10
    /// Requests of one member that are worked on at the same time, polls included.
    package var requestsPerMember = 8
    /// Requests of one address to the registration listener in a minute.
    package var registrationsPerMinute = 10
    /// Connections that have not brought a request yet; further ones are closed at once.
    package var openHandshakes = 64
    /// Further connections wait until one closes.
    package var connections = 1024

    package init() {}
}
