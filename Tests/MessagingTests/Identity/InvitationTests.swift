import Messaging
import Testing

@Suite struct Invitations {
    private let invitation: Invitation

    init() throws {
        invitation = try Invitation(
            host: "fed.example.org", port: 8444, federation: .sha256([1]),
            caCertificateDigest: .sha256([2]), id: [UInt8](repeating: 3, count: 16),
            secret: [UInt8](repeating: 4, count: 32))
    }

    @Test func `are one line that comes back`() throws {
        #expect(try Invitation(text: invitation.text) == invitation)
        #expect(try Invitation(text: invitation.text.lowercased()) == invitation)
        let wrapped =
            "  " + invitation.text.prefix(80) + "\n" + invitation.text.dropFirst(80) + "\n"
        #expect(try Invitation(text: wrapped) == invitation)
        #expect(invitation.text.allSatisfy { $0.isASCII && ($0.isUppercase || $0.isNumber) })
    }

    @Test func `reach DNS names and both kinds of IP address`() throws {
        for (host, coordinator) in [
            ("localhost", "localhost:1"), ("127.0.0.1", "127.0.0.1:1"), ("::1", "[::1]:1"),
        ] {
            let other = try Invitation.fresh(
                host: host, port: 1, federation: .zero, caCertificateDigest: .zero)
            #expect(other.coordinator == coordinator)
            #expect(try Invitation(text: other.text) == other)
        }
        for (host, port) in [("", UInt16(1)), ("a b", 1), ("https://a", 1), ("a", 0)] {
            #expect(throws: InvitationError.badAddress) {
                try Invitation.fresh(
                    host: host, port: port, federation: .zero, caCertificateDigest: .zero)
            }
        }
    }

    @Test func `with any character mistyped, left out or doubled are refused`() {
        let text = Array(invitation.text)
        for index in text.indices {
            var mistyped = text
            mistyped[index] = text[index] == "A" ? "B" : "A"
            #expect(throws: InvitationError.self) { try Invitation(text: String(mistyped)) }
            var shorter = text
            shorter.remove(at: index)
            #expect(throws: InvitationError.self) { try Invitation(text: String(shorter)) }
            var longer = text
            longer.insert(text[index], at: index)
            #expect(throws: InvitationError.self) { try Invitation(text: String(longer)) }
        }
    }

    @Test func `that are no invitations at all say so`() {
        #expect(throws: InvitationError.cutOrMistyped) { try Invitation(text: "") }
        #expect(throws: InvitationError.notBase32) { try Invitation(text: "not one!") }
        #expect(throws: InvitationError.tooLong) {
            try Invitation(text: String(repeating: "A", count: 5000))
        }
    }

    @Test func `are kept as the hash of their secret`() {
        let text = Array("fl-invitation-v1".utf8) + [0]
        #expect(invitation.secretDigest == .sha256(text, [UInt8](repeating: 4, count: 32)))
    }

    @Test func `are fresh each time and print no secret`() throws {
        let one = try Invitation.fresh(
            host: "a", port: 1, federation: .zero, caCertificateDigest: .zero)
        let other = try Invitation.fresh(
            host: "a", port: 1, federation: .zero, caCertificateDigest: .zero)
        #expect(one.id != other.id)
        #expect(one.secret != other.secret)
        #expect(
            "\(invitation)"
                == "Invitation(03030303030303030303030303030303 to fed.example.org:8444)")
    }
}
