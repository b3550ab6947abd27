/// Bounds of a listener. Every wait, size and number has one.
package struct ServerLimits: Sendable, Hashable {
    /// How long a poll waits for something new before it answers 204.
    package var pollWait: Duration = .seconds(50)
    /// From the connection to its first request, the TLS handshake included.
    package var firstRequest: Duration = .seconds(10)
    /// How long a connection that is closed waits for the other end to say goodbye.
    package var goodbye: Duration = .seconds(1)
    /// A connection on which nothing happens is closed after it. A waiting poll doesn't count.
    package var idle: Duration = .seconds(75)
    /// A body must bring `bodyBytesPerSecond` over each span of this length.
    package var bodySpan: Duration = .seconds(30)
    package var bodyBytesPerSecond = 1024
    /// From the first byte of a request to the end of its header fields.
    package var requestHead: Duration = .seconds(10)
    package var headerFieldBytes = 8 << 10
    package var headerFields = 64
    package var pathBytes = 1 << 10
    /// Memory for bodies in bytes: in all requests, and in those of one member or address.
    package var bodyMemory = 512 << 20
    package var bodyMemoryPerSender = 160 << 20
    /// Requests of one connection that wait behind the one that is worked on; with more it is closed.
    package var waitingRequests = 8
    /// Requests of one member that are worked on at the same time, polls included.
    package var requestsPerMember = 8
    /// Of one member, over five seconds each.
    package var requestsPerSecond = 50
    package var connectionsPerMember = 8
    /// Waiting polls of all members.
    package var polls = 1000
    /// Requests of one address to the registration listener in a minute.
    package var registrationsPerMinute = 10
    /// Connections that have not brought a request yet. Further ones displace the oldest.
    package var openHandshakes = 64
    /// Further ones of the same address displace its own oldest.
    package var openHandshakesPerAddress = 16
    /// Several members may share an address behind a gateway.
    package var connectionsPerAddress = 256
    /// Further connections wait until one closes.
    package var connections = 1024

    package init() {}
}
