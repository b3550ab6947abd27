import FederationHTTP
import NIOCore
import Testing

@Suite struct `Where a connection comes from` {
    @Test(arguments: [
        ("192.0.2.7", "192.0.2.7"), ("::ffff:192.0.2.7", "192.0.2.7"),
        ("2001:db8:1:2:3:4:5:6", "2001:db8:1:2::"), ("2001:db8:1:2::9", "2001:db8:1:2::"),
        ("2001:db8::9", "2001:db8:0:0::"), ("::1", "0:0:0:0::"),
    ])
    func `is an address, or the network that one host can choose from`(
        text: String, source: String
    ) throws {
        let socket = try SocketAddress(ipAddress: text, port: 1)
        #expect(ClientAddress(socket).description == source)
    }

    @Test func `is unknown of a socket that is gone`() {
        #expect(ClientAddress(nil).description == "unknown")
    }
}
