package import NIOCore

/// Where a connection comes from, as far as one party can choose it: an IPv4 address, or the first
/// half of an IPv6 address, whose second half is every host's to choose.
package struct ClientAddress: Sendable, Hashable, CustomStringConvertible {
    package let description: String

    /// Nothing is known of a socket that is closed already; all those count as one.
    package init(_ socket: SocketAddress?) {
        let text = socket?.ipAddress ?? "unknown"
        description = text.contains(":") ? Self.network(ofIPv6: text) : text
    }

    private static func network(ofIPv6 text: String) -> String {
        if text.contains("."), let colon = text.lastIndex(of: ":") {
            return String(text[text.index(after: colon)...])
        }
        let halves = text.prefix { $0 != "%" }.split(
            separator: "::", maxSplits: 1,
            omittingEmptySubsequences: false
        ).map { $0.split(separator: ":") }
        let (head, tail) = (halves[0], halves.count > 1 ? halves[1] : [])
        let zeros = [Substring](repeating: "0", count: max(0, 8 - head.count - tail.count))
        return (head + zeros + tail).prefix(4).joined(separator: ":") + "::"
    }
}
