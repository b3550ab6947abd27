/// Host and port of a listener or proxy: `coordinator.example:8443`, `127.0.0.1:0`, `[::1]:8443`.
package struct NetworkAddress: Sendable, Hashable, CustomStringConvertible {
    /// A name or an IP address, without brackets.
    package let host: String
    /// 0 asks the system to choose, for listeners only.
    package let port: Int

    package init(host: String, port: Int) throws(NetworkAddressError) {
        guard (1...253).contains(host.utf8.count), host.utf8.allSatisfy(Self.isHostByte) else {
            throw .host(byteCount: host.utf8.count)
        }
        guard (0...65535).contains(port) else { throw .port }
        self.host = host
        self.port = port
    }

    /// Reads `HOST:PORT`; an IPv6 address stands in brackets.
    package init(_ text: String) throws(NetworkAddressError) {
        guard let colon = text.lastIndex(of: ":") else { throw .shape }
        let digits = text[text.index(after: colon)...]
        guard (1...5).contains(digits.utf8.count),
            digits.utf8.allSatisfy({ (48...57).contains($0) }),
            let port = Int(digits)
        else { throw .port }
        var host = text[..<colon]
        if host.hasPrefix("["), host.hasSuffix("]") {
            host = host.dropFirst().dropLast()
        } else if host.contains(":") {
            throw .shape
        }
        try self.init(host: String(host), port: port)
    }

    package var description: String {
        host.contains(":") ? "[\(host)]:\(port)" : "\(host):\(port)"
    }

    private static func isHostByte(_ byte: UInt8) -> Bool {
        switch byte {
        case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
            UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "."), UInt8(ascii: "-"),
            UInt8(ascii: "_"), UInt8(ascii: ":"):
            true
        default:
            false
        }
    }
}

/// Why a text is no network address.
package enum NetworkAddressError: Error, Hashable, CustomStringConvertible {
    case shape
    case host(byteCount: Int)
    case port

    package var description: String {
        switch self {
        case .shape:
            "An address is HOST:PORT, with an IPv6 address in brackets: [::1]:8443."
        case .host(let byteCount):
            """
            The host of an address has 1 to 253 letters, digits, dots and hyphens; \
            this one has \(byteCount) bytes or other signs.
            """
        case .port:
            "The port of an address is a whole number from 0 to 65535."
        }
    }
}
