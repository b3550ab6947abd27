import FederationHTTP
import Testing

@Suite struct `Network addresses` {
    @Test func `are read as host and port`() throws {
        let address = try NetworkAddress("coordinator.example:8443")
        #expect(address.host == "coordinator.example")
        #expect(address.port == 8443)
        #expect(address.description == "coordinator.example:8443")
    }

    @Test func `hold an IPv6 address in brackets`() throws {
        let address = try NetworkAddress("[::1]:0")
        #expect(address.host == "::1")
        #expect(address.description == "[::1]:0")
    }

    @Test(arguments: [
        "alder", "alder:", "alder:80:80", "::1:80", "alder:+80", "alder:65536", ":80",
    ])
    func `are refused in any other shape`(text: String) {
        #expect(throws: NetworkAddressError.self) { try NetworkAddress(text) }
    }

    @Test(arguments: ["alder/x:80", "al der:80", "user@alder:80", "alder\r\nHost:80", "ålder:80"])
    func `hold no sign that means something in a URL`(text: String) {
        #expect(throws: NetworkAddressError.self) { try NetworkAddress(text) }
    }
}
